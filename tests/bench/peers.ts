import { writeFileSync } from 'node:fs';
import type { Contender } from './compare';

export const QPDF = 'qpdf';
export const MUTOOL = 'mutool merge';

/** Programs that merge the PDFs of a folder; they run in it, so that even 50,000 names are no too long command. */
export const mergePeers = (folder: string, files: readonly string[]): readonly Contender[] => {
  const list = `${folder}.list`;
  writeFileSync(list, ['--empty', '--pages', ...files, '--'].join('\n'));
  return [
    { name: QPDF, needs: ['qpdf'], command: (output) => ({ program: 'qpdf', args: [`@${list}`, output], folder }) },
    { name: MUTOOL, needs: ['mutool'], command: (output) => ({ program: 'mutool', args: ['merge', '-o', output, ...files], folder }) },
    { name: 'pdfunite', needs: ['pdfunite'], command: (output) => ({ program: 'pdfunite', args: [...files, output], folder }) },
  ];
};
