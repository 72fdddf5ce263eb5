import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mapTogether } from '@main/services/map-together';

const MOST_AT_ONCE = 32;

it('gives the values in the order of the items, whichever ends first, and looks at a bounded number of them together', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 3 }), { maxLength: 100 }), async (waits) => {
      let under = 0;
      let most = 0;
      const values = await mapTogether(waits, async (ms) => {
        most = Math.max(most, (under += 1));
        await setTimeout(ms);
        under -= 1;
        return ms * 2;
      });
      expect(values).toEqual(waits.map((ms) => ms * 2));
      expect(most).toBe(Math.min(waits.length, MOST_AT_ONCE));
    }),
    { numRuns: 25 },
  );
});

it('throws what failed first in the order of the items, once nothing is under way any more, and begins with no more of them', async () => {
  const begun: number[] = [];
  let under = 0;
  const failing = mapTogether(Array.from({ length: 100 }, (_, index) => index), async (index) => {
    begun.push(index);
    under += 1;
    await setTimeout(index === 9 ? 1 : 5);
    under -= 1;
    if (index === 9 || index === 3) throw new Error(`item ${index}`);
    return index;
  });
  await expect(failing).rejects.toThrow('item 3');
  expect({ under, begun: begun.length }).toEqual({ under: 0, begun: MOST_AT_ONCE });
});
