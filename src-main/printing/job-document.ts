import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { isAsPlanned } from '@shared/domain/printing/arrange-pages';
import type { ExtractPages } from '../ports/extract-pages';
import type { MakeJobDocument } from '../ports/prepared-folders';

/** Documents for jobs: the batch's file as it is, or the part of it, cut while it is sent. Neither is ever a second file on the disk. */
export const jobDocuments =
  (extractPages: ExtractPages): MakeJobDocument =>
  (job, file, arrangement) => {
    if (job.whole && isAsPlanned(arrangement)) return { byteLength: file.byteLength, open: () => createReadStream(file.path) };
    return {
      byteLength: null,
      open: () => {
        const part = new PassThrough();
        // A part that fails breaks the stream, and with it the request: the printer never has a whole document.
        extractPages(file.path, { first: job.firstPage, last: job.lastPage, arrangement }, part).catch((thrown: unknown) => part.destroy(asError(thrown)));
        return part;
      },
    };
  };

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error('The part could not be made.', { cause: thrown }));
