import type { ByteSource } from '../../pdf/byte-source';
import type { OwnerOfData } from '../../pdf/security/decrypt-data';
import { Places, containerOfPlace, readPlaces, type RawStream } from './cross-reference';
import { Entries, placeOf, type Place } from './entries';
import { inflate } from './inflate';
import { WitnessEncryption } from './witness-encryption';
import { WitnessUnsure, endOfKeyword, endOfReference, endOfValue, isWritten, itemsAt, nameAt, skipSpace, wholeAt } from './syntax';

/** A page with what it takes from the nodes above it. */
export type WitnessPage = { readonly objectNumber: number; readonly inherited: Entries };

/** Pages in order. In two lists, which take a third of the memory of an object each: each thread that proves a part of a batch knows all of its pages. */
export class WitnessPages {
  private readonly objectNumbers: number[] = [];
  private readonly inherited: Entries[] = [];

  get length(): number {
    return this.objectNumbers.length;
  }

  add(objectNumber: number, inherited: Entries): void {
    this.objectNumbers.push(objectNumber);
    this.inherited.push(inherited);
  }

  /** A page, from 0; undefined behind the last. */
  at(index: number): WitnessPage | undefined {
    const [objectNumber, inherited] = [this.objectNumbers[index], this.inherited[index]];
    return objectNumber === undefined || !inherited ? undefined : { objectNumber, inherited };
  }
}

/** Attributes that pages take from the nodes above them (ISO 32000-2, table 31). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const DEEPEST_TREE = 64;
const LONGEST_CHAIN = 16;

/** Read of a file at once: enough for nearly every object without its data. */
const OBJECT_BYTES = 4_096;
const AFTER_DATA_BYTES = 'endstream'.length + 2;

/** Object streams kept inflated, and places kept ready; pages of one report stand near each other. */
const CONTAINERS_KEPT = 32;
const PLACES_KEPT = 512;
/** Data of streams kept, by where it stands, once it was asked for twice: what all reports of a batch share is held against each of them. */
const DATA_BYTES_KEPT = 2 * 1024 * 1024;
const ASKED_ONCE_KEPT = 4_096;

const MOST_CONTENT_BYTES = 256 * 1024 * 1024;

type Container = { readonly bytes: Buffer; readonly starts: readonly number[]; readonly numbers: readonly number[] };

/**
 * A PDF as its text says it, for the proof alone: it shares no code with the reader that planned and wrote the batch but the
 * ciphers of restricted sources (`WitnessEncryption`), holds no values, and is sure of plain files only. Throws {@link WitnessUnsure} at everything else.
 */
export class WitnessFile {
  private readonly places: Places;
  private readonly root: number;
  private readonly ready = new Map<number, Place | null>();
  private readonly containers = new Map<number, Container>();
  private readonly data = new Map<number, Buffer>();
  private readonly askedOnce = new Set<number>();
  private dataBytes = 0;
  /** Null while the file's own tables are read, which are never encrypted. */
  private readonly encryption: WitnessEncryption | null = null;

  constructor(private readonly source: ByteSource) {
    this.places = new Places(source.size);
    const { root, encryption, fileId } = readPlaces(source, this.places, (offset) => this.rawStreamAt(offset));
    this.root = root;
    if (encryption) this.encryption = this.encryptionAt(encryption, fileId);
  }

  /** The entries of the document's catalog. */
  catalog(): Entries {
    return this.entriesOf(this.root);
  }

  /** An object by its number; null where there is none. */
  object(number: number): Place | null {
    const known = this.ready.get(number);
    if (known !== undefined) return known;
    const place = this.places.get(number);
    const found = !Number.isFinite(place) ? null : place >= 0 ? this.objectAt(place, number) : this.contained(number, ...containerOfPlace(place));
    if (this.ready.size >= PLACES_KEPT) this.ready.clear();
    this.ready.set(number, found);
    return found;
  }

  /** The value that a reference leads to, or the value itself; null where there is none. */
  resolved(place: Place): Place | null {
    let found: Place | null = place;
    for (let step = 0; found && endOfReference(found.bytes, found.at) !== 0; step++) {
      if (step > LONGEST_CHAIN) throw new WitnessUnsure();
      found = this.object(wholeAt(found.bytes, found.at)[0]);
    }
    return found && isWritten(found.bytes, found.at, 'null') ? null : found;
  }

