import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, BenchSettings } from './bench';
import { assembly } from './benches/assembly';
import { drawing } from './benches/drawing';
import { assemblyGrowth, prepareGrowth } from './benches/growth';
import { inspecting, preparing } from './benches/whole-job';
import { windowDrop, windowStart, windowWork } from './benches/window';
import { zip } from './benches/zip';
import type { Compared } from './compare';
import { machineText, plainText, reportText } from './report';

const BENCHES: readonly Bench[] = [assembly, drawing, zip, inspecting, preparing, assemblyGrowth, prepareGrowth, windowStart, windowDrop, windowWork];

const HELP = `npm run bench [-- OPTIONS]: Foldline beside other programs on reports made here, in turn, as tables of medians.
A program that is not installed is named as missing.

  --only NAMES      of ${BENCHES.map(({ name }) => name).join(', ')}; with commas
  --reports N       reports of each corpus (1000)
  --rounds N        how often each program does the work (3)
  --sizes N,N,...   reports over which growth is measured (250,500,1000,2000,4000); up to 50000
  --large-zip       with "zip": also a stored zip above 4 GB
  --download ZIP    with "inspect" and "prepare": a download of your own in place of those made here
  --out FILE        also writes the tables to FILE.md or FILE.json; may be given for both
`;

/** A whole number above 0. Throws where the text is none. */
const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${text} is no whole number above 0.`);
  return value;
};

type Asked = { readonly help: boolean; readonly settings: BenchSettings; readonly benches: readonly Bench[]; readonly outs: readonly string[] };

const readArguments = (args: readonly string[]): Asked => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      reports: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '3' },
      sizes: { type: 'string', default: '250,500,1000,2000,4000' },
      'large-zip': { type: 'boolean', default: false },
      download: { type: 'string' },
      out: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const names = values.only?.split(',') ?? BENCHES.map(({ name }) => name);
  const benches = names.map((wanted) => {
    const bench = BENCHES.find(({ name }) => name === wanted);
    if (!bench) throw new Error(`There is no benchmark "${wanted}".`);
    return bench;
  });
  const settings = { reports: whole(values.reports), rounds: whole(values.rounds), sizes: values.sizes.split(',').map(whole), largeZip: values['large-zip'], download: values.download === undefined ? null : resolve(values.download) };
  if (settings.download !== null && !existsSync(settings.download)) throw new Error(`There is no file ${settings.download}.`);
  for (const out of values.out) if (!/\.(md|json)$/.test(out)) throw new Error(`${out} ends with neither .md nor .json.`);
  return { help: values.help, settings, benches, outs: values.out };
};

/** Runs the benchmarks that were asked for; what was measured is written after each table, so that nothing is lost where one fails. */
const runBenches = async ({ benches, settings, outs }: Asked): Promise<void> => {
  const all: Compared[] = [];
  process.stdout.write(`${machineText()}\n\n`);
  for (const bench of benches) {
    const workplace = await mkdtemp(join(tmpdir(), 'foldline-bench-'));
    const tell = (compared: Compared): void => {
      all.push(compared);
      process.stdout.write(`${plainText(compared)}\n\n`);
      for (const out of outs) writeFileSync(out, reportText(out.endsWith('.json') ? 'json' : 'md', all));
    };
    try {
      await bench.run({ ...settings, workplace, tell });
    } finally {
      await rm(workplace, { recursive: true, force: true });
    }
  }
};

const main = async (args: readonly string[]): Promise<void> => {
  const asked = readArguments(args);
  if (asked.help) process.stdout.write(HELP);
  else await runBenches(asked);
};

await main(process.argv.slice(2)).catch((thrown: unknown) => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${HELP}`);
  process.exitCode = 2;
});
