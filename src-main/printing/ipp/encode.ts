import { END_OF_ATTRIBUTES, GROUP_TAGS, OUT_OF_BAND_TAGS, RESOLUTION_UNITS, TEXT_TAGS, VALUE_TAGS } from './tags';
import type { IppAttribute, IppDateTime, IppMessage, IppValue } from './values';

/** The bytes of a message as RFC 8010 lays them out; a document follows them without anything between. */
export function encodeMessage(message: IppMessage): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt8(message.version[0], 0);
  head.writeUInt8(message.version[1], 1);
  head.writeUInt16BE(message.code, 2);
  head.writeInt32BE(message.requestId, 4);
  const parts: Buffer[] = [head];
  for (const { group, attributes } of message.groups) {
    parts.push(Buffer.of(GROUP_TAGS[group]));
    for (const attribute of attributes) pushAttribute(parts, attribute);
  }
  parts.push(Buffer.of(END_OF_ATTRIBUTES));
  return Buffer.concat(parts);
}

function pushAttribute(parts: Buffer[], { name, values }: IppAttribute): void {
  if (values.length === 0) throw new RangeError(`The attribute ${name} has no value.`);
  values.forEach((value, index) => pushValue(parts, index === 0 ? name : '', value));
}

function pushValue(parts: Buffer[], name: string, value: IppValue): void {
  pushField(parts, tagOf(value), name, value.kind === 'collection' ? Buffer.alloc(0) : bytesOf(value));
  if (value.kind !== 'collection') return;
  for (const member of value.members) {
    if (member.values.length === 0) throw new RangeError(`The member ${member.name} has no value.`);
    pushField(parts, TEXT_TAGS.memberAttrName, '', Buffer.from(member.name, 'utf8'));
    for (const memberValue of member.values) pushValue(parts, '', memberValue);
  }
  pushField(parts, VALUE_TAGS.endCollection, '', Buffer.alloc(0));
}

function pushField(parts: Buffer[], tag: number, name: string, bytes: Uint8Array): void {
  parts.push(Buffer.of(tag), withLength(Buffer.from(name, 'utf8')), withLength(bytes));
}

function withLength(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function tagOf(value: IppValue): number {
  if (value.kind === 'other') return value.tag;
  if (value.kind in TEXT_TAGS) return TEXT_TAGS[value.kind as keyof typeof TEXT_TAGS];
  if (value.kind in OUT_OF_BAND_TAGS) return OUT_OF_BAND_TAGS[value.kind as keyof typeof OUT_OF_BAND_TAGS];
  return VALUE_TAGS[value.kind as keyof typeof VALUE_TAGS];
}

function bytesOf(value: Exclude<IppValue, { kind: 'collection' }>): Uint8Array {
  switch (value.kind) {
    case 'integer':
    case 'enum':
      return integers(value.value);
    case 'boolean':
      return Buffer.of(value.value ? 1 : 0);
    case 'octetString':
    case 'other':
      return value.bytes;
    case 'dateTime':
      return dateTime(value.value);
    case 'resolution':
      return Buffer.concat([integers(value.crossFeed, value.feed), Buffer.of(RESOLUTION_UNITS[value.unit])]);
    case 'rangeOfInteger':
      return integers(value.lower, value.upper);
    case 'textWithLanguage':
    case 'nameWithLanguage':
      return Buffer.concat([withLength(Buffer.from(value.language, 'utf8')), withLength(Buffer.from(value.text, 'utf8'))]);
    default:
      return 'text' in value ? Buffer.from(value.text, 'utf8') : Buffer.alloc(0);
  }
}

function integers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32BE(value, 4 * index));
  return bytes;
}

function dateTime(value: IppDateTime): Buffer {
  const bytes = Buffer.alloc(11);
  bytes.writeUInt16BE(value.year, 0);
  const offset = Math.abs(value.utcOffsetMinutes);
  const rest = [value.month, value.day, value.hour, value.minute, value.second, value.decisecond];
  rest.push((value.utcOffsetMinutes < 0 ? '-' : '+').charCodeAt(0), Math.trunc(offset / 60), offset % 60);
  bytes.set(rest, 2);
  return bytes;
}
