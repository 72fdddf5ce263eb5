import { ITEMS_OF_STEP, atOnce, inSteps, mapInSteps, sortInSteps, type Steps } from '@shared/jobs/steps';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const pausesOf = (steps: Steps<unknown>): number => {
  let pauses = 0;
  while (!steps.next().done) pauses++;
  return pauses;
};

describe('work in steps', () => {
  it('comes to what it comes to at once', () => {
    const numbers = Array.from({ length: 3 * ITEMS_OF_STEP + 7 }, (_, index) => index);
    const seen: number[] = [];
    atOnce(inSteps(numbers, (item, index) => seen.push(item + index)));
    expect(seen).toEqual(numbers.map((item) => 2 * item));
    expect(atOnce(mapInSteps(numbers, (item) => `${item}`))).toEqual(numbers.map(String));
    expect(pausesOf(mapInSteps(numbers, (item) => item))).toBe(3);
  });

  it('sorts as a list sorts itself: what compares as equal stays in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 50 }), fc.constantFrom(1, 130, 401), (some, times) => {
        const items = Array.from({ length: times }, () => some).flat().map((key, place) => ({ key, place }));
        const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
        expect(atOnce(sortInSteps(items, compare))).toEqual(items.toSorted(compare));
      }),
      { numRuns: 60 },
    );
  });

  it('pauses while it sorts', () => {
    expect(pausesOf(sortInSteps(Array.from({ length: 20_000 }, (_, index) => -index), (a, b) => a - b))).toBeGreaterThan(20);
  });
});
