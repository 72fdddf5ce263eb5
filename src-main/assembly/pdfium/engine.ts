import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

export type Pdfium = WrappedPdfiumModule;

let engine: Promise<Pdfium> | undefined;

/** PDFium, started once a process. Its memory is its own and is freed with each document. */
export const pdfiumEngine = (): Promise<Pdfium> => (engine ??= start());

const start = async (): Promise<Pdfium> => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
};

/** The heap may move when it grows, so its view is taken afresh each time. */
export const heap = (pdfium: Pdfium): Uint8Array => (pdfium.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
