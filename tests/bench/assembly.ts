import { join } from 'node:path';
import { compare, type Contender } from './compare';
import { writeCorpus, type CorpusFonts } from './corpus';

/** The argument that makes the benchmark's program a child that assembles one folder. */
export const ASSEMBLE_CHILD = '--assemble-folder';

const PAGES = 4;
const QPDF = 'qpdf --empty --pages';

/** Assembles the same reports with Foldline and its peers. */
export const benchAssembly = async (workplace: string, reports: number, fonts: CorpusFonts, rounds: number): Promise<string> => {
  const folder = join(workplace, 'reports');
  const files = await writeCorpus(folder, reports, PAGES, fonts);
  const contenders: readonly Contender[] = [
    { name: 'foldline', command: (output) => [process.execPath, [process.argv[1]!, ASSEMBLE_CHILD, folder, output, String(PAGES)]] },
    { name: QPDF, command: (output) => ['qpdf', ['--empty', '--pages', ...files, '--', output]] },
    { name: 'mutool merge', command: (output) => ['mutool', ['merge', '-o', output, ...files]] },
  ];
  return compare({ title: `Assembling ${reports} reports of ${PAGES} pages, ${fonts} fonts`, contenders, reference: QPDF, rounds, workplace });
};
