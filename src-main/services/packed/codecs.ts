/** How a value stands in bytes, losing nothing. */
type Codec<Value> = { readonly bytesOf: (value: Value) => Buffer; readonly valueOf: (bytes: Buffer, from: number, to: number) => Value };

/** Anything that JSON can tell. */
const json: Codec<unknown> = {
  bytesOf: (value) => Buffer.from(JSON.stringify(value)),
  valueOf: (bytes, from, to) => JSON.parse(bytes.toString('utf8', from, to)) as unknown,
};

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

export type CodecName = 'json' | 'numbers' | 'digests';

export const CODECS = { json, numbers, digests } as Readonly<Record<CodecName, Codec<unknown>>>;
