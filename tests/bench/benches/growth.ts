import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, BenchContext } from '../bench';
import { compare, type Compared, type Contender } from '../compare';
import { writeCorpusFolder, writeCorpusZip } from '../corpus/write-corpus';
import { childCommand, foldlineCommand } from '../foldline-command';
import { growthExponent } from '../measure';

const PAGES = 4;

type Work = { readonly title: string; readonly contender: (workplace: string, reports: number) => Promise<Contender> };

const WORKS: readonly Work[] = [
  {
    title: 'Assembling more and more reports, equal fonts',
    contender: async (workplace, reports) => {
      const folder = join(workplace, `folder-${reports}`);
      await writeCorpusFolder(folder, { reports, pages: PAGES, fonts: 'fixed' });
      return { name: `${reports}`, command: (output) => childCommand('assemble-folder', folder, output, String(PAGES)) };
    },
  },
  {
    title: 'Preparing more and more reports, from the zip to proved batches',
    contender: async (workplace, reports) => {
      const zip = join(workplace, `download-${reports}.zip`);
      await writeCorpusZip(zip, { reports, pages: 'mixed', fonts: 'fixed' }, 'deflated');
      return { name: `${reports}`, command: (output) => foldlineCommand('prepare', zip, '--out', output) };
    },
  },
];

/** The same work at several sizes, with the exponent of its growth: 1 is linear. */
export const growth: Bench = {
  name: 'growth',
  run: async (context) => {
    for (const work of WORKS) context.tell(await grow(work, context));
  },
};

const grow = async ({ title, contender }: Work, { workplace, sizes, rounds }: BenchContext): Promise<Compared> => {
  const place = join(workplace, 'growth');
  const tables: Compared[] = [];
  // One size after the other: the largest corpora are too large to lie beside each other.
  for (const size of sizes) {
    await mkdir(place, { recursive: true });
    tables.push(await compare({ title, contenders: [await contender(place, size)], references: [], rounds, workplace: place }));
    await rm(place, { recursive: true, force: true });
  }
  const rows = tables.flatMap((table) => table.rows);
  const measured = rows.flatMap(({ name, seconds }) => (seconds === null ? [] : [{ size: Number(name), seconds }]));
  const notes = measured.length < 2 ? [] : [`Time grows with the number of reports to the power of ${growthExponent(measured).toFixed(2)}.`];
  return { title, rounds, references: [], rows: rows.map((row) => ({ ...row, name: `${row.name} reports` })), notes };
};
