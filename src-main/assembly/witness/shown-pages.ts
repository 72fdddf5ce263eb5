/** SHA-256 cut to 128 bits: no two contents meet by chance, and tampering cannot make them. */
const DIGEST_BYTES = 16;

/** What the source of each page of a batch shows, as the witness's digests, one behind the other; zeros where none is known. Plain data that crosses threads. */
export type ShownPages = Uint8Array;

export const noShownPages = (pages: number): ShownPages => new Uint8Array(pages * DIGEST_BYTES);

/** `digest` in hexadecimal; null where none is known. */
export const setShown = (shown: ShownPages, pageIndex: number, digest: string | null): void => {
  if (digest !== null) shown.set(Buffer.from(digest.slice(0, DIGEST_BYTES * 2), 'hex'), pageIndex * DIGEST_BYTES);
};

/** Whether a page is known to show what has that digest. */
export const isShown = (shown: ShownPages, pageIndex: number, digest: string): boolean =>
  Buffer.from(shown.buffer, shown.byteOffset + pageIndex * DIGEST_BYTES, DIGEST_BYTES).toString('hex') === digest.slice(0, DIGEST_BYTES * 2);

/** Those of some pages, as data of their own. */
export const shownBetween = (shown: ShownPages, from: number, to: number): ShownPages => shown.slice(from * DIGEST_BYTES, to * DIGEST_BYTES);
