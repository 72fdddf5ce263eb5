import { readCorrection, typedFacts } from '../../../src-renderer/words/correction-form';
import { groundWords } from '../../../src-renderer/words/grounds';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '@shared/ipc/contract';
import { makeFakeBridge, type FakeBridge } from '../../support/fake-bridge/fake-bridge';
import { isSameBeginnings, nextBeginning, toggled } from '../../../src-renderer/store/beginnings';
import { addSample } from '../../../src-renderer/store/downloads-store';
import { applyBeginnings, closeEntry, openEntry, takeFoundBeginnings, toggleBeginning, undoBeginning, useEntryStore } from '../../../src-renderer/store/entry-store';
import { readAll } from '../../../src-renderer/store/findings-store';
import { planFindings, preferReport, undoPlanning } from '../../../src-renderer/store/planning';
import { usePlanStore } from '../../../src-renderer/store/plan-store';
import { readLengthRow } from '../../../src-renderer/words/length-row';
import { signWords } from '../../../src-renderer/words/page-signs';

let bridge: FakeBridge;
beforeEach(async () => {
  bridge = makeFakeBridge({ packets: 20 });
  vi.stubGlobal('window', { foldline: bridge satisfies Bridge<File> });
  await addSample();
  await readAll();
  await planFindings();
});
afterEach(() => {
  closeEntry();
  vi.unstubAllGlobals();
});

const draft = () => useEntryStore.getState().draft?.present;

describe('the beginnings of a file', () => {
  it('are read, changed, undone and used, and the plan is made anew', async () => {
    await openEntry(3, 'pages');
    expect(draft()).toEqual([1, 5, 9]);
    toggleBeginning(1);
    toggleBeginning(7);
    expect(draft()).toEqual([1, 5, 7, 9]);
    undoBeginning();
    toggleBeginning(5);
    expect(draft()).toEqual([1, 9]);
    const before = usePlanStore.getState().version;
    await applyBeginnings();
    expect(bridge.calls.findLast(({ verb }) => verb === 'entry.cut')?.input).toEqual({ entryIndex: 3, beginnings: [1, 9] });
    expect(useEntryStore.getState()).toMatchObject({ reading: null, failure: null, entry: { reports: 2, isPlaced: true, beginnings: [1, 9] } });
    expect(usePlanStore.getState().version).toBeGreaterThan(before);
    await takeFoundBeginnings();
    expect(draft()).toEqual([1, 5, 9]);
    undoBeginning();
    expect(draft()).toEqual([1, 9]);
  });

  it('stay as they were where the file can not be read again, with the reason', async () => {
    await openEntry(3, 'pages');
    toggleBeginning(7);
    bridge.failNext('entry.cut', 'This file can’t be read as it was before.');
    await applyBeginnings();
    expect(useEntryStore.getState()).toMatchObject({ failure: 'This file can’t be read as it was before.', entry: { isPlaced: false } });
    expect(draft()).toEqual([1, 5, 7, 9]);
  });

  it('of a file that was closed are not taken for those of the next', async () => {
    const first = openEntry(3, 'pages');
    closeEntry();
    await first;
    expect(useEntryStore.getState()).toMatchObject({ entry: null, draft: null });
  });
});

it('a report that is chosen replaces the choice among the same ones, and undo takes it back', async () => {
  await preferReport('b', ['a', 'b', 'c']);
  await preferReport('x', ['x', 'y']);
  await preferReport('c', ['a', 'b', 'c']);
  expect(usePlanStore.getState().settings.present.preferred).toEqual(['x', 'c']);
  await undoPlanning();
  expect(usePlanStore.getState().settings.present.preferred).toEqual(['b', 'x']);
});

it('steps over beginnings', () => {
  expect(toggled([1, 5], 3)).toEqual([1, 3, 5]);
  expect(toggled([1, 3, 5], 3)).toEqual([1, 5]);
  expect(isSameBeginnings([1, 5], [1, 6])).toBe(false);
  expect(nextBeginning([1, 5, 9], 5, 1)).toBe(9);
  expect(nextBeginning([1, 5, 9], 5, -1)).toBe(1);
  expect(nextBeginning([1, 5, 9], 9, 1)).toBeUndefined();
});

describe('words', () => {
  it.each([
    [{ what: 'page-number', page: 1, of: 4 }, 'Page number 1 of 4'],
    [{ what: 'ssid', ssid: '9900200101', isNew: true }, 'New SSID 9900200101'],
    [{ what: 'new-language', language: 'vi' }, 'Turns to Vietnamese'],
  ] as const)('say what a page shows: %j', (sign, words) => expect(signWords(sign)).toBe(words));

  const typed = { kind: 'cast', from: '2025-26', to: '', pages: '3', blankMayFollow: false, grades: '8, 11 tk' } as const;
  it('take a typed row of expected lengths, or say what is missing', () => {
    expect(readLengthRow(typed)).toEqual({ kind: 'cast', from: '2025-26', to: null, pages: 3, blankMayFollow: false, grades: ['08', '11', 'TK'] });
    expect(readLengthRow({ ...typed, grades: '' })).toMatchObject({ grades: null });
    expect(readLengthRow({ ...typed, from: '2025' })).toMatch(/first school year/);
    expect(readLengthRow({ ...typed, to: '2023-24' })).toMatch(/comes before/);
    expect(readLengthRow({ ...typed, pages: '0' })).toMatch(/pages of one/);
    expect(readLengthRow({ ...typed, grades: '13' })).toMatch(/no grade/);
  });
});

describe('the form of a correction', () => {
  const report = {
    reportId: 'd0-e0-p1', firstPage: 1, pages: 4, student: 'Ana Sample', ssid: '9900800006', grade: '04', school: null, kind: 'unknown', copies: [{ language: 'en', firstPage: 1, pages: 4 }], downloadDate: null, address: [], grounds: 0, problems: [],
    corrected: [], was: { student: 'Ana Sample', ssid: '9900800006', grade: '04', school: null, kind: 'unknown' }, isSsidOpen: true,
  } as const;
  const typed = typedFacts(report);

  it('says only what differs from what was read', () => {
    expect(readCorrection(report, typed)).toEqual({ reportId: 'd0-e0-p1', pages: 4 });
    expect(readCorrection(report, { ...typed, student: ' Ana Maria Sample ', kind: 'csa', school: '0126870' })).toEqual({ reportId: 'd0-e0-p1', pages: 4, student: 'Ana Maria Sample', kind: 'csa', school: '0126870' });
    expect(readCorrection(report, { ...typed, student: '', grade: '' })).toEqual({ reportId: 'd0-e0-p1', pages: 4 });
  });

  it('says what to type instead', () => {
    expect(readCorrection(report, { ...typed, ssid: '12' })).toBe('An SSID has ten digits.');
    expect(readCorrection(report, { ...typed, school: 'Elm' })).toBe('A school code has seven digits.');
  });

  it('tells where facts were found', () => {
    expect(groundWords({ ...report, grounds: 1 | 2 | 32 })).toMatchObject({ ssid: 'printed on its pages and in the file name', grade: 'in the file name or folder', student: null, address: null });
  });
});
