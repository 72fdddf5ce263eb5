import type { Pdfium, Pointer } from './pdfium';

/** A text that PDFium hands over as UTF-16 in a buffer of the size that it names first. */
export const textFrom = (pdfium: Pdfium, fill: (buffer: Pointer, sizeBytes: number) => number): string => {
  const size = fill(0, 0);
  if (size <= 2) return '';
  const buffer = pdfium.allocate(size);
  try {
    fill(buffer, size);
    // A zero ends it.
    return Buffer.from(pdfium.memory(), buffer, size - 2).toString('utf16le');
  } finally {
    pdfium.free(buffer);
  }
};
