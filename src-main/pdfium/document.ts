import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { heap, runtimeOf, type Pdfium } from './engine';

/** An open document. `close` frees all that PDFium holds of it. */
export type PdfiumDocument = { readonly handle: number; readonly close: () => void };

/** The empty password opens what only its owner's password restricts. */
const NO_PASSWORD = '';

/** A document with what it was opened from, which is freed with it, or at once where PDFium could not open it. */
const owned = (pdfium: Pdfium, handle: number, free: () => void): PdfiumDocument | null => {
  if (!handle) {
    free();
    return null;
  }
  return {
    handle,
    close: () => {
      pdfium.FPDF_CloseDocument(handle);
      free();
    },
  };
};

/** Opens a document from its bytes; null where PDFium cannot. */
export const openBytes = (pdfium: Pdfium, bytes: Buffer): PdfiumDocument | null => {
  const memory = pdfium.pdfium.wasmExports.malloc(bytes.length);
  heap(pdfium).set(bytes, memory);
  const handle = pdfium.FPDF_LoadMemDocument(memory, bytes.length, NO_PASSWORD);
  const free = (): void => pdfium.pdfium.wasmExports.free(memory);
  return owned(pdfium, handle, free);
};

/** `FPDF_FILEACCESS` (fpdfview.h): length, read function, its parameter; 32 bits each in WebAssembly. */
const FILE_ACCESS_BYTES = 12;

/** Opens a document on disk, of which PDFium reads only what it needs; null where it cannot. */
export const openFile = (pdfium: Pdfium, path: string): PdfiumDocument | null => {
  const runtime = runtimeOf(pdfium);
  const descriptor = openSync(path, 'r');
  const readBlock = runtime.addFunction((_parameter = 0, position = 0, into = 0, length = 0): number => {
    const view = heap(pdfium).subarray(into, into + length);
    return readSync(descriptor, view, 0, length, position >>> 0) === length ? 1 : 0;
  }, 'iiiii');
  const access = runtime.wasmExports.malloc(FILE_ACCESS_BYTES);
  runtime.setValue(access, fstatSync(descriptor).size, 'i32');
  runtime.setValue(access + 4, readBlock, 'i32');
  runtime.setValue(access + 8, 0, 'i32');
  const handle = pdfium.FPDF_LoadCustomDocument(access, NO_PASSWORD);
  const free = (): void => {
    runtime.wasmExports.free(access);
    runtime.removeFunction(readBlock);
    closeSync(descriptor);
  };
  return owned(pdfium, handle, free);
};

/** `FPDF_REMOVE_SECURITY` (fpdf_save.h). */
const REMOVE_SECURITY = 3;

/** The document written anew, in the clear; null where PDFium cannot. */
export const savedBytes = (pdfium: Pdfium, document: PdfiumDocument): Buffer | null => {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (!pdfium.FPDF_SaveAsCopy(document.handle, writer, REMOVE_SECURITY)) return null;
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    const memory = pdfium.pdfium.wasmExports.malloc(size);
    pdfium.PDFiumExt_GetFileWriterData(writer, memory, size);
    const bytes = Buffer.from(heap(pdfium).slice(memory, memory + size));
    pdfium.pdfium.wasmExports.free(memory);
    return bytes;
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
};
