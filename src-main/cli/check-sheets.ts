import { DEFAULT_ENVELOPE, ENVELOPE_PRESETS, type EnvelopePreset } from '@shared/domain/envelope/presets';
import { envelopeOf } from '@shared/domain/packets/settings';
import { JobFailure } from '../services/job-failure';
import { checkSheetsOn } from '../printers-tools';
import { type Command, type CommandContext, EXIT, type ExitCode, requireNoOperands, requireText, UsageFault } from './command';
import { readEnvelope } from './envelope-option';
import { writeNew } from './write-new';

const print = async (printer: string, envelope: EnvelopePreset, { dataFolder, signal, writeOutput }: CommandContext): Promise<ExitCode> => {
  const printed = await checkSheetsOn(dataFolder)(printer, envelope, signal);
  if (!printed.ok) throw new JobFailure(printed.failure.code, printed.failure.message);
  writeOutput(`Alignment sheet and tap-test sheet for ${envelope.name} printed on ${printer}.\n`);
  return EXIT.done;
};

export const checkSheetsCommand: Command = {
  name: 'check-sheets',
  usage: 'check-sheets --out FILE.pdf | --printer NAME [--envelope PRESET]',
  summary: 'Writes or prints the alignment sheet and the tap-test sheet of an envelope.',
  optionHelp: [
    ['--out FILE.pdf', 'the file to write; it must not exist'],
    ['--printer NAME', 'prints both sheets instead, as batches are printed there'],
    ['--envelope PRESET', `the envelope: ${ENVELOPE_PRESETS.map(({ id }) => id).join(', ')}, or the id of a saved one`],
  ],
  options: { out: { type: 'string' }, printer: { type: 'string' }, envelope: { type: 'string' } },
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    const { printer } = options;
    if (printer !== undefined && options['out'] !== undefined) throw new UsageFault('--out and --printer don’t go together. Name one of them.');
    const envelope = envelopeOf(await readEnvelope(options['envelope'], context.dataFolder)) ?? DEFAULT_ENVELOPE;
    if (typeof printer === 'string') return print(printer, envelope, context);
    const out = requireText(options, 'out');
    // Its packages are slow to load, and no other command needs them.
    const { checkSheets } = await import('../papers/check-sheets');
    await writeNew(out, await checkSheets(envelope));
    context.writeOutput(`${out}: alignment sheet and tap-test sheet for ${envelope.name}. Print at 100 %.\n`);
    return EXIT.done;
  },
};
