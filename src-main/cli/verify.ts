import { verifyBatch } from '../assembly/verify-batch';
import { preparedFolders } from '../printing/prepared-folders';
import { verifyPrepared } from '../services/verify-prepared';
import { type Command, EXIT, requireOperands, UsageFault } from './command';
import { counted, jsonText } from './text';

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify DIR [--json]',
  summary: 'Proves a prepared folder again by re-reading every written page.',
  optionHelp: [['--json', 'the result as JSON on standard output']],
  options: { json: { type: 'boolean' } },
  run: async (operands, options, context) => {
    const [folder, ...more] = requireOperands(operands, 'The prepared folder');
    if (folder === undefined || more.length > 0) throw new UsageFault('verify takes one folder.');
    const verification = await verifyPrepared(folder, { folders: preparedFolders, verifyBatch }, { signal: context.signal, onProgress: context.showProgress });
    if (options['json']) context.writeOutput(jsonText(verification));
    else if (verification.ok) context.writeOutput(`Proved: ${counted(verification.packets, 'envelope')} in ${counted(verification.batches, 'batch', 'batches')}, ${counted(verification.pages, 'page')}\n`);
    if (verification.ok) return EXIT.done;
    // A folder without a manifest has its own next step.
    const next = verification.batches > 0 ? ' Prepare the batches again before printing.' : '';
    context.writeMessage(`${String(verification.differences[0])}${next}\n`);
    return EXIT.failed;
  },
};
