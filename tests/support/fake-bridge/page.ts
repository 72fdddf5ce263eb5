/** The window in a plain browser, on a made-up main: `?packets=50000&problems=3&pace=20&sample=1`. */
import { entryIndexOfPath, APP_ORIGIN } from '@shared/ipc/addresses';
import { makeFakeBridge, USUAL } from './fake-bridge';
import { makeUpDocument } from './made-up-document';

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

const plainFetch = window.fetch.bind(window);
window.fetch = async (address, init) => {
  if (typeof address !== 'string' || !address.startsWith(APP_ORIGIN)) return plainFetch(address, init);
  const entryIndex = entryIndexOfPath(address.slice(APP_ORIGIN.length)) ?? 0;
  return new Response((await makeUpDocument(entryIndex)) as Uint8Array<ArrayBuffer>);
};

await import('../../../src-renderer/main');
