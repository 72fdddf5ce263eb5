import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCorpus, type CorpusFonts } from './corpus';
import { measure, median, tableText, type Measure } from './measure';

/** The argument that makes the benchmark's program a child that assembles one folder. */
export const ASSEMBLE_CHILD = '--assemble-folder';

const PAGES = 4;

type Peer = { readonly name: string; readonly command: (files: readonly string[], folder: string, output: string) => readonly [program: string, args: readonly string[]] };

const PEERS: readonly Peer[] = [
  { name: 'foldline', command: (_files, folder, output) => [process.execPath, [process.argv[1]!, ASSEMBLE_CHILD, folder, output, String(PAGES)]] },
  { name: 'qpdf --empty --pages', command: (files, _folder, output) => ['qpdf', ['--empty', '--pages', ...files, '--', output]] },
  { name: 'mutool merge', command: (files, _folder, output) => ['mutool', ['merge', '-o', output, ...files]] },
];

/** Assembles the same reports with Foldline and its peers in turn; gives a table of medians and of ratios to qpdf's. */
export const benchAssembly = async (reports: number, fonts: CorpusFonts, rounds: number): Promise<string> => {
  const workplace = await mkdtemp(join(tmpdir(), 'foldline-bench-'));
  try {
    const folder = join(workplace, 'reports');
    const files = await writeCorpus(folder, reports, PAGES, fonts);
    const runs = new Map<string, Measure[]>(PEERS.map(({ name }) => [name, []]));
    const sizes = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      for (const { name, command } of PEERS) {
        const output = join(workplace, 'output.pdf');
        const run = await measure(...command(files, folder, output));
        runs.get(name)!.push(run);
        if (run.ok) sizes.set(name, (await stat(output)).size);
        await rm(output, { force: true });
      }
    }
    return `Assembling ${reports} reports of ${PAGES} pages, ${fonts} fonts, medians of ${rounds}\n${tableOf(runs, sizes)}`;
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
};

const REFERENCE = 'qpdf --empty --pages';

const tableOf = (runs: ReadonlyMap<string, readonly Measure[]>, sizes: ReadonlyMap<string, number>): string => {
  const secondsOf = (name: string): number => median(runs.get(name)!.map((run) => run.seconds));
  const ratio = (value: number | undefined, reference: number | undefined): string => (value === undefined || reference === undefined ? '-' : (value / reference).toFixed(2));
  const rows = [...runs].map(([name, measures]) => {
    if (!measures.every((run) => run.ok)) return [name, 'missing', '-', '-', '-', '-', '-'];
    const seconds = measures.map((run) => run.seconds);
    const peaks = measures.flatMap((run) => (run.peakMb === null ? [] : [run.peakMb]));
    return [
      name,
      secondsOf(name).toFixed(2),
      `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)}`,
      peaks.length > 0 ? Math.max(...peaks).toFixed(0) : '-',
      (sizes.get(name)! / 1_000_000).toFixed(1),
      ratio(secondsOf(name), sizes.has(REFERENCE) ? secondsOf(REFERENCE) : undefined),
      ratio(sizes.get(name), sizes.get(REFERENCE)),
    ];
  });
  return tableText([['', 'seconds', 'spread', 'peak MB', 'output MB', 'time ratio', 'size ratio'], ...rows]);
};
