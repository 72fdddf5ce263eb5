import { join } from 'node:path';
import type { Bench, BenchContext } from '../bench';
import { compare } from '../compare';
import { writeCorpusFolder, type Corpus } from '../corpus/write-corpus';
import { childCommand } from '../foldline-command';
import { QPDF, MUTOOL, mergePeers } from '../peers';

const PAGES = 4;

const CORPORA = {
  'equal fonts': { pages: PAGES, fonts: 'fixed' },
  'other fonts in every file': { pages: PAGES, fonts: 'vary' },
  'other fonts, object streams': { pages: PAGES, fonts: 'vary', structure: 'streams' },
} satisfies Readonly<Record<string, Omit<Corpus, 'reports'>>>;

/** Assembles the same reports into one PDF with Foldline and its peers. */
export const assembly: Bench = {
  name: 'assembly',
  run: async (context) => {
    for (const [name, corpus] of Object.entries(CORPORA)) await assembleOne(context, name, { ...corpus, reports: context.reports });
  },
};

const assembleOne = async ({ workplace, rounds, tell }: BenchContext, name: string, corpus: Corpus): Promise<void> => {
  const folder = join(workplace, name.replaceAll(/\W+/g, '-'));
  const files = await writeCorpusFolder(folder, corpus);
  const contenders = [{ name: 'foldline', command: (output: string) => childCommand('assemble-folder', folder, output, String(PAGES)) }, ...mergePeers(folder, files)];
  tell(await compare({ title: `Assembling ${corpus.reports} reports of ${PAGES} pages, ${name}`, contenders, references: [QPDF, MUTOOL], rounds, workplace }));
};
