import { randomInt } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { DEFAULT_PASSWORD_PATTERN, makePassword } from '@shared/domain/delivery/password-pattern';
import { preparedFolders } from '../printing/prepared-folders';
import { deliveryTools } from '../printing-tools';
import { JobFailure } from '../services/job-failure';
import { localDay } from '../services/local-day';
import { packForPrintShop } from '../services/print-shop';
import { assertDeliveryCanBeRecorded, recordPackage } from '../services/record-delivery';
import { UnprovedFolders } from '../services/unproved-folders';
import { type Command, EXIT, requireOperands, requireText, UsageFault } from './command';
import { counted } from './text';

export const printShopCommand: Command = {
  name: 'print-shop',
  usage: 'print-shop DIR --out FILE.zip',
  summary: 'Packs a prepared folder for a print shop: batches, list, job ticket and receipt in one zip with a password (AES-256).',
  optionHelp: [['--out FILE.zip', 'the zip to write; it must not exist. Its password is printed once, on standard output']],
  options: { out: { type: 'string' } },
  run: async (operands, options, context) => {
    const [folder, ...more] = requireOperands(operands, 'The prepared folder');
    if (folder === undefined || more.length > 0) throw new UsageFault('print-shop takes one folder.');
    const out = resolve(requireText(options, 'out'));
    // Their packages are slow to load, and few commands need them.
    const [{ jobTicket }, { readLockedArchive, writeLockedArchive }] = await Promise.all([import('../papers/job-ticket'), import('../print-shop/locked-archive')]);
    const ledger = deliveryTools(context.dataFolder);
    await assertDeliveryCanBeRecorded(ledger, context.signal);
    const password = makePassword(DEFAULT_PASSWORD_PATTERN, randomInt);
    const tools = { folders: preparedFolders, writeArchive: writeLockedArchive, readArchive: readLockedArchive, jobTicket };
    const hooks = { signal: context.signal, onProgress: context.showProgress };
    const { files, manifest } = await new UnprovedFolders(context.dataFolder).during(out, () => packForPrintShop({ folder: resolve(folder), out, password, day: localDay(new Date()) }, tools, hooks));
    context.writeOutput(`${out}: ${counted(manifest.totals.packets, 'envelope')} in ${counted(manifest.batches.length, 'batch', 'batches')}\n${files.map((file) => `  ${file}\n`).join('')}Password: ${password}\nSend the password to the shop in another way than the zip. It is kept nowhere.\n`);
    const recorded = await recordPackage(basename(out), manifest, ledger);
    if (!recorded.ok) throw new JobFailure(recorded.failure.code, `The zip is written, but the ledger does not know of it: ${recorded.failure.message}`);
    return EXIT.done;
  },
};
