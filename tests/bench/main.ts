import { assembleFolder } from './assemble-folder';
import { ASSEMBLE_CHILD, benchAssembly } from './assembly';

const REPORTS = 1_000;
const ROUNDS = 3;

/** `npm run bench [-- REPORTS [ROUNDS]]`: Foldline beside its peers on reports made here, in turn, as tables of medians. */
const main = async (args: readonly string[]): Promise<void> => {
  const [first, folder, output, pages] = args;
  if (first === ASSEMBLE_CHILD) return assembleFolder(folder!, output!, Number(pages));
  const reports = Number(args[0] ?? REPORTS);
  const rounds = Number(args[1] ?? ROUNDS);
  for (const fonts of ['fixed', 'vary'] as const) process.stdout.write(`${await benchAssembly(reports, fonts, rounds)}\n\n`);
};

await main(process.argv.slice(2));
