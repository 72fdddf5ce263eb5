import { BLANK_FINGERPRINT } from './blank-page';

/** Written in hexadecimal, twice as many. */
const FINGERPRINT_BYTES = BLANK_FINGERPRINT.length / 2;

/** The fingerprints of a batch's pages, as bytes one behind the other: as texts, those of 50,000 reports would take several times the memory, and that of V8. Plain data that crosses threads. */
export type PageFingerprints = Uint8Array;

/** Of pages that are all blank. */
export const blankFingerprints = (pages: number): PageFingerprints => new Uint8Array(Buffer.alloc(pages * FINGERPRINT_BYTES, BLANK_FINGERPRINT, 'hex').buffer);

/** `fingerprint` in hexadecimal. */
export const setFingerprint = (fingerprints: PageFingerprints, pageIndex: number, fingerprint: string): void => fingerprints.set(Buffer.from(fingerprint, 'hex'), pageIndex * FINGERPRINT_BYTES);

/** The same as a list of texts in hexadecimal, each made when it is asked for. */
export const fingerprintTexts = (fingerprints: PageFingerprints): { readonly length: number; readonly at: (pageIndex: number) => string | undefined } => {
  const bytes = Buffer.from(fingerprints.buffer, fingerprints.byteOffset, fingerprints.byteLength);
  const length = bytes.length / FINGERPRINT_BYTES;
  return { length, at: (pageIndex) => (pageIndex < length ? bytes.toString('hex', pageIndex * FINGERPRINT_BYTES, (pageIndex + 1) * FINGERPRINT_BYTES) : undefined) };
};
