/** What is held of a kind at most, so that a thread's memory stays flat over any number of entries. */
const MOST_BYTES = 24 * 1024 * 1024;

/**
 * What was made of streams' bytes, kept while room lasts: the same fonts stand in every report of a download. Equality is
 * told by the bytes themselves, which costs less than a digest and nothing where the lengths differ.
 */
export class StreamCache<Made> {
  private readonly byLength = new Map<number, { readonly bytes: Buffer; readonly made: Made }[]>();
  private held = 0;

  constructor(private readonly make: (bytes: Buffer) => Made) {}

  /** What `make` makes of the bytes, or made of equal ones before. The bytes are copied: they may be part of a whole entry. */
  get(encoded: Buffer, decode: () => Buffer): Made {
    const candidates = this.byLength.get(encoded.length) ?? [];
    for (const candidate of candidates) if (candidate.bytes.equals(encoded)) return candidate.made;
    const decoded = decode();
    const made = this.make(decoded);
    // The decoded bytes may live on in what was made.
    const weight = encoded.length + decoded.length;
    if (this.held + weight > MOST_BYTES) {
      this.byLength.clear();
      this.held = 0;
    }
    this.held += weight;
    const entry = { bytes: Buffer.from(encoded), made };
    const list = this.byLength.get(encoded.length);
    if (list) list.push(entry);
    else this.byLength.set(encoded.length, [entry]);
    return made;
  }
}
