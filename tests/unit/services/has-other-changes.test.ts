import { hasOtherChanges } from '@main/services/mailing/has-other-changes';
import { usualInserter } from '@shared/domain/envelope/inserter/inserter-profile';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import { expect, it } from 'vitest';

const inserter = usualInserter('Office machine');
const numbered: PrepareSettings = { ...DEFAULT_PREPARE_SETTINGS, pieceNumbers: 'bottom-left' };
const changes = (before: PrepareSettings, part: Partial<PrepareSettings>): boolean => hasOtherChanges(before, { ...before, ...part });

it('reports are tried again with other masks, addresses or piece numbers, and with another shift where sheets are numbered', () => {
  expect(changes(DEFAULT_PREPARE_SETTINGS, { masks: ['Routing'] })).toBe(true);
  expect(changes(DEFAULT_PREPARE_SETTINGS, { addresses: [{ ssid: '9900000001', lines: ['PO Box 1', 'Davis, CA 95616'] }] })).toBe(true);
  const others: readonly Partial<PrepareSettings>[] = [{ pieceNumbers: 'none' }, { inserter }, { pieceNumbers: 'top-left' }, { pieceNumberPt: 5 }, { shiftYMm: 1 }, { printerXMm: 1 }];
  expect(others.map((part) => changes(numbered, part))).toEqual(others.map(() => true));
});

it('what changes no page tries none again', () => {
  const same: readonly Partial<PrepareSettings>[] = [{}, { sort: 'as-downloaded' }, { shiftYMm: 1 }, { pieceNumberPt: 5 }];
  expect(same.map((part) => changes(DEFAULT_PREPARE_SETTINGS, part))).toEqual(same.map(() => false));
  expect(changes(numbered, { sort: 'as-downloaded' })).toBe(false);
});
