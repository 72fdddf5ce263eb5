import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberSet } from '@main/assembly/verify/number-set';
import { ObjectPlaces } from '@main/pdf/object-places';

const numbers = fc.oneof(fc.nat(40), fc.nat(2_000), fc.nat(2 ** 32), fc.nat(Number.MAX_SAFE_INTEGER));
const places = fc.oneof(fc.nat(), fc.integer({ min: -(2 ** 45), max: -1 }), fc.constant(Number.NaN));

describe('the places of objects', () => {
  it('are those that were given first, whatever the numbers and their order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, places)), fc.array(numbers), (given, others) => {
        const table = new ObjectPlaces();
        const expected = new Map<number, number>();
        for (const [objectNumber, place] of given) {
          table.add(objectNumber, place);
          if (!expected.has(objectNumber)) expected.set(objectNumber, place);
        }
        for (const objectNumber of [...expected.keys(), ...others]) expect(table.get(objectNumber)).toBe(expected.get(objectNumber));
        const byNumber = (all: Iterable<readonly [number, number]>) => [...all].sort(([one], [other]) => one - other);
        expect(byNumber(table)).toEqual(byNumber(expected));
      }),
    );
  });

  it('of objects far apart take no room for those between', () => {
    const table = new ObjectPlaces();
    for (let far = 1; far <= 1_000; far++) table.add(far * 1_000_003, far);
    expect([...table]).toHaveLength(1_000);
    expect(table.get(500 * 1_000_003)).toBe(500);
    expect(table.get(500)).toBeUndefined();
  });
});

describe('a set of numbers', () => {
  it('holds what was added and nothing else', () => {
    fc.assert(
      fc.property(fc.array(numbers), fc.array(numbers), (given, others) => {
        const set = new NumberSet();
        for (const number of given) set.add(number);
        const expected = new Set(given);
        for (const number of [...given, ...others, ...given.map((one) => one + 1)]) expect(set.has(number)).toBe(expected.has(number));
      }),
    );
  });
});
