import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoldlineWindow, openFoldline } from '../support/foldline-window';

let window: FoldlineWindow;
beforeAll(async () => {
  window = await openFoldline();
});
afterAll(() => window.close());

it('gives memory back while what was found stays: plans that nobody uses any more do not pile up in the main process', async () => {
  const megabytes = await window.program.evaluate(async () => {
    const { getHeapStatistics } = process.getBuiltinModule('node:v8');
    const objects = (count: number): readonly object[] => Array.from({ length: count }, (_, index) => ({ name: `a${index}`, places: [index, index + 1], about: { text: `b${index}` } }));
    const found = objects(400_000);
    let most = 0;
    for (let plan = 0; plan < 6; plan++) {
      objects(200_000);
      // Marking goes on between two turns of the loop.
      await new Promise((resolve) => setTimeout(resolve, 200));
      most = Math.max(most, getHeapStatistics().total_heap_size);
    }
    return found.length > 0 ? Math.round(most / 2 ** 20) : 0;
  });
  expect(megabytes).toBeLessThan(140);
});
