import { getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy, type PDFWorker } from 'pdfjs-dist';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api';
import { APP_ORIGIN, documentAddress } from '@shared/ipc/addresses';
import { createLru } from './lru';

/** Bytes of PDFs kept open at once; a combined download can be one PDF of a whole grade. */
const MOST_BYTES = 96 * 1024 * 1024;
/** What an open document weighs beside its bytes: its fonts and parsed objects, so that small ones are bounded in number as well. */
const DOCUMENT_OVERHEAD_BYTES = 6 * 1024 * 1024;

/** The data that the build lays beside the page for pdf.js. */
const dataAddress = (name: string): string => `${APP_ORIGIN}/pdfjs/${name}`;

/** The script of the thread on which pdf.js reads documents. */
export const PARSER_ADDRESS = dataAddress('pdf.worker.min.mjs');

export type Documents = {
  /** The document of an entry. Rejects where its bytes can't be had or are no PDF. */
  readonly open: (entryIndex: number) => Promise<PDFDocumentProxy>;
  /** Closes every document: nothing of a report stays in memory. */
  readonly close: () => void;
};

/** The documents used last, read on `parser`. `drawing` says how pdf.js draws where its usual way, by the page's elements, can't be had. */
export function createDocuments(parser: PDFWorker, drawing: DocumentInitParameters = {}): Documents {
  const held = createLru<number, PDFDocumentLoadingTask>(MOST_BYTES, (task) => void task.destroy());
  const opening = new Map<number, Promise<PDFDocumentProxy>>();
  let generation = 0;

  const load = async (entryIndex: number): Promise<PDFDocumentProxy> => {
    const asked = generation;
    const response = await fetch(documentAddress(entryIndex));
    if (!response.ok) throw new Error('The file can no longer be read.');
    const data = new Uint8Array(await response.arrayBuffer());
    if (asked !== generation) throw new Error('The downloads were closed.');
    const bytes = data.byteLength;
    const task = getDocument({
      data,
      worker: parser,
      password: '',
      cMapUrl: dataAddress('cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: dataAddress('standard_fonts/'),
      wasmUrl: dataAddress('wasm/'),
      iccUrl: dataAddress('iccs/'),
      // pdf.js trusts its worker to fetch only for http addresses unless told so; ours is the program's own.
      useWorkerFetch: true,
      useSystemFonts: false,
      isEvalSupported: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
      ...drawing,
    });
    held.set(entryIndex, task, bytes + DOCUMENT_OVERHEAD_BYTES);
    return task.promise;
  };

  return {
    open: (entryIndex) => {
      const known = opening.get(entryIndex) ?? held.get(entryIndex)?.promise;
      if (known) return known;
      const start = load(entryIndex).finally(() => opening.delete(entryIndex));
      opening.set(entryIndex, start);
      return start;
    },
    close: () => {
      generation += 1;
      held.clear();
      opening.clear();
    },
  };
}
