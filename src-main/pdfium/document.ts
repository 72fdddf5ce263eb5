import { closeSync, readSync } from 'node:fs';
import { openRegularSync } from '../files/regular-file';
import type { Pdfium, Pointer } from './pdfium';

/** An open document. `close` frees all that PDFium holds of it. */
export type PdfiumDocument = { readonly handle: Pointer; readonly close: () => void };

/** The empty password opens what only its owner's password restricts. */
const NO_PASSWORD: Pointer = 0;

/** A document with what it was opened from, which is freed with it, or at once where PDFium could not open it. */
const owned = (pdfium: Pdfium, handle: Pointer, free: () => void): PdfiumDocument | null => {
  if (handle === 0) {
    free();
    return null;
  }
  return {
    handle,
    close: () => {
      pdfium.call.FPDF_CloseDocument(handle);
      free();
    },
  };
};

/** Opens a document from its bytes; null where PDFium cannot. */
export const openBytes = (pdfium: Pdfium, bytes: Buffer): PdfiumDocument | null => {
  const file = pdfium.allocate(bytes.length);
  new Uint8Array(pdfium.memory(), file, bytes.length).set(bytes);
  return owned(pdfium, pdfium.call.FPDF_LoadMemDocument(file, bytes.length, NO_PASSWORD), () => pdfium.free(file));
};

/** `FPDF_FILEACCESS` (fpdfview.h): length, read function, its parameter; 32 bits each in WebAssembly. */
const FILE_ACCESS_WORDS = 3;

/** A text that ends with a zero, as C's do, for as long as it is used. */
export const withText = <Outcome>(pdfium: Pdfium, text: string, use: (at: Pointer) => Outcome): Outcome => {
  const bytes = Buffer.from(`${text}\0`);
  const at = pdfium.allocate(bytes.length);
  new Uint8Array(pdfium.memory(), at, bytes.length).set(bytes);
  try {
    return use(at);
  } finally {
    pdfium.free(at);
  }
};

/** Opens a document on disk, of which PDFium reads only what it needs; null where it cannot, or where the password is another one. @throws FileUnfit; a system error */
export const openFile = (pdfium: Pdfium, path: string, password = ''): PdfiumDocument | null => {
  const { descriptor, size } = openRegularSync(path);
  const readBlock = pdfium.addFunction((_parameter = 0, position = 0, into = 0, length = 0): number => {
    const view = new Uint8Array(pdfium.memory(), into >>> 0, length);
    return readSync(descriptor, view, 0, length, position >>> 0) === length ? 1 : 0;
  }, 'iiiii');
  const access = pdfium.allocate(FILE_ACCESS_WORDS * Uint32Array.BYTES_PER_ELEMENT);
  new Uint32Array(pdfium.memory(), access, FILE_ACCESS_WORDS).set([size, readBlock, 0]);
  const handle = withText(pdfium, password, (at) => pdfium.call.FPDF_LoadCustomDocument(access, at));
  return owned(pdfium, handle, () => {
    pdfium.free(access);
    pdfium.removeFunction(readBlock);
    closeSync(descriptor);
  });
};

/** `FPDF_REMOVE_SECURITY` (fpdf_save.h). */
const REMOVE_SECURITY = 3;

/** The document written anew, in the clear; null where PDFium cannot. */
export const savedBytes = (pdfium: Pdfium, document: PdfiumDocument): Buffer | null => {
  const { call } = pdfium;
  const writer = call.PDFiumExt_OpenFileWriter();
  try {
    if (call.FPDF_SaveAsCopy(document.handle, writer, REMOVE_SECURITY) === 0) return null;
    const size = call.PDFiumExt_GetFileWriterSize(writer);
    const memory = pdfium.allocate(size);
    call.PDFiumExt_GetFileWriterData(writer, memory, size);
    const bytes = Buffer.from(new Uint8Array(pdfium.memory(), memory, size));
    pdfium.free(memory);
    return bytes;
  } finally {
    call.PDFiumExt_CloseFileWriter(writer);
  }
};
