import type { FamilyView } from '@shared/ipc/views';
import { expect, test } from 'vitest';
import { withTick } from '../../../src-renderer/store/siblings-store';

const family = (...ssids: readonly string[]): FamilyView => ({ addressLines: [], isByRule: true, isConfirmed: false, obstacle: null, students: ssids.map((ssid) => ({ ssid, student: ssid, school: null, grade: null })) });
const families = [family('1', '2'), family('1', '2', '3'), family('4', '5')];

test('a student is in one family: a tick takes away that of another family with the same student', () => {
  const both = withTick(families, withTick(families, new Set(), 0, true), 2, true);
  expect([...both]).toEqual([0, 2]);
  expect([...withTick(families, both, 1, true)]).toEqual([2, 1]);
  expect([...withTick(families, both, 0, false)]).toEqual([2]);
  expect([...withTick(families, both, 9, true)]).toEqual([0, 2]);
});
