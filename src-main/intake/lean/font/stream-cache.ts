import { crc32 } from '../../../files/unbroken-zlib';

/** What is held of a kind at most, so that a thread's memory stays flat over any number of entries. */
const MOST_BYTES = 24 * 1024 * 1024;
/** Streams that are remembered as met. */
const MOST_MET = 4_096;
/** What was asked for in none of so many questions goes: nearly all that is asked for again is asked for within 200 (50 reports of four fonts). */
const QUESTIONS_A_GENERATION = 256;

type Kept<Made> = { readonly bytes: Buffer; readonly made: Made; readonly weight: number };

/** What came or was asked for in one stretch of time. */
class Generation<Made> {
  held = 0;
  private readonly byLength = new Map<number, Kept<Made>[]>();

  find(bytes: Buffer): Kept<Made> | null {
    return this.byLength.get(bytes.length)?.find((candidate) => candidate.bytes.equals(bytes)) ?? null;
  }

  add(kept: Kept<Made>): void {
    this.held += kept.weight;
    const list = this.byLength.get(kept.bytes.length);
    if (list) list.push(kept);
    else this.byLength.set(kept.bytes.length, [kept]);
  }

  remove(kept: Kept<Made>): void {
    this.held -= kept.weight;
    const list = this.byLength.get(kept.bytes.length)!;
    list.splice(list.indexOf(kept), 1);
  }
}

/**
 * What was made of streams' bytes, kept while room lasts: the same fonts stand in every report of a download. Equality is
 * told by the bytes themselves, which costs less than a digest and nothing where the lengths differ.
 *
 * A stream is kept when it comes a second time: fonts that are made anew for each report come once, and keeping them would fill the memory with what
 * nobody asks for again. And it is kept as long as it is asked for: subsets come twice by chance too.
 */
export class StreamCache<Made> {
  private young = new Generation<Made>();
  private old = new Generation<Made>();
  private questions = 0;
  /** Checksums of streams that came once. Two streams may share one: the second is then kept early. */
  private readonly met = new Set<number>();

  constructor(private readonly make: (bytes: Buffer) => Made) {}

  /** What `make` makes of the bytes, or made of equal ones before. What is kept is a copy: the bytes may be part of a whole entry. */
  get(encoded: Buffer, decode: () => Buffer): Made {
    if (++this.questions % QUESTIONS_A_GENERATION === 0) this.age();
    const known = this.find(encoded);
    if (known) return known.made;
    const isKept = this.isMetAgain(encoded);
    const found = decode();
    // What is not encoded stands in the entry itself; and what was inflated in one piece of memory more than it needs, which may live on in what is made.
    const decoded = isKept || found.buffer === encoded.buffer ? Buffer.from(found) : found;
    const made = this.make(decoded);
    if (isKept) this.keep({ bytes: Buffer.from(encoded), made, weight: encoded.length + decoded.length });
    return made;
  }

  private find(encoded: Buffer): Kept<Made> | null {
    const found = this.young.find(encoded);
    if (found) return found;
    const early = this.old.find(encoded);
    if (!early) return null;
    this.old.remove(early);
    this.young.add(early);
    return early;
  }

  private isMetAgain(encoded: Buffer): boolean {
    const checksum = crc32(encoded, encoded.length);
    if (this.met.has(checksum)) return true;
    if (this.met.size >= MOST_MET) this.met.clear();
    this.met.add(checksum);
    return false;
  }

  private keep(kept: Kept<Made>): void {
    const isTooMuch = (): boolean => this.young.held + this.old.held + kept.weight > MOST_BYTES;
    if (isTooMuch()) this.age();
    if (isTooMuch()) this.age();
    this.young.add(kept);
  }

  private age(): void {
    this.old = this.young;
    this.young = new Generation();
  }
}
