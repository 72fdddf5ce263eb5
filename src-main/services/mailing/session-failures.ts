import { type Failure, failed } from '@shared/ipc/result';

export const NO_FINDINGS = failed('nothing-read', 'No downloads have been read yet. Add downloads, then read them.');
export const NO_PLAN = failed('nothing-planned', 'There are no batches yet. Read the downloads first.');
export const HELD_BY_PRINTING = failed('busy', 'Printing is under way. Correct reports once it has ended.');
export const NO_BATCH = failed('batch-unknown', 'This batch is no longer part of the plan. Choose another one in the list.');
export const UNREADABLE_NOW: Failure = { code: 'entry-unreadable', message: 'This file can’t be read as it was before. Check that the download is still in its place, then read the downloads again.' };
export const NO_ENTRY = failed('entry-unknown', 'This file is no longer part of what was read. Read the downloads again.');
export const NOT_LOOKED_AT = failed('not-looked-at', 'The pages of this file have not been read yet. Open it again.');
export const NOTHING_SAVED = failed('nothing-saved', 'The batches are not saved yet. Save them first.');
