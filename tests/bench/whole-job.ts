import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, shellContender, type Contender } from './compare';

/** The built command line, beside the built benchmarks. */
const CLI = join(dirname(fileURLToPath(import.meta.url)), '..', 'main', 'cli.js');

/** Reports set aside (the sample has some) are no failure: exit 3. */
const foldline = (name: string, args: (output: string) => readonly string[]): Contender => ({ name, command: (output) => [process.execPath, [CLI, ...args(output)]], accepted: [0, 3] });

/** A made-up download, the same at every run. */
const sampleDownload = (workplace: string, reports: number): string => {
  const download = join(workplace, 'download.zip');
  execFileSync(process.execPath, [CLI, 'sample', '--out', download, '--reports', String(reports), '--seed', '7'], { stdio: 'ignore' });
  return download;
};

/** The sample's damaged PDF makes programs that read it say so: their exit is not looked at, but that they are there is. */
const needing = (programs: readonly string[], script: string): string => `${programs.map((program) => `command -v ${program} > /dev/null && `).join('')}{ ${script}; true; }`;

/** Writes a list of the PDFs that end as PDFs do, by their names in the folder: the sample's truncated one would end qpdf's work. */
const wholePdfs = async (folder: string): Promise<string> => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.toLowerCase().endsWith('.pdf'));
  const whole = names.filter((name) => readFileSync(join(folder, name)).subarray(-1_024).includes('%%EOF'));
  const list = `${folder}.list`;
  await writeFile(list, whole.sort().join('\0'));
  return list;
};

const PDFTOTEXT = 'pdftotext -bbox -l 1 per file';
const CHAIN = 'unzip, pdftotext per file, qpdf';

/** Inspects a download, and prepares it whole and proved, beside what other programs take for as much as they can do of it. */
export const benchWholeJob = async (workplace: string, reports: number, rounds: number): Promise<string> => {
  const download = sampleDownload(workplace, reports);
  const folder = join(workplace, 'unpacked');
  const unpack = (to: string): string => `mkdir -p "${to}" && unzip -q -o -d "${to}" "${download}"`;
  const readAll = (from: string): string => `find "${from}" -iname '*.pdf' -exec pdftotext -bbox -l 1 {} /dev/null ';' 2> /dev/null`;
  execFileSync('sh', ['-c', `${unpack(folder)} || true`], { stdio: 'ignore' });
  const whole = await wholePdfs(folder);
  const merge = (from: string): string => `cd "${from}" && xargs -0 -s 1000000 sh -c 'qpdf --warning-exit-0 --empty --pages "$@" -- ../merged.pdf' qpdf < "${whole}"`;
  const inspect = await compare({
    title: `Inspecting a download of ${reports} reports`,
    contenders: [foldline('foldline inspect (zip)', () => ['inspect', download, '--json']), foldline('foldline inspect (folder)', () => ['inspect', folder, '--json']), shellContender(PDFTOTEXT, () => needing(['pdftotext'], readAll(folder)))],
    reference: PDFTOTEXT,
    rounds,
    workplace,
  });
  const prepare = await compare({
    title: `Preparing a download of ${reports} reports, from the zip to proved batches`,
    contenders: [
      foldline('foldline prepare', (output) => ['prepare', download, '--out', output]),
      shellContender(CHAIN, (output) =>
        needing(['unzip', 'pdftotext', 'qpdf'], `${unpack(`${output}/in`)}; ${readAll(`${output}/in`)}; (${merge(`${output}/in`)}); rm -r "${output}/in"`),
      ),
    ],
    reference: CHAIN,
    rounds,
    workplace,
  });
  return `${inspect}\n\n${prepare}`;
};
