import { resolve } from 'node:path';
import { UnprovedFolders } from '../services/unproved-folders';
import { type Command, EXIT, readWholeNumber, requireNoOperands, requireText } from './command';
import { counted } from './text';

const DEFAULT_REPORTS = 30;
const DEFAULT_SEED = 1;

export const sampleCommand: Command = {
  name: 'sample',
  usage: 'sample --out FILE.zip [--reports N] [--seed S]',
  summary: 'Makes a made-up download (no real pupil) for trying the program.',
  optionHelp: [
    ['--out FILE.zip', 'the file to write; it must not exist'],
    ['--reports N', `how many reports (${DEFAULT_REPORTS})`],
    ['--seed S', `equal seeds give equal files (${DEFAULT_SEED})`],
  ],
  options: { out: { type: 'string' }, reports: { type: 'string' }, seed: { type: 'string' } },
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    const name = requireText(options, 'out');
    const out = resolve(name);
    const reports = readWholeNumber(options, 'reports', 1) ?? DEFAULT_REPORTS;
    const seed = readWholeNumber(options, 'seed', 0) ?? DEFAULT_SEED;
    // Its PDF and font packages are slow to load, and no other command needs them.
    const { makeSample } = await import('../sample/make-sample');
    const onProgress = (done: number, total: number): void => context.showProgress({ step: 'making-sample', done, total, fraction: done / total });
    await new UnprovedFolders(context.dataFolder).during(out, () => makeSample({ out, reports, seed, signal: context.signal, onProgress }));
    context.writeOutput(`${name}: a made-up download with ${counted(reports, 'report')}\n`);
    return EXIT.done;
  },
};
