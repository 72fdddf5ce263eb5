import type { Writable } from 'node:stream';
import type { Arrangement } from '@shared/domain/printing/arrange-pages';

/**
 * Writes a PDF with the pages `first` to `last` (from 1, both included) of the PDF at `source`, each page equal to the source's, laid out as
 * `arrangement` says (else as they stand).
 * Streams: neither document is held in memory. Ends `out`; rejects, without ending it, when the part can't be made or proved.
 */
export type ExtractPages = (source: string, pages: { readonly first: number; readonly last: number; readonly arrangement?: Arrangement }, out: Writable) => Promise<void>;
