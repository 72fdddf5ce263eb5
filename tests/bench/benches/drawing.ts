import { join } from 'node:path';
import type { Bench } from '../bench';
import { compare } from '../compare';
import { writeCorpusFolder } from '../corpus/write-corpus';
import { childCommand } from '../foldline-command';
import { measure, type Command } from '../measure';
import { QPDF, mergePeers } from '../peers';

const PAGES = 4;
/** Drawing takes a hundred times as long as assembling. */
const MOST_REPORTS = 60;

const DRAWERS: readonly (readonly [program: string, args: (input: string) => readonly string[]])[] = [
  ['pdftoppm', (input) => ['-r', '50', input, '/dev/null']],
  ['gs', (input) => ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=bit', '-r50', '-sOutputFile=/dev/null', input]],
  ['mutool', (input) => ['draw', '-q', '-r', '50', '-F', 'pgm', '-o', '/dev/null', input]],
];

/** Draws Foldline's batch and qpdf's merge of the same reports: whatever prints them must not be slower at ours. */
export const drawing: Bench = {
  name: 'drawing',
  run: async ({ workplace, rounds, reports: wanted, tell }) => {
    const reports = Math.min(wanted, MOST_REPORTS);
    for (const fonts of ['fixed', 'vary'] as const) {
      const folder = join(workplace, fonts);
      const files = await writeCorpusFolder(folder, { reports, pages: PAGES, fonts });
      const ours = join(workplace, `${fonts}-foldline.pdf`);
      const theirs = join(workplace, `${fonts}-qpdf.pdf`);
      await make(childCommand('assemble-folder', folder, ours, String(PAGES)));
      const qpdf = mergePeers(folder, files).find(({ name }) => name === QPDF);
      const isThere = qpdf !== undefined && (await measure(qpdf.command(theirs))).ok;
      for (const [program, args] of DRAWERS) {
        const contender = (name: string, input: string, needs: readonly string[]) => ({ name, needs, command: () => ({ program, args: args(input) }) });
        const contenders = [contender("foldline's batch", ours, [program]), contender("qpdf's merge", theirs, isThere ? [program] : [program, 'qpdf'])];
        tell(await compare({ title: `Drawing ${reports * PAGES} pages by ${program}, ${fonts} fonts`, contenders, references: ["qpdf's merge"], rounds, workplace }));
      }
    }
  },
};

const make = async (command: Command): Promise<void> => {
  if (!(await measure(command)).ok) throw new Error('the batch to draw could not be written');
};
