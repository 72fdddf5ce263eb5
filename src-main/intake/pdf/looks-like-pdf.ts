/** Readers look for the header within the first 1024 bytes (ISO 32000-1, implementation note 13). */
export const PDF_HEADER_REACH_BYTES = 1024;

const PDF_HEADER = Buffer.from('%PDF-');

/** True where the bytes begin as a PDF does, junk in front allowed. */
export const looksLikePdf = (bytes: Buffer): boolean => {
  const at = bytes.subarray(0, PDF_HEADER_REACH_BYTES + PDF_HEADER.length).indexOf(PDF_HEADER);
  return at >= 0 && at <= PDF_HEADER_REACH_BYTES;
};
