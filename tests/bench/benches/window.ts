import type { Bench, BenchContext } from '../bench';
import { comparedTimes } from '../compare';
import { withDisplay } from '../window/display';
import { firstReports } from '../window/first-reports';
import { work } from '../window/work';

const BARE = 'a bare Electron window';

const coldStart = async ({ workplace, rounds, tell }: BenchContext): Promise<void> => {
  const { secondsToBareWindow, secondsToUsable } = await import('../window/open-window');
  const times = new Map<string, number[]>([['foldline', []], [BARE, []]]);
  for (let round = 0; round < rounds; round++) {
    times.get('foldline')?.push(await secondsToUsable());
    times.get(BARE)?.push(await secondsToBareWindow(workplace));
  }
  tell(comparedTimes({ title: 'From a cold start to a window that can be used', rounds, references: [BARE], times }));
};

/** The window as people meet it: in the real program, on a display. */
export const windowStart: Bench = { name: 'window-start', run: (context) => withDisplay(() => coldStart(context)) };
export const windowDrop: Bench = { name: 'window-drop', run: (context) => withDisplay(() => firstReports(context)) };
export const windowWork: Bench = { name: 'window-work', run: (context) => withDisplay(() => work(context)) };
