import { END_OF_ATTRIBUTES, GROUP_TAGS, LAST_DELIMITER, OUT_OF_BAND_TAGS, RESOLUTION_UNITS, TEXT_TAGS, VALUE_TAGS } from './tags';
import type { IppAttribute, IppGroup, IppGroupName, IppMessage, IppOutOfBandKind, IppTextKind, IppValue } from './values';

/** Bytes that are no IPP message: cut short, or fields that contradict each other. */
export class IppFormatError extends Error {
  override readonly name = 'IppFormatError';
}

/** Collections within collections are three deep in practice; a hostile answer must not exhaust the stack. */
const DEEPEST_COLLECTION = 16;

type Field = { readonly tag: number; readonly name: string; readonly bytes: Buffer };
type Growing = { readonly name: string; readonly values: IppValue[] };

const byTag = <Kind extends string>(tags: Record<Kind, number>): ReadonlyMap<number, Kind> =>
  new Map((Object.entries(tags) as [Kind, number][]).map(([kind, tag]) => [tag, kind]));
const GROUPS = byTag<IppGroupName>(GROUP_TAGS);
const OUT_OF_BAND = byTag<IppOutOfBandKind>(OUT_OF_BAND_TAGS);
const TEXTS = byTag<IppTextKind>(TEXT_TAGS);

/**
 * Reads a message from its bytes (RFC 8010).
 * @throws IppFormatError when the bytes are no whole message.
 */
export function decodeMessage(bytes: Buffer): IppMessage {
  const reader = new FieldReader(bytes);
  const version = [reader.unsigned(1), reader.unsigned(1)] as const;
  const code = reader.unsigned(2);
  const requestId = reader.take(4).readInt32BE(0);
  const groups: (IppGroup & { attributes: Growing[] })[] = [];
  for (let tag = reader.unsigned(1); tag !== END_OF_ATTRIBUTES; tag = reader.unsigned(1)) {
    if (tag <= LAST_DELIMITER) {
      const group = GROUPS.get(tag);
      if (group === undefined) throw new IppFormatError(`Unknown group tag ${tag}.`);
      groups.push({ group, attributes: [] });
      continue;
    }
    const attributes = groups.at(-1)?.attributes;
    if (attributes === undefined) throw new IppFormatError('A value stands before the first group.');
    const field = reader.field(tag);
    const value = valueOf(field, reader, 0);
    if (field.name !== '') attributes.push({ name: field.name, values: [value] });
    else lastOf(attributes).values.push(value);
  }
  return { version, code, requestId, groups };
}

function lastOf(attributes: readonly Growing[]): Growing {
  const last = attributes.at(-1);
  if (last === undefined) throw new IppFormatError('A value has no attribute to belong to.');
  return last;
}

/** Walks the bytes and refuses to leave them. */
class FieldReader {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new IppFormatError('The message ends too early.');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  unsigned(length: 1 | 2): number {
    return this.take(length).readUIntBE(0, length);
  }

  /** The name and the bytes of the value whose tag was just read. */
  field(tag: number): Field {
    const name = this.take(this.unsigned(2)).toString('utf8');
    return { tag, name, bytes: this.take(this.unsigned(2)) };
  }
}

function valueOf({ tag, bytes }: Field, reader: FieldReader, depth: number): IppValue {
  const outOfBand = OUT_OF_BAND.get(tag);
  if (outOfBand !== undefined) return { kind: outOfBand };
  const text = TEXTS.get(tag);
  if (text !== undefined && text !== 'memberAttrName') return { kind: text, text: bytes.toString('utf8') };
  switch (tag) {
    case VALUE_TAGS.integer:
      return { kind: 'integer', value: exactly(bytes, 4).readInt32BE(0) };
    case VALUE_TAGS.enum:
      return { kind: 'enum', value: exactly(bytes, 4).readInt32BE(0) };
    case VALUE_TAGS.boolean:
      return { kind: 'boolean', value: exactly(bytes, 1).readUInt8(0) !== 0 };
    case VALUE_TAGS.octetString:
      return { kind: 'octetString', bytes: Uint8Array.from(bytes) };
    case VALUE_TAGS.dateTime:
      return dateTime(exactly(bytes, 11));
    case VALUE_TAGS.resolution:
      exactly(bytes, 9);
      return { kind: 'resolution', crossFeed: bytes.readInt32BE(0), feed: bytes.readInt32BE(4), unit: bytes.readUInt8(8) === RESOLUTION_UNITS.dpcm ? 'dpcm' : 'dpi' };
    case VALUE_TAGS.rangeOfInteger:
      return { kind: 'rangeOfInteger', lower: exactly(bytes, 8).readInt32BE(0), upper: bytes.readInt32BE(4) };
    case VALUE_TAGS.textWithLanguage:
      return { kind: 'textWithLanguage', ...withLanguage(bytes) };
    case VALUE_TAGS.nameWithLanguage:
      return { kind: 'nameWithLanguage', ...withLanguage(bytes) };
    case VALUE_TAGS.collection:
      return { kind: 'collection', members: collection(reader, depth + 1) };
    case VALUE_TAGS.endCollection:
    case TEXT_TAGS.memberAttrName:
      throw new IppFormatError('A part of a collection stands outside of one.');
    default:
      return { kind: 'other', tag, bytes: Uint8Array.from(bytes) };
  }
}

function collection(reader: FieldReader, depth: number): readonly IppAttribute[] {
  if (depth > DEEPEST_COLLECTION) throw new IppFormatError('Collections stand too deep in each other.');
  const members: Growing[] = [];
  for (;;) {
    const field = reader.field(reader.unsigned(1));
    if (field.tag === VALUE_TAGS.endCollection) break;
    if (field.tag === TEXT_TAGS.memberAttrName) members.push({ name: field.bytes.toString('utf8'), values: [] });
    else lastOf(members).values.push(valueOf(field, reader, depth));
  }
  if (members.some(({ values }) => values.length === 0)) throw new IppFormatError('A member of a collection has no value.');
  return members;
}

function exactly(bytes: Buffer, length: number): Buffer {
  if (bytes.length !== length) throw new IppFormatError(`A value has ${bytes.length} bytes where ${length} belong.`);
  return bytes;
}

function withLanguage(bytes: Buffer): { language: string; text: string } {
  const reader = new FieldReader(bytes);
  const language = reader.take(reader.unsigned(2)).toString('utf8');
  return { language, text: reader.take(reader.unsigned(2)).toString('utf8') };
}

function dateTime(bytes: Buffer): IppValue {
  const at = (offset: number): number => bytes.readUInt8(offset);
  const offsetMinutes = at(9) * 60 + at(10);
  // The comparison keeps minus zero out of the value.
  const utcOffsetMinutes = String.fromCharCode(at(8)) === '-' && offsetMinutes > 0 ? -offsetMinutes : offsetMinutes;
  const value = { year: bytes.readUInt16BE(0), month: at(2), day: at(3), hour: at(4), minute: at(5), second: at(6), decisecond: at(7), utcOffsetMinutes };
  return { kind: 'dateTime', value };
}