  /** A dictionary's entries; throws where the place holds none. */
  entries(place: Place): Entries {
    return (place.entries ??= Entries.at(place.bytes, place.at));
  }

  items(place: Place): readonly Place[] {
    return itemsAt(place.bytes, place.at).map((at) => placeOf(place.bytes, at));
  }

  /** The pages in order. Throws where the tree loops or counts otherwise. */
  pages(): WitnessPages {
    const pages = new WitnessPages();
    const seen = new Set<number>();
    const walk = (place: Place | undefined, inherited: Entries, depth: number): void => {
      if (!place || depth > DEEPEST_TREE || endOfReference(place.bytes, place.at) === 0) throw new WitnessUnsure();
      const [objectNumber] = wholeAt(place.bytes, place.at);
      const entries = this.entriesOf(objectNumber);
      const kids = entries.get('Kids');
      if (!kids) {
        pages.add(objectNumber, inherited);
        return;
      }
      if (seen.has(objectNumber)) throw new WitnessUnsure();
      seen.add(objectNumber);
      const below = entries.only(INHERITED).over(inherited);
      const list = this.resolved(kids);
      if (!list) throw new WitnessUnsure();
      for (const kid of this.items(list)) walk(kid, below, depth + 1);
      if (depth === 0 && this.whole(entries.get('Count')) !== pages.length) throw new WitnessUnsure();
    };
    walk(this.catalog().get('Pages'), Entries.NONE, 0);
    return pages;
  }

  /** A page's entries, those of the nodes above it included. */
  pageEntries({ objectNumber, inherited }: WitnessPage): Entries {
    return this.entriesOf(objectNumber).over(inherited);
  }

  /** A stream's data as content; throws where it is stored in a way that text seldom is. */
  content(place: Place): Buffer {
    const entries = this.entries(place);
    if (!place.data || entries.has('DecodeParms')) throw new WitnessUnsure();
    const filter = entries.get('Filter');
    const found = filter && this.resolved(filter);
    if (!found) return place.data();
    const [only, ...others] = found.bytes[found.at] === 91 ? this.items(found) : [found];
    if (!only || others.length > 0 || nameAt(only.bytes, only.at) !== 'FlateDecode') throw new WitnessUnsure();
    return inflate(place.data('glance'), MOST_CONTENT_BYTES);
  }

  private encryptionAt(place: Place, fileId: Place | undefined): WitnessEncryption {
    // Files on the disk are batches, which are never encrypted.
    if (!this.source.whole) throw new WitnessUnsure();
    const isOwnObject = endOfReference(place.bytes, place.at) !== 0;
    if (isOwnObject && !(this.places.get(wholeAt(place.bytes, place.at)[0]) >= 0)) throw new WitnessUnsure();
    const terms = this.resolved(place);
    if (!terms) throw new WitnessUnsure();
    const encryption = new WitnessEncryption(this.entries(terms), fileId);
    this.ready.clear();
    return encryption;
  }

  private entriesOf(objectNumber: number): Entries {
    const object = this.object(objectNumber);
    if (!object || object.data) throw new WitnessUnsure();
    return this.entries(object);
  }

  private whole(place: Place | undefined): number {
    const found = place && this.resolved(place);
    if (!found) throw new WitnessUnsure();
    return wholeAt(found.bytes, found.at)[0];
  }

  private objectAt(offset: number, number: number | null): Place {
    const { whole } = this.source;
    if (whole) return this.parsed(whole, offset, 0, number);
    for (let length = OBJECT_BYTES; ; length *= 8) {
      const bytes = this.source.view(offset, length);
      try {
        return this.parsed(bytes, 0, offset, number);
      } catch (thrown) {
        if (!(thrown instanceof WitnessUnsure) || offset + bytes.length >= this.source.size) throw thrown;
      }
    }
  }

