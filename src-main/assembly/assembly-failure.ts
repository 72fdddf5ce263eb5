import { JobFailure } from '../services/job-failure';

/** Why a batch could not be written or part of it not be taken. */
export type AssemblyFailureCode = 'entry-changed' | 'entry-unreadable' | 'page-missing' | 'page-not-letter' | 'page-not-changed' | 'batch-unreadable' | 'pages-outside';

const SENTENCES: Readonly<Record<AssemblyFailureCode, string>> = {
  'entry-changed': 'A PDF changed since it was read. Read the downloads again.',
  'entry-unreadable': 'A PDF cannot be read in full. Read the downloads again.',
  'page-missing': 'A PDF has fewer pages than when it was read. Read the downloads again.',
  'page-not-letter': 'A page is not Letter size. Read the downloads again.',
  'page-not-changed': 'A page cannot be changed as it was to be. Read the downloads again.',
  'batch-unreadable': 'The batch file is damaged. Prepare the batches again.',
  'pages-outside': 'The batch file has fewer pages than asked for. Prepare the batches again.',
};

/** Names the entry by its index only: messages may reach a log. */
export class AssemblyFailure extends JobFailure {
  override readonly name = 'AssemblyFailure';

  constructor(
    override readonly code: AssemblyFailureCode,
    readonly entryIndex: number | null = null,
    /** The packet of the batch (from 0) that it is about, where it is one alone. */
    readonly packetIndex: number | null = null,
  ) {
    super(code, SENTENCES[code]);
  }
}
