import type { ByteSource } from './byte-source';
import { readCrossReference, type CrossReference } from './cross-reference';
import { decodeStream } from './filters';
import { readKnownValue, seemingEnd } from './known-objects';
import { Lexer } from './lexer';
import { Encryption } from './security/encryption';
import type { OwnerOfData } from './security/decrypt-data';
import { LeanReaderRefusal, PdfReference, PdfStream, isDictionary, type PdfDictionary, type PdfObject, type PdfValue } from './syntax';

/** Enough for nearly every object without its stream; read again in larger pieces where it is not. */
const OBJECT_BYTES = 4_096;
const END_OF_STREAM = Buffer.from('endstream');
/** `endstream` with the line end before it. */
const AFTER_STREAM_BYTES = END_OF_STREAM.length + 2;
/** Parsed objects kept. A source entry has far fewer; in a batch of any size the memory stays flat. */
const OBJECTS_KEPT = 512;
const DECODED_BYTES_KEPT = 1024 * 1024;
/** References that lead to references. */
const LONGEST_REFERENCE_CHAIN = 32;

/** Of a file that is encrypted, what is in the clear: each stream is asked for several times. */
const PLAIN_BYTES_KEPT = 8 * 1024 * 1024;

type ObjectContainer = { readonly bytes: Buffer; readonly numbers: readonly number[]; readonly offsets: readonly number[] };

/**
 * A PDF read lazily, object by object, as its cross-reference says. Takes the usual file only and throws
 * {@link LeanReaderRefusal} at everything else, so that what it does read is read right.
 */
export class LeanDocument {
  private readonly crossReference: CrossReference;
  private readonly objects = new Map<number, PdfObject>();
  private readonly containers = new Map<number, ObjectContainer>();
  private readonly defined = new Map<number, PdfObject>();
  private readonly beingRead = new Set<number>();
  private containerBytes = 0;
  private nextDefined = 0;
  private encryption: Encryption | null = null;
  private plainBytes = 0;

  constructor(private readonly source: ByteSource) {
    this.crossReference = readCrossReference(source, (offset) => {
      const stream = this.readAt(offset, null);
      if (!(stream instanceof PdfStream)) throw new LeanReaderRefusal('broken-cross-reference');
      return { stream, decoded: decodeStream(stream, (value) => (value instanceof PdfReference ? null : (value ?? null))) };
    });
    // The last thing here: until it is known, nothing is decrypted, and the file's own tables and what tells of the encryption never are.
    if (this.trailer.has('Encrypt')) this.encryption = this.readEncryption();
  }

  get trailer(): PdfDictionary {
    return this.crossReference.trailer;
  }

  /** The document's catalog. */
  get catalog(): PdfDictionary {
    const catalog = this.resolve(this.trailer.get('Root'));
    if (!isDictionary(catalog)) throw new LeanReaderRefusal('broken-page-tree');
    return catalog;
  }

  /** The numbers of all objects in use. */
  objectNumbers(): Iterable<number> {
    return this.crossReference.objectNumbers();
  }

  /** The object stream that holds an object, or null where it stands by itself. */
  containerOf(objectNumber: number): number | null {
    const location = this.crossReference.locate(objectNumber);
    return location && 'container' in location ? location.container : null;
  }

  /** Adds an object that the file does not hold, so that composed pages are built of the same stuff as read ones. */
  define(object: PdfObject): PdfReference {
    if (this.nextDefined === 0) this.nextDefined = this.crossReference.highestNumber + 1;
    this.defined.set(this.nextDefined, object);
    return new PdfReference(this.nextDefined++);
  }

  /** An object by its number; null where there is none. */
  get(objectNumber: number): PdfObject {
    const known = this.objects.get(objectNumber) ?? this.defined.get(objectNumber);
    if (known !== undefined) return known;
    const location = this.crossReference.locate(objectNumber);
    if (!location) return null;
    const object = 'offset' in location ? this.readAt(location.offset, objectNumber) : this.readContained(objectNumber, location);
    if (this.objects.size >= OBJECTS_KEPT) {
      this.objects.clear();
      this.plainBytes = 0;
    }
    this.objects.set(objectNumber, object);
    return object;
  }

