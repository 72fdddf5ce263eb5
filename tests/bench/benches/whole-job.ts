import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bench, BenchContext } from '../bench';
import { compare, shellContender } from '../compare';
import { writeCorpusZip } from '../corpus/write-corpus';
import { foldlineCommand } from '../foldline-command';

/** For what is made before anything is measured. */
const AT_MOST = { stdio: 'ignore', timeout: 1_800_000 } as const;

type Download = { readonly name: string; readonly zip: string; readonly folder: string };

/** The download that was named; else usual score reports, and the sample's, a third of which have a copy in another language, Arabic and Chinese among them. */
const downloads = async ({ workplace, reports, download }: BenchContext): Promise<readonly Download[]> => {
  if (download !== null) return [{ name: basename(download), zip: download, folder: join(workplace, 'named') }];
  const made: Download[] = ['reports of 2 to 5 pages', 'reports of the sample'].map((name, index) => ({ name: `${reports} ${name}`, zip: join(workplace, `${index}.zip`), folder: join(workplace, `${index}`) }));
  await writeCorpusZip(made[0]!.zip, { reports, pages: 'mixed', fonts: 'vary' }, 'deflated');
  const { program, args } = foldlineCommand('sample', '--out', made[1]!.zip, '--reports', String(reports), '--seed', '7');
  execFileSync(program, args, AT_MOST);
  return made;
};

const unpack = (zip: string, to: string): string => `mkdir -p "${to}" && unzip -q -o -d "${to}" "${zip}"`;

/** The sample's damaged PDF makes programs that read it say so: their exit is not looked at. */
const readAll = (from: string): string => `find "${from}" -iname '*.pdf' -exec pdftotext -bbox -l 1 {} /dev/null ';' 2> /dev/null; true`;

const PDFTOTEXT = 'pdftotext -bbox -l 1 per file';
const CHAIN = 'unzip, pdftotext per file, qpdf';

/** Reads a download: names, kinds, addresses and their place in the window, beside the text of each first page. */
export const inspecting: Bench = {
  name: 'inspect',
  run: async (context) => {
    for (const { name, zip, folder } of await downloads(context)) {
      execFileSync('sh', ['-c', `${unpack(zip, folder)} || true`], AT_MOST);
      const contenders = [
        { name: 'foldline inspect (zip)', command: () => foldlineCommand('inspect', zip, '--json') },
        { name: 'foldline inspect (folder)', command: () => foldlineCommand('inspect', folder, '--json') },
        shellContender(PDFTOTEXT, ['pdftotext'], () => readAll(folder)),
      ];
      context.tell(await compare({ title: `Inspecting ${name}`, contenders, references: [PDFTOTEXT], ...context }));
    }
  },
};

/** Writes a list of the PDFs that end as PDFs do, by their names in the folder: the sample's truncated one would end qpdf's work. */
const wholePdfs = async (folder: string): Promise<string> => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.toLowerCase().endsWith('.pdf'));
  const whole = names.filter((name) => readFileSync(join(folder, name)).subarray(-1_024).includes('%%EOF')).sort();
  const list = `${folder}.list`;
  await writeFile(list, ['--warning-exit-0', '--empty', '--pages', ...whole, '--', '../merged.pdf'].join('\n'));
  return list;
};

/** From the zip to batches that are proved, beside what other programs do of it, which prove nothing. */
export const preparing: Bench = {
  name: 'prepare',
  run: async (context) => {
    for (const { name, zip, folder } of await downloads(context)) {
      execFileSync('sh', ['-c', `${unpack(zip, folder)} || true`], AT_MOST);
      const list = await wholePdfs(folder);
      const contenders = [
        { name: 'foldline prepare', command: (output: string) => foldlineCommand('prepare', zip, '--out', output) },
        shellContender(CHAIN, ['unzip', 'pdftotext', 'qpdf'], (output) => `${unpack(zip, `${output}/in`)}; ${readAll(`${output}/in`)}; cd "${output}/in" && qpdf "@${list}" && cd / && rm -r "${output}/in"`),
      ];
      context.tell(await compare({ title: `Preparing ${name}, from the zip to proved batches`, contenders, references: [CHAIN], ...context }));
    }
  },
};
