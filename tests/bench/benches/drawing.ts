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
/** For one program that draws them all, on a busy machine. */
const MOST_SECONDS = 600;

/** `needs`: programs of the system by name, or by the path where CUPS keeps its filters. */
type Drawer = { readonly name: string; readonly needs: readonly string[]; readonly command: (input: string) => Command };

const drawer = (program: string, args: (input: string) => readonly string[]): Drawer => ({ name: program, needs: [program], command: (input) => ({ program, args: args(input), mostSeconds: MOST_SECONDS }) });

/** A filter as CUPS's scheduler calls it: job, user, title, copies, options, file. `also`: programs that it runs itself, and without which some wait for ever. */
const cupsFilter = (name: string, also: readonly string[] = []): Drawer => {
  const program = `/usr/lib/cups/filter/${name}`;
  return { name: `CUPS's ${name}`, needs: [program, ...also], command: (input) => ({ program, args: ['1', 'bench', 'bench', '1', 'media=Letter Resolution=75dpi', input], mostSeconds: MOST_SECONDS }) };
};

const DRAWERS: readonly Drawer[] = [
  drawer('pdftoppm', (input) => ['-r', '50', input, '/dev/null']),
  drawer('gs', (input) => ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=bit', '-r50', '-sOutputFile=/dev/null', input]),
  drawer('mutool', (input) => ['draw', '-q', '-r', '50', '-F', 'pgm', '-o', '/dev/null', input]),
  { name: 'PDFium', needs: [], command: (input) => childCommand('draw-by-pdfium', input) },
  cupsFilter('pdftopdf'),
  cupsFilter('pdftoraster'),
  cupsFilter('gstoraster', ['gs']),
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
      const isThere = qpdf !== undefined && (await measure(qpdf.command(theirs))).end === 'done';
      for (const { name: by, needs, command } of DRAWERS) {
        const contender = (name: string, input: string, also: readonly string[]) => ({ name, needs: [...needs, ...also], command: () => command(input) });
        const contenders = [contender("foldline's batch", ours, []), contender("qpdf's merge", theirs, isThere ? [] : ['qpdf'])];
        tell(await compare({ title: `Drawing ${reports * PAGES} pages by ${by}, ${fonts} fonts`, contenders, references: ["qpdf's merge"], rounds, workplace }));
      }
    }
  },
};

const make = async (command: Command): Promise<void> => {
  if ((await measure(command)).end !== 'done') throw new Error('the batch to draw could not be written');
};