  /** Follows references to the object they lead to; null where there is none. */
  resolve(value: PdfObject | undefined): PdfObject {
    let object = value ?? null;
    for (let step = 0; object instanceof PdfReference; step++) {
      if (step > LONGEST_REFERENCE_CHAIN) throw new LeanReaderRefusal('broken-syntax');
      object = this.get(object.objectNumber);
    }
    return object;
  }

  /** The stream's bytes after its filters. */
  decode(stream: PdfStream): Buffer {
    return decodeStream(stream, (value) => this.resolve(value));
  }

  private readEncryption(): Encryption {
    // Files on the disk are batches, and these are never encrypted.
    if (!this.source.whole) throw new LeanReaderRefusal('encrypted');
    const place = this.trailer.get('Encrypt');
    if (place instanceof PdfReference && this.containerOf(place.objectNumber) !== null) throw new LeanReaderRefusal('encrypted');
    const dictionary = this.resolve(place);
    if (!isDictionary(dictionary)) throw new LeanReaderRefusal('encrypted');
    this.objects.clear();
    return new Encryption(dictionary, this.trailer);
  }

  private readAt(offset: number, objectNumber: number | null): PdfObject {
    if (offset <= 0 || offset >= this.source.size) throw new LeanReaderRefusal('broken-cross-reference');
    const { whole } = this.source;
    if (whole) return this.parseIndirect(whole, { at: offset, standsAt: 0 }, objectNumber);
    for (let length = OBJECT_BYTES; ; length *= 8) {
      const bytes = this.source.view(offset, length);
      const complete = offset + bytes.length >= this.source.size;
      try {
        return this.parseIndirect(bytes, { at: 0, standsAt: offset }, objectNumber);
      } catch (problem) {
        if (complete || !(problem instanceof LeanReaderRefusal)) throw problem;
      }
    }
  }

  /** `standsAt`: where the bytes stand in the file. */
  private parseIndirect(bytes: Buffer, { at, standsAt }: { readonly at: number; readonly standsAt: number }, objectNumber: number | null): PdfObject {
    const lexer = new Lexer(bytes, at);
    const found = lexer.unsigned();
    const generation = lexer.unsigned();
    if (!lexer.takeKeyword('obj') || (objectNumber !== null && found !== objectNumber)) throw new LeanReaderRefusal('wrong-object');
    lexer.skipSpace();
    const written = this.source.whole ? readKnownValue(lexer, bytes, seemingEnd(bytes, lexer.position)) : lexer.value();
    const owner = { objectNumber: found, generation };
    const value = this.encryption ? this.encryption.plainValue(written, owner) : written;
    if (lexer.takeKeyword('endobj')) return value;
    if (!isDictionary(value) || !lexer.takeKeyword('stream')) throw new LeanReaderRefusal('broken-syntax');
    if (bytes[lexer.position] === 13) lexer.position++;
    if (bytes[lexer.position] !== 10) throw new LeanReaderRefusal('broken-syntax');
    return this.streamAt(value, standsAt + lexer.position + 1, owner);
  }

