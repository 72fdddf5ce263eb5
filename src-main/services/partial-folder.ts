import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Where a prepared folder, or a zip, is written before it is proved: beside its final place, so that the rename is one step on one
 * disk, and hidden, so that nobody prints from it.
 */
export const partialFolderOf = (out: string): string => join(dirname(out), `.${basename(out)}.unproved`);

/** Removes what a writer left that could not finish. */
export const removePartialFolder = async (out: string): Promise<void> => rm(partialFolderOf(out), { recursive: true, force: true, maxRetries: 3 });
