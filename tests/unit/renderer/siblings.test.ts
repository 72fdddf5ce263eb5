import type { FamilyView } from '@shared/ipc/views';
import { expect, test } from 'vitest';
import { growthOverEightfold, STILL_LINEAR } from '../../support/growth';
import { withTick, withTicks } from '../../../src-renderer/store/siblings-store';

const family = (...ssids: readonly string[]): FamilyView => ({ addressLines: [], isByRule: true, isConfirmed: false, obstacle: null, students: ssids.map((ssid) => ({ ssid, student: ssid, school: null, grade: null })) });
const families = [family('1', '2'), family('1', '2', '3'), family('4', '5')];

test('a student is in one family: a tick takes away that of another family with the same student', () => {
  const both = withTick(families, withTick(families, new Set(), 0, true), 2, true);
  expect([...both]).toEqual([0, 2]);
  expect([...withTick(families, both, 1, true)]).toEqual([2, 1]);
  expect([...withTick(families, both, 0, false)]).toEqual([2]);
  expect([...withTick(families, both, 9, true)]).toEqual([0, 2]);
});

test('many ticks one after the other come to what each in turn comes to, in time that does not grow with their square', () => {
  const chain = Array.from({ length: 6 }, (_, index) => family(`${index}`, `${index + 1}`));
  const inTurn = [0, 3, 1, 2, 5, 0].reduce<ReadonlySet<number>>((all, index) => withTick(chain, all, index, true), new Set([4]));
  expect([...withTicks(chain, new Set([4]), [0, 3, 1, 2, 5, 0])]).toEqual([...inTurn]);
  const ofMany = (count: number) => {
    const many = Array.from({ length: count }, (_, index) => family(`a${index}`, `b${index}`));
    const indexes = many.map((_, index) => index);
    return () => withTicks(many, new Set(), indexes);
  };
  expect(ofMany(25_000)().size).toBe(25_000);
  // Fewer lie in the processor’s caches, and the more look slower than they are.
  expect(growthOverEightfold(8_000, ofMany)).toBeLessThan(STILL_LINEAR);
});
