import type { Address } from '@shared/domain/ssr/report';

/** How a value stands in bytes, losing nothing. */
type Codec<Value> = { readonly bytesOf: (value: Value) => Buffer; readonly valueOf: (bytes: Buffer, from: number, to: number) => Value };

const NO_BYTES = Buffer.alloc(0);

/** Anything that JSON can tell; null takes no bytes. */
const json: Codec<unknown> = {
  bytesOf: (value) => (value === null ? NO_BYTES : Buffer.from(JSON.stringify(value))),
  valueOf: (bytes, from, to) => (from === to ? null : (JSON.parse(bytes.toString('utf8', from, to)) as unknown)),
};

/** Numbers in a row, eight bytes each: in JSON one with a fraction takes up to 20. */
const doubles: Codec<readonly number[]> = {
  bytesOf: (values) => Buffer.from(Float64Array.from(values).buffer),
  valueOf: (bytes, from, to) => Array.from({ length: (to - from) / DOUBLE_BYTES }, (_, index) => bytes.readDoubleLE(from + index * DOUBLE_BYTES)),
};
const DOUBLE_BYTES = 8;

/** The box as such numbers, and behind it the texts; null takes no bytes. */
const address: Codec<Address | null> = {
  bytesOf: (value) => (value === null ? NO_BYTES : Buffer.concat([doubles.bytesOf(value.box), json.bytesOf([value.zip, ...value.lines])])),
  valueOf: (bytes, from, to) => {
    if (from === to) return null;
    const behind = from + BOX_NUMBERS * DOUBLE_BYTES;
    const [zip, ...lines] = json.valueOf(bytes, behind, to) as [Address['zip'], ...string[]];
    return { lines, box: doubles.valueOf(bytes, from, behind) as unknown as Address['box'], zip };
  },
};
const BOX_NUMBERS = 4;

/** A text whose characters stand for numbers, any of them: two bytes each. */
const numbers: Codec<string> = {
  bytesOf: (text) => Buffer.from(text, 'utf16le'),
  valueOf: (bytes, from, to) => bytes.toString('utf16le', from, to),
};

const DIGITS = 32;
const ONLY_DIGESTS = /^[0-9a-f]{32}(?:\n[0-9a-f]{32})*$/;

/** The first byte of a text of digests: what stands behind it. */
const HALF_A_BYTE_EACH = 1;
const AS_JSON = 0;

/** Digests of 128 bits, one a line: half a byte a digit. Any other text too, at its length. */
const digests: Codec<string> = {
  bytesOf: (text) => (ONLY_DIGESTS.test(text) ? Buffer.from(`0${HALF_A_BYTE_EACH}${text.replaceAll('\n', '')}`, 'hex') : Buffer.concat([Buffer.of(AS_JSON), json.bytesOf(text)])),
  valueOf: (bytes, from, to) => {
    if (bytes[from] === AS_JSON) return json.valueOf(bytes, from + 1, to) as string;
    const digits = bytes.toString('hex', from + 1, to);
    let text = digits.slice(0, DIGITS);
    for (let at = DIGITS; at < digits.length; at += DIGITS) text += `\n${digits.slice(at, at + DIGITS)}`;
    return text;
  },
};

export type CodecName = 'json' | 'numbers' | 'digests' | 'doubles' | 'address';

export const CODECS = { json, numbers, digests, doubles, address } as Readonly<Record<CodecName, Codec<unknown>>>;
