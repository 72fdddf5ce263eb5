import type { EntrySource } from '../../ports/entry-source';
import type { LocatedEntry } from '../entry-opener';

type InArchive = Extract<EntrySource, { readonly kind: 'zip-entry' }>;

/** Numbers of a place. */
const WIDTH = 6;
const FIRST_PLACES = 256;

/**
 * Where the entries of a task stand, by their index: those of archives as numbers, the archives once, since each packet comes from another thread with an object of its own for
 * its archive. A batch may hold tens of thousands.
 */
export class EntryPlaces {
  private readonly inArchives = new Map<number, number>();
  /** A list of JavaScript's would take three times as much, as it may keep each number by itself. */
  private numbers = new Float64Array(FIRST_PLACES * WIDTH);
  private readonly archives: EntrySource[] = [];
  private readonly archiveNumbers = new Map<string, number>();
  private readonly others = new Map<number, LocatedEntry>();

  /** The first place of an entry stays. */
  add(entryIndex: number, located: LocatedEntry): void {
    if (this.inArchives.has(entryIndex) || this.others.has(entryIndex)) return;
    if (located.source?.kind === 'zip-entry') this.addInArchive(entryIndex, located.source);
    else this.others.set(entryIndex, located);
  }

  get(entryIndex: number): LocatedEntry | undefined {
    const at = this.inArchives.get(entryIndex);
    if (at === undefined) return this.others.get(entryIndex);
    const [archive, headerOffset, isDeflated, compressedSizeBytes, sizeBytes, crc32] = this.numbers.subarray(at, at + WIDTH) as unknown as [number, number, number, number, number, number];
    return { source: { kind: 'zip-entry', archive: this.archives[archive]!, headerOffset, method: isDeflated ? 'deflated' : 'stored', compressedSizeBytes, sizeBytes, crc32 } };
  }

  private addInArchive(entryIndex: number, { archive, headerOffset, method, compressedSizeBytes, sizeBytes, crc32 }: InArchive): void {
    const at = this.inArchives.size * WIDTH;
    if (at === this.numbers.length) {
      const grown = new Float64Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers.set([this.numberOf(archive), headerOffset, method === 'deflated' ? 1 : 0, compressedSizeBytes, sizeBytes, crc32], at);
    this.inArchives.set(entryIndex, at);
  }

  private numberOf(archive: EntrySource): number {
    const key = JSON.stringify(archive);
    const known = this.archiveNumbers.get(key);
    if (known !== undefined) return known;
    this.archiveNumbers.set(key, this.archives.length);
    return this.archives.push(archive) - 1;
  }
}
