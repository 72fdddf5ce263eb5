import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directTransport } from '@main/printing/direct/direct-transport';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { pageTexts, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { run } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf']);

type Word = { readonly text: string; readonly box: readonly number[] };
/** Page sizes and the boxes of all words, by poppler, in points from the top left. */
async function shown(path: string): Promise<{ readonly sizes: readonly number[][]; readonly words: readonly Word[] }> {
  const html = await run('pdftotext', ['-bbox', path, '-']);
  const sizes = [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)"/g)].map(([, width, height]) => [Number(width), Number(height)]);
  const words = [...html.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(([, x0, y0, x1, y1, text = '']) => ({ text, box: [x0, y0, x1, y1].map(Number) }));
  return { sizes, words };
}

test('what a queue hands to its printer stands where it stood in the batch, within a point', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [4, 2] }]);
  expect(await recordOf(bench.print())).toMatchObject({ outcome: 'completed' });
  const [document] = await bench.newDocuments('Lab_Pdf');
  const [sent, received] = await Promise.all([shown(join(bench.folder, 'batches/one.pdf')), shown(document?.path ?? '')]);
  expect(received.sizes).toEqual(sent.sizes);
  expect(received.words.map(({ text }) => text)).toEqual(sent.words.map(({ text }) => text));
  expect(sent.words.length).toBeGreaterThan(20);
  received.words.forEach(({ box }, index) => box.forEach((value, side) => expect(Math.abs(value - (sent.words[index]?.box[side] ?? NaN))).toBeLessThan(1)));
});

test.each(['queue', 'printer itself'])('1,000 pages arrive over the %s in bounded jobs, each once and in order', async (way) => {
  await makePreparedFolder(bench.folder, [{ id: 'many', packetPages: Array.from({ length: 250 }, () => 4) }]);
  const transport = way === 'queue' ? bench.transport : directTransport({ userName: 'office', printers: async () => [{ name: 'Lab_Pdf', address: bench.lab.address('Lab_Pdf'), certificate: null }] });
  const done = await recordOf(bench.print({}, { transport }));
  expect(done).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 1, toPiece: 125, pages: 500 }, { fromPiece: 126, toPiece: 250, pages: 500 }], pieces: { ok: 250 } });
  expect((await bench.newPages()).flat()).toEqual(pageTexts('many', 1, 1_000));
});
