import type { Writable } from 'node:stream';

/**
 * Writes a PDF with the pages `first` to `last` (from 1, both included) of the PDF at `source`, each page equal to the source's.
 * Streams: neither document is held in memory. Ends `out`; rejects, without ending it, when the part can't be made or proved.
 */
export type ExtractPages = (source: string, pages: { readonly first: number; readonly last: number }, out: Writable) => Promise<void>;
