import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Pdfium as PdfiumReader } from './pdfium';

/** PDFium with the package's wrappers, and as the reader of downloads uses it: one running engine, one memory. */
export type Pdfium = WrappedPdfiumModule & { readonly reader: PdfiumReader };

let engine: Promise<Pdfium> | undefined;

/** PDFium, started once a process. Its memory is its own and is freed with each document. */
export const pdfiumEngine = (): Promise<Pdfium> => (engine ??= start());

const start = async (): Promise<Pdfium> => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  return Object.assign(pdfium, { reader: readerOf(pdfium) });
};

const SCRATCH_BYTES = 64;

const readerOf = (pdfium: WrappedPdfiumModule): PdfiumReader => {
  const { wasmExports } = pdfium.pdfium;
  return {
    call: wasmExports as unknown as PdfiumReader['call'],
    scratch: wasmExports.malloc(SCRATCH_BYTES),
    allocate: (bytes) => wasmExports.malloc(bytes),
    free: (pointer) => wasmExports.free(pointer),
    memory: () => heap(pdfium).buffer,
  };
};

/** What the package's types take from Emscripten's, which it does not bring along. */
export type PdfiumRuntime = {
  readonly addFunction: (callback: (...args: number[]) => number, signature: string) => number;
  readonly removeFunction: (pointer: number) => void;
  readonly setValue: (pointer: number, value: number, type: 'i32') => void;
  readonly wasmExports: { readonly malloc: (bytes: number) => number; readonly free: (pointer: number) => void };
};

export const runtimeOf = (pdfium: WrappedPdfiumModule): PdfiumRuntime => pdfium.pdfium;

/** The heap may move when it grows, so its view is taken afresh each time. */
export const heap = (pdfium: WrappedPdfiumModule): Uint8Array => (pdfium.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
