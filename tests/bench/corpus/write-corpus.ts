import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { CorpusStructure } from './pdf-file';
import { corpusFileName, corpusReport, type CorpusFonts } from './report';
import { slimReport } from './slim-report';

/** Which reports a corpus holds: numbers 1 to `reports`. `pages`: of each, or 2 to 5 in turn. `slim` reports have neither fonts of their own nor pictures. */
export type Corpus = { readonly reports: number; readonly pages: number | 'mixed'; readonly fonts: CorpusFonts | 'slim'; readonly structure?: CorpusStructure };

const MIXED_PAGES = [4, 2, 4, 5, 3];

export const pagesOfReport = ({ pages }: Corpus, number: number): number => (pages === 'mixed' ? MIXED_PAGES[number % MIXED_PAGES.length]! : pages);

const reportOf = (corpus: Corpus, number: number): Buffer => {
  const pages = pagesOfReport(corpus, number);
  return corpus.fonts === 'slim' ? slimReport({ number, pages }) : corpusReport({ number, pages, fonts: corpus.fonts, structure: corpus.structure ?? 'table' });
};

/** Writes a corpus as files of a folder; gives their names in order. */
export const writeCorpusFolder = async (folder: string, corpus: Corpus): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (let number = 1; number <= corpus.reports; number++) {
    const name = `report-${String(number).padStart(6, '0')}.pdf`;
    await writeFile(join(folder, name), reportOf(corpus, number));
    names.push(name);
  }
  return names;
};

/** Writes a corpus as a download: a zip as the testing portal gives it, deflated or stored. One report at a time is in memory. */
export const writeCorpusZip = async (path: string, corpus: Corpus, method: 'deflated' | 'stored'): Promise<void> => {
  const zip = new yazl.ZipFile();
  const options = { mtime: new Date(2025, 8, 15, 9, 0, 0), forceDosTimestamp: true, mode: 0o100644, compress: method === 'deflated' };
  for (let number = 1; number <= corpus.reports; number++) {
    zip.addReadStreamLazy(`reports/${corpusFileName(number)}`, options, (deliver) => deliver(null, Readable.from([reportOf(corpus, number)])));
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
};
