import type * as PdfJs from 'pdfjs-dist';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import { documentAddress } from '@shared/ipc/addresses';
import { createLru } from './lru';

/** Bytes of PDFs kept open at once; a combined download can be one PDF of a whole grade. */
const MOST_BYTES = 96 * 1024 * 1024;
/** What an open document weighs beside its bytes: its fonts and parsed objects, so that small ones are bounded in number as well. */
const DOCUMENT_OVERHEAD_BYTES = 6 * 1024 * 1024;

const dataAddress = (folder: string): string => new URL(`pdfjs/${folder}`, document.baseURI).href;

/** pdf.js, loaded for the first page that is shown or when the window has nothing else to do: the window itself opens without it. */
let library: Promise<typeof PdfJs> | null = null;

export const pdfLibrary = (): Promise<typeof PdfJs> =>
  (library ??= import('pdfjs-dist').then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = dataAddress('pdf.worker.min.mjs');
    return loaded;
  }));

let worker: PDFWorker | null = null;
let generation = 0;
const open = createLru<number, PDFDocumentLoadingTask>(MOST_BYTES, (task) => void task.destroy());
const opening = new Map<number, Promise<PDFDocumentProxy>>();

/** The document of an entry. Rejects where its bytes can't be had or are no PDF. */
export function openDocument(entryIndex: number): Promise<PDFDocumentProxy> {
  const underway = opening.get(entryIndex);
  if (underway) return underway;
  const known = open.get(entryIndex);
  if (known) return known.promise;
  const start = load(entryIndex).finally(() => opening.delete(entryIndex));
  opening.set(entryIndex, start);
  return start;
}

async function load(entryIndex: number): Promise<PDFDocumentProxy> {
  const asked = generation;
  const [{ getDocument, PDFWorker }, response] = await Promise.all([pdfLibrary(), fetch(documentAddress(entryIndex))]);
  if (!response.ok) throw new Error('The file can no longer be read.');
  const data = new Uint8Array(await response.arrayBuffer());
  if (asked !== generation) throw new Error('The downloads were closed.');
  const bytes = data.byteLength;
  worker ??= new PDFWorker();
  const task = getDocument({
    data,
    worker,
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
  });
  open.set(entryIndex, task, bytes + DOCUMENT_OVERHEAD_BYTES);
  return task.promise;
}

/** Closes every document: nothing of a report stays in memory. */
export function closeDocuments(): void {
  generation += 1;
  open.clear();
  opening.clear();
}
