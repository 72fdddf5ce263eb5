/** The window in a plain browser, on a made-up main, without the pages' pictures, which come from the program's own address: `?packets=50000&problems=3&pace=20&sample=1`. */
import { makeFakeBridge, USUAL } from './fake-bridge';

const asked = new URLSearchParams(location.search);
const number = (name: string, usual: number): number => Number(asked.get(name) ?? usual);
const bridge = makeFakeBridge({
  packets: number('packets', USUAL.packets),
  problems: number('problems', USUAL.problems),
  pace: number('pace', USUAL.pace),
  startOnSample: asked.has('sample'),
  caution: asked.get('caution'),
  printingUnavailable: asked.get('no-print'),
});
Object.assign(window, { foldline: bridge, fake: bridge });

await import('../../../src-renderer/main');
