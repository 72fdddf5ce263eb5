import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PlacedPage } from './placed-report';

const run = (program: string, args: readonly string[], input?: Buffer): Buffer => execFileSync(program, args, { ...(input ? { input } : {}), stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 1 << 26 });

const octal = (text: string): string => [...Buffer.from(text, 'latin1')].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** Ghostscript's PDF of a PostScript job in Palatino, its subset fonts without ToUnicode. PostScript's Latin 1 has a minus for the hyphen. */
export const writeByGhostscript = (pages: readonly PlacedPage[], file: string): void => {
  const drawn = pages.map((page) => `${page.map(({ text, x, y, sizePt }) => `/P findfont ${sizePt} scalefont setfont ${x} ${792 - y} moveto (${octal(text)}) show`).join('\n')}\nshowpage`);
  const prologue = '%!PS\n/Palatino-Roman findfont dup length dict begin {1 index /FID ne {def} {pop pop} ifelse} forall /Encoding ISOLatin1Encoding dup length array copy dup 45 /hyphen put def currentdict end /P exch definefont pop <</PageSize[612 792]>> setpagedevice';
  run('gs', ['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-dAutoRotatePages=/None', '-sDEVICE=pdfwrite', `-sOutputFile=${file}`, '-'], Buffer.from(`${prologue}\n${drawn.join('\n')}\n`, 'latin1'));
};

/** Cairo's PDF of a PDF: fonts as subsets, text set word by word. */
export const rewriteByCairo = (from: string, to: string): void => void run('pdftocairo', ['-pdf', from, to]);

export const qpdf = (...args: readonly string[]): void => void run('qpdf', args);

/** The same pages as seen, stored turned: the content lies on its side and /Rotate puts it upright. */
export const turnByQpdf = (from: string, to: string, degrees: 90 | 180 | 270): void => {
  qpdf(`--rotate=${degrees}`, from, `${to}.1`);
  qpdf('--flatten-rotation', `${to}.1`, `${to}.2`);
  qpdf(`--rotate=${360 - degrees}`, `${to}.2`, to);
  for (const made of [`${to}.1`, `${to}.2`]) rmSync(made);
};

/** The ink of page 1 as poppler draws it, in points from the top left, to half a point. */
export const inkOfFirstPage = (pdf: Buffer, folder: string): readonly number[] => {
  const file = path.join(folder, 'ink.pdf');
  writeFileSync(file, pdf);
  const picture = run('pdftoppm', ['-gray', '-r', '144', '-l', '1', file]);
  rmSync(file);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40));
  if (!header) throw new Error('pdftoppm gave no picture');
  const [width, start] = [Number(header[1]), header[0].length];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = start; index < picture.length; index += 1) {
    if ((picture[index] ?? 255) > 200) continue;
    const [x, y] = [(index - start) % width, Math.floor((index - start) / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
  }
  return [left / 2, top / 2, right / 2, bottom / 2];
};
