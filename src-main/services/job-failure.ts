import type { Failure } from '@shared/ipc/result';
import { FileUnfit } from '../files/regular-file';
import { systemCodeOf } from '../files/system-code';
import { isLedgerFault, ledgerFaultSentence } from './ledger-fault';

/** The job could not be done for a reason that staff can act on. `message` is a plain sentence with the next step, without pupils' data. */
export class JobFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'JobFailure';
  }
}

const SYSTEM_SENTENCES: Readonly<Record<string, readonly [code: string, sentence: string]>> = {
  ENOSPC: ['disk-full', 'The disk is full. Free some space or choose another folder, then start again.'],
  EDQUOT: ['disk-full', 'The space allowed on this disk is used up. Choose another folder, then start again.'],
  EFBIG: ['disk-full', 'This disk takes no file as large as this one, as a USB stick may not. Choose a folder on another disk, then start again.'],
  EACCES: ['not-permitted', 'This folder or file may not be used by this account. Choose another one.'],
  EPERM: ['not-permitted', 'This folder or file may not be used by this account. Choose another one.'],
  EROFS: ['not-permitted', 'This disk can only be read. Choose a folder on another disk.'],
  ENOENT: ['not-found', 'A file or folder that is needed is no longer there. Check that the download or disk is still connected, then start again.'],
  ENAMETOOLONG: ['name-too-long', 'The name of this folder or file, or the path to it, is too long. Choose a shorter one.'],
  ENOTDIR: ['not-found', 'A folder that is needed is no longer there. Check that the download or disk is still connected, then start again.'],
  EBUSY: ['in-use', 'A file is in use by another program. Close it there, then start again.'],
  EMFILE: ['too-many-files', 'Too many files are open on this computer. Close other programs, then start again.'],
  EIO: ['disk-fault', 'The disk did not answer properly. Check that it is still connected, then start again.'],
};

/**
 * The one place that maps what was thrown to a failure that can be shown.
 * An unknown fault is our own: it is named as such, without its text, which may hold file names.
 */
export const failureOf = (thrown: unknown): Failure => {
  if (thrown instanceof JobFailure || thrown instanceof FileUnfit) return { code: thrown.code, message: thrown.message };
  if (isLedgerFault(thrown)) return { code: 'ledger-unreadable', message: ledgerFaultSentence(thrown) };
  const known = SYSTEM_SENTENCES[systemCodeOf(thrown)];
  if (known) return { code: known[0], message: known[1] };
  return { code: 'internal-fault', message: 'Foldline met a fault of its own and stopped this step. Nothing was changed; start the step again.' };
};
