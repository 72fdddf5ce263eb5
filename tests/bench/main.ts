import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleFolder } from './assemble-folder';
import { ASSEMBLE_CHILD, benchAssembly } from './assembly';
import { benchWholeJob } from './whole-job';

const REPORTS = 1_000;
const ROUNDS = 3;

/**
 * `npm run bench [-- REPORTS [ROUNDS]]`: Foldline beside other programs on reports made here, in turn, as tables of medians.
 * A program that is not installed is named as missing. About five minutes as it is.
 */
const main = async (args: readonly string[]): Promise<void> => {
  const [first, folder, output, pages] = args;
  if (first === ASSEMBLE_CHILD) return assembleFolder(folder!, output!, Number(pages));
  const reports = Number(args[0] ?? REPORTS);
  const rounds = Number(args[1] ?? ROUNDS);
  const benches = [
    (workplace: string) => benchAssembly(workplace, reports, 'fixed', rounds),
    (workplace: string) => benchAssembly(workplace, reports, 'vary', rounds),
    (workplace: string) => benchWholeJob(workplace, reports, rounds),
  ];
  for (const bench of benches) {
    const workplace = await mkdtemp(join(tmpdir(), 'foldline-bench-'));
    try {
      process.stdout.write(`${await bench(workplace)}\n\n`);
    } finally {
      await rm(workplace, { recursive: true, force: true });
    }
  }
};

await main(process.argv.slice(2));
