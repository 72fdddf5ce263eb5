import { crc32 } from '../../../files/unbroken-zlib';

/** What is held of a kind at most, so that a thread's memory stays flat over any number of entries. */
const MOST_BYTES = 24 * 1024 * 1024;
/** Streams that are remembered as met. */
const MOST_MET = 4_096;

/**
 * What was made of streams' bytes, kept while room lasts: the same fonts stand in every report of a download. Equality is
 * told by the bytes themselves, which costs less than a digest and nothing where the lengths differ.
 *
 * A stream is kept when it comes a second time: fonts that are made anew for each report come once, and keeping them would fill the memory with what
 * nobody asks for again.
 */
export class StreamCache<Made> {
  private readonly byLength = new Map<number, { readonly bytes: Buffer; readonly made: Made }[]>();
  private held = 0;
  /** Checksums of streams that came once. Two streams may share one: the second is then kept early. */
  private readonly met = new Set<number>();

  constructor(private readonly make: (bytes: Buffer) => Made) {}

  /** What `make` makes of the bytes, or made of equal ones before. What is kept is a copy: the bytes may be part of a whole entry. */
  get(encoded: Buffer, decode: () => Buffer): Made {
    for (const candidate of this.byLength.get(encoded.length) ?? []) if (candidate.bytes.equals(encoded)) return candidate.made;
    const found = decode();
    // What is not encoded stands in the entry itself.
    const decoded = found.buffer === encoded.buffer ? Buffer.from(found) : found;
    const made = this.make(decoded);
    // The decoded bytes may live on in what was made.
    if (this.isMetAgain(encoded)) this.keep(encoded, made, encoded.length + decoded.length);
    return made;
  }

  private isMetAgain(encoded: Buffer): boolean {
    const checksum = crc32(encoded, encoded.length);
    if (this.met.has(checksum)) return true;
    if (this.met.size >= MOST_MET) this.met.clear();
    this.met.add(checksum);
    return false;
  }

  private keep(encoded: Buffer, made: Made, weight: number): void {
    if (this.held + weight > MOST_BYTES) {
      this.byLength.clear();
      this.held = 0;
    }
    this.held += weight;
    const entry = { bytes: Buffer.from(encoded), made };
    const list = this.byLength.get(encoded.length);
    if (list) list.push(entry);
    else this.byLength.set(encoded.length, [entry]);
  }
}
