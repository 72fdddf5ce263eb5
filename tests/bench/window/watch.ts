import type { ElectronApplication, Page } from 'playwright';
import { watchLongTasks } from './long-tasks';
import { mainBlocksSince, watchMainBlocks } from './main-blocks';

/** Times steps in a window and notes what holds up its page and its main process meanwhile. */
export type Watch = {
  readonly step: (name: string, does: () => Promise<unknown>) => Promise<void>;
  readonly times: ReadonlyMap<string, readonly number[]>;
  /** A sentence for each step that held one of them up for 50 ms or more, and one for all others. */
  readonly notes: () => readonly string[];
};

const told = (who: string, { count, longestMs }: { readonly count: number; readonly longestMs: number }): readonly string[] => (count === 0 ? [] : [`${who} ${count} times, ${Math.round(longestMs)} ms at most`]);

export const watch = async (page: Page, program: ElectronApplication): Promise<Watch> => {
  const takeLongTasks = await watchLongTasks(page, program);
  await watchMainBlocks(program);
  const takeMainBlocks = mainBlocksSince(program);
  const times = new Map<string, readonly number[]>();
  const held = new Map<string, readonly string[]>();
  return {
    times,
    step: async (name, does) => {
      await Promise.all([takeLongTasks(), takeMainBlocks()]);
      const start = performance.now();
      await does();
      times.set(name, [(performance.now() - start) / 1000]);
      held.set(name, [...told('the page', await takeLongTasks()), ...told('the main process', await takeMainBlocks())]);
    },
    notes: () => {
      const holding = [...held].filter(([, all]) => all.length > 0).map(([name, all]) => `${name}: held up ${all.join(', ')}.`);
      return [...holding, `Of ${held.size} steps ${held.size - holding.length} held up neither the page nor the main process for 50 ms.`];
    },
  };
};