  private streamAt(dictionary: PdfDictionary, start: number, owner: OwnerOfData): PdfStream {
    const { objectNumber } = owner;
    // A length that leads back to its own stream would never end.
    if (this.beingRead.has(objectNumber)) throw new LeanReaderRefusal('wrong-stream-length');
    this.beingRead.add(objectNumber);
    const length = this.resolve(dictionary.get('Length'));
    this.beingRead.delete(objectNumber);
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) throw new LeanReaderRefusal('wrong-stream-length');
    // A stream whose data stands in another file is nothing a report has.
    if (dictionary.has('F')) throw new LeanReaderRefusal('unsupported-filter');
    const { source } = this;
    const dataOf = (bytes: Buffer, from: number): Buffer => {
      if (!endsAt(bytes, from + length)) throw new LeanReaderRefusal('wrong-stream-length');
      return bytes.subarray(from, from + length);
    };
    const { whole } = source;
    if (whole && this.encryption) return this.encryptedStream(this.encryption, dictionary, owner, () => dataOf(whole, start));
    if (whole) return new PdfStream(dictionary, () => dataOf(whole, start));
    const inAll = length + AFTER_STREAM_BYTES;
    return new PdfStream(dictionary, () => dataOf(source.bytes(start, inAll), 0), () => dataOf(source.glance(start, inAll), 0));
  }

  private encryptedStream(encryption: Encryption, dictionary: PdfDictionary, owner: OwnerOfData, readBytes: () => Buffer): PdfStream {
    const { dictionary: plainDictionary, decrypt } = encryption.streamEncryption(dictionary, owner, (value) => this.resolve(value));
    let known: Buffer | null = null;
    return new PdfStream(plainDictionary, () => {
      if (known) return known;
      const plain = decrypt(readBytes());
      if (this.plainBytes + plain.length <= PLAIN_BYTES_KEPT) {
        this.plainBytes += plain.length;
        known = plain;
      }
      return plain;
    });
  }

  private readContained(objectNumber: number, location: { readonly container: number; readonly index: number }): PdfObject {
    const container = this.container(location.container);
    const offset = container.offsets[location.index];
    if (offset === undefined || container.numbers[location.index] !== objectNumber) throw new LeanReaderRefusal('wrong-object');
    const { bytes, offsets } = container;
    // Of a batch, which stands on the disk, no two objects are the same.
    if (!this.source.whole) return new Lexer(bytes, offset).value();
    const next = offsets[location.index + 1] ?? bytes.length;
    return readKnownValue(new Lexer(bytes, offset), bytes, next > offset ? next : bytes.length);
  }

  private container(objectNumber: number): ObjectContainer {
    const known = this.containers.get(objectNumber);
    if (known) return known;
    const location = this.crossReference.locate(objectNumber);
    const stream = location && 'offset' in location ? this.get(objectNumber) : null;
    if (!(stream instanceof PdfStream)) throw new LeanReaderRefusal('broken-cross-reference');
    const count = this.resolve(stream.dictionary.get('N'));
    const first = this.resolve(stream.dictionary.get('First'));
    if (typeof count !== 'number' || typeof first !== 'number') throw new LeanReaderRefusal('broken-syntax');
    const bytes = this.decode(stream);
    const lexer = new Lexer(bytes);
    const numbers: number[] = [];
    const offsets: number[] = [];
    for (let index = 0; index < count; index++) {
      numbers.push(lexer.unsigned());
      offsets.push(first + lexer.unsigned());
    }
    if (this.containerBytes + bytes.length > DECODED_BYTES_KEPT) {
      this.containers.clear();
      this.containerBytes = 0;
    }
    const container = { bytes, numbers, offsets };
    this.containers.set(objectNumber, container);
    this.containerBytes += bytes.length;
    return container;
  }
}

/** Whether a stream's data ends there: a line end, which may be missing, and `endstream`. */
const endsAt = (bytes: Buffer, end: number): boolean => {
  let at = end;
  if (bytes[at] === 13) at++;
  if (bytes[at] === 10) at++;
  return END_OF_STREAM.every((code, index) => bytes[at + index] === code);
};

/** A value of a dictionary, references followed. */
export const entryOf = (document: LeanDocument, dictionary: PdfDictionary, key: string): PdfObject => document.resolve(dictionary.get(key));

/** The same, as a dictionary; empty where it is none. */
export const dictionaryOf = (document: LeanDocument, value: PdfValue | undefined): PdfDictionary => {
  const object = document.resolve(value);
  return isDictionary(object) ? object : new Map();
};