  /** The object that begins at `from` of the bytes, which stand in the file from `standAt` on. Keeps none of a file's, but what it says of itself. */
  private parsed(bytes: Buffer, from: number, standAt: number, number: number | null): Place {
    const [found, afterNumber] = wholeAt(bytes, from);
    const [generation, afterGeneration] = wholeAt(bytes, skipSpace(bytes, afterNumber));
    const at = skipSpace(bytes, endOfKeyword(bytes, skipSpace(bytes, afterGeneration), 'obj'));
    if (number !== null && found !== number) throw new WitnessUnsure();
    const end = endOfValue(bytes, at);
    const owner = { objectNumber: found, generation };
    const next = skipSpace(bytes, end);
    if (bytes[next] !== 115) {
      endOfKeyword(bytes, next, 'endobj');
      return this.lasting(bytes, at, end, owner, null);
    }
    let start = endOfKeyword(bytes, next, 'stream');
    if (bytes[start] === 13) start++;
    if (bytes[start++] !== 10) throw new WitnessUnsure();
    const place: Place = this.lasting(bytes, at, end, owner, (how) => this.dataAt(standAt + start, place, owner, how));
    return place;
  }

  private lasting(bytes: Buffer, at: number, end: number, owner: OwnerOfData, data: Place['data']): Place {
    const plain = this.encryption?.text(bytes, at, end, owner);
    if (plain) return placeOf(plain, 0, plain.length, data);
    return this.source.whole ? placeOf(bytes, at, end, data) : placeOf(Buffer.from(bytes.subarray(at, end)), 0, end - at, data);
  }

  private dataAt(start: number, dictionary: Place, owner: OwnerOfData, how: 'glance' | undefined): Buffer {
    const known = this.data.get(start);
    if (known) {
      this.data.delete(start);
      this.data.set(start, known);
      return known;
    }
    const entries = this.entries(dictionary);
    const length = this.whole(entries.get('Length'));
    const bytes = how ? this.source.glance(start, length + AFTER_DATA_BYTES) : this.source.bytes(start, length + AFTER_DATA_BYTES);
    let end = length;
    if (bytes[end] === 13) end++;
    if (bytes[end] === 10) end++;
    endOfKeyword(bytes, end, 'endstream');
    const stored = bytes.subarray(0, length);
    const data = this.encryption ? this.encryption.data(entries, owner, stored) : stored;
    return how ? data : this.keep(start, data);
  }

  private keep(start: number, data: Buffer): Buffer {
    if (data.length > DATA_BYTES_KEPT / 4) return data;
    if (!this.askedOnce.delete(start)) {
      if (this.askedOnce.size >= ASKED_ONCE_KEPT) this.askedOnce.clear();
      this.askedOnce.add(start);
      return data;
    }
    for (const [longestUnused, { length }] of this.data) {
      if (this.dataBytes + data.length <= DATA_BYTES_KEPT) break;
      this.data.delete(longestUnused);
      this.dataBytes -= length;
    }
    this.data.set(start, data);
    this.dataBytes += data.length;
    return data;
  }

  private rawStreamAt(offset: number): RawStream {
    const { bytes, at, data } = this.objectAt(offset, null);
    if (!data) throw new WitnessUnsure();
    return { bytes, at, data: data() };
  }

  private contained(number: number, container: number, index: number): Place {
    const { bytes, starts, numbers } = this.container(container);
    const at = starts[index];
    if (at === undefined || numbers[index] !== number) throw new WitnessUnsure();
    return placeOf(bytes, skipSpace(bytes, at));
  }

  private container(number: number): Container {
    const known = this.containers.get(number);
    if (known) return known;
    // An object stream stands by itself in the file, never in another.
    const stream = this.places.get(number) >= 0 ? this.object(number) : null;
    if (!stream?.data) throw new WitnessUnsure();
    const entries = this.entries(stream);
    const bytes = this.content(stream);
    const first = this.whole(entries.get('First'));
    const numbers: number[] = [];
    const starts: number[] = [];
    for (let count = this.whole(entries.get('N')), at = 0; numbers.length < count; ) {
      const [contained, end] = wholeAt(bytes, skipSpace(bytes, at));
      const [offset, next] = wholeAt(bytes, skipSpace(bytes, end));
      numbers.push(contained);
      starts.push(first + offset);
      at = next;
    }
    if (this.containers.size >= CONTAINERS_KEPT) this.containers.delete(this.containers.keys().next().value!);
    const container = { bytes, starts, numbers };
    this.containers.set(number, container);
    return container;
  }
}
