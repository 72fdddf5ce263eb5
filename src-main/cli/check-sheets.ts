import { open } from 'node:fs/promises';
import { DEFAULT_ENVELOPE, ENVELOPE_PRESETS } from '@shared/domain/envelope/presets';
import { envelopeOf } from '@shared/domain/packets/settings';
import { JobFailure } from '../services/job-failure';
import { type Command, EXIT, requireNoOperands, requireText } from './command';
import { readEnvelope } from './envelope-option';

export const checkSheetsCommand: Command = {
  name: 'check-sheets',
  usage: 'check-sheets --out FILE.pdf [--envelope PRESET]',
  summary: 'Writes the alignment sheet and the tap-test sheet of an envelope, to be printed.',
  optionHelp: [
    ['--out FILE.pdf', 'the file to write; it must not exist'],
    ['--envelope PRESET', `the envelope: ${ENVELOPE_PRESETS.map(({ id }) => id).join(', ')}, or the id of a saved one`],
  ],
  options: { out: { type: 'string' }, envelope: { type: 'string' } },
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    const out = requireText(options, 'out');
    const envelope = envelopeOf(await readEnvelope(options['envelope'], context.dataFolder)) ?? DEFAULT_ENVELOPE;
    // Its packages are slow to load, and no other command needs them.
    const { checkSheets } = await import('../paper/check-sheets');
    const bytes = await checkSheets(envelope);
    const file = await open(out, 'wx').catch((thrown: unknown) => {
      throw (thrown as NodeJS.ErrnoException).code === 'EEXIST' ? new JobFailure('out-exists', 'A file of that name is already there. Choose another name.') : thrown;
    });
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    context.writeOutput(`${out}: alignment sheet and tap-test sheet for ${envelope.name}. Print at 100 %.\n`);
    return EXIT.done;
  },
};
