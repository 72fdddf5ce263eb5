import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, BenchContext } from '../bench';
import { compare, type Compared, type ComparedRow, type Contender } from '../compare';
import { writeCorpusFolder, writeCorpusZip, type Corpus } from '../corpus/write-corpus';
import { childCommand, foldlineCommand } from '../foldline-command';
import { growthExponent } from '../measure';

const PAGES = 4;

type Work = { readonly title: string; readonly contender: (workplace: string, reports: number) => Promise<Contender> };

const assembling = (fonts: Corpus['fonts'], name: string): Work => ({
  title: `Assembling more and more reports, ${name}`,
  contender: async (workplace, reports) => {
    const folder = join(workplace, `folder-${reports}`);
    await writeCorpusFolder(folder, { reports, pages: PAGES, fonts });
    return { name: `${reports}`, command: (output) => childCommand('assemble-folder', folder, output, String(PAGES)) };
  },
});

const preparing: Work = {
  title: 'Preparing more and more reports, from the zip to proved batches',
  contender: async (workplace, reports) => {
    const zip = join(workplace, `download-${reports}.zip`);
    await writeCorpusZip(zip, { reports, pages: 'mixed', fonts: 'fixed' }, 'deflated');
    return { name: `${reports}`, command: (output) => foldlineCommand('prepare', zip, '--out', output) };
  },
};

const growthBench = (name: string, works: readonly Work[]): Bench => ({
  name,
  run: async (context) => {
    for (const work of works) context.tell(await grow(work, context));
  },
});

/** The same work at several sizes, with the exponent of its growth: 1 is linear. */
export const assemblyGrowth: Bench = growthBench('assembly-growth', [assembling('fixed', 'equal fonts'), assembling('vary', 'other fonts in every file')]);
export const prepareGrowth: Bench = growthBench('prepare-growth', [preparing]);

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
  const notes = [exponentNote('Time', rows, (row) => row.seconds), exponentNote('CPU time', rows, (row) => row.cpuSeconds)].flat();
  return { title, rounds, references: [], rows: rows.map((row) => ({ ...row, name: `${row.name} reports` })), notes };
};

const exponentNote = (name: string, rows: readonly ComparedRow[], of: (row: ComparedRow) => number | null): readonly string[] => {
  const points = rows.flatMap((row) => {
    const seconds = of(row);
    return seconds === null ? [] : [{ size: Number(row.name), seconds }];
  });
  return points.length < 2 ? [] : [`${name} grows with the number of reports to the power of ${growthExponent(points).toFixed(2)}.`];
};
