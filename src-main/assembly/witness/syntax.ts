/**
 * Thrown where a file is not plain enough for the witness to be sure of what it holds. It says nothing against the file:
 * another reader proves it then.
 */
export class WitnessUnsure extends Error {
  override readonly name = 'WitnessUnsure';

  constructor() {
    super('The witness is not sure of this file.');
  }
}

/** Nested values beyond this are no report's. */
const DEEPEST_NESTING = 100;

const isSpace = (code: number | undefined): boolean => code === 32 || code === 10 || code === 13 || code === 0 || code === 9 || code === 12;

/** `( ) < > [ ] { } / %` end a name, number or keyword, as white space does (ISO 32000-2, 7.2.3). */
const ENDS_WORD = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32, ...Buffer.from('()<>[]{}/%')]) ENDS_WORD[code] = 1;

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;

const endOfWord = (bytes: Buffer, at: number): number => {
  let end = at;
  while (end < bytes.length && ENDS_WORD[bytes[end]!] === 0) end++;
  return end;
};

/** The next place that is neither white space nor a comment. */
export const skipSpace = (bytes: Buffer, from: number): number => {
  let at = from;
  for (;;) {
    if (isSpace(bytes[at])) at++;
    else if (bytes[at] === 37) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
    else return at;
  }
};

/** Whether these characters stand there. */
export const isWritten = (bytes: Buffer, at: number, text: string): boolean => {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
};

/** Where the word ends that stands there; throws where another stands there. */
export const endOfKeyword = (bytes: Buffer, at: number, word: string): number => {
  if (!isWritten(bytes, at, word)) throw new WitnessUnsure();
  return at + word.length;
};

/** A whole number without a sign, and where it ends. */
export const wholeAt = (bytes: Buffer, at: number): readonly [value: number, end: number] => {
  let value = 0;
  let end = at;
  while (isDigit(bytes[end])) value = value * 10 + bytes[end++]! - 48;
  if (end === at || end - at > 15) throw new WitnessUnsure();
  return [value, end];
};

/** Where the reference ends that stands there (`12 0 R`); 0 where none does. */
export const endOfReference = (bytes: Buffer, at: number): number => {
  let end = at;
  for (let part = 0; part < 2; part++) {
    const start = end;
    while (isDigit(bytes[end])) end++;
    if (end === start || !isSpace(bytes[end])) return 0;
    while (isSpace(bytes[end])) end++;
  }
  return bytes[end] === 82 && (end + 1 >= bytes.length || ENDS_WORD[bytes[end + 1]!] === 1) ? end + 1 : 0;
};

/** Where the value ends that begins there. */
export const endOfValue = (bytes: Buffer, at: number): number => {
  const code = bytes[at];
  switch (code) {
    case 47:
      return endOfWord(bytes, at + 1);
    case 40:
      return endOfString(bytes, at);
    case 91:
      return endOfNested(bytes, at);
    case 60:
      return bytes[at + 1] === 60 ? endOfNested(bytes, at) : endOfHexString(bytes, at);
    default: {
      const end = (isDigit(code) && endOfReference(bytes, at)) || endOfWord(bytes, at);
      if (end === at) throw new WitnessUnsure();
      return end;
    }
  }
};

/** What closes each bracket that is open. One list for all: a new one each time would be much of what the proof leaves behind. */
const CLOSING = new Uint8Array(DEEPEST_NESTING + 2);

/** Brackets, strings and comments tell where an array or dictionary ends, whatever stands between them. */
const endOfNested = (bytes: Buffer, start: number): number => {
  let open = 0;
  let at = start;
  do {
    const code = bytes[at];
    if (code === undefined || open > DEEPEST_NESTING) throw new WitnessUnsure();
    if (ENDS_WORD[code] === 0 || isSpace(code) || code === 47) at++;
    else if (code === 91) {
      CLOSING[open++] = 93;
      at++;
    } else if (code === 60 && bytes[at + 1] === 60) {
      CLOSING[open++] = 62;
      at += 2;
    } else if (code === 93 || code === 62) {
      if (CLOSING[--open] !== code || (code === 62 && bytes[at + 1] !== 62)) throw new WitnessUnsure();
      at += code === 62 ? 2 : 1;
    } else if (code === 40) at = endOfString(bytes, at);
    else if (code === 60) at = endOfHexString(bytes, at);
    else if (code === 37) at = skipSpace(bytes, at);
    else throw new WitnessUnsure();
  } while (open > 0);
  return at;
};

const endOfHexString = (bytes: Buffer, at: number): number => {
  const end = bytes.indexOf(62, at);
  if (end < 0) throw new WitnessUnsure();
  return end + 1;
};

const endOfName = (bytes: Buffer, at: number): number => {
  if (bytes[at] !== 47) throw new WitnessUnsure();
  return endOfWord(bytes, at + 1);
};

const endOfString = (bytes: Buffer, at: number): number => {
  for (let end = at + 1, open = 1; end < bytes.length; end++) {
    const code = bytes[end];
    if (code === 92) end++;
    else if (code === 40) open++;
    else if (code === 41 && --open === 0) return end + 1;
  }
  throw new WitnessUnsure();
};

/** The name that stands there, without its slash and with `#` resolved. */
export const nameAt = (bytes: Buffer, at: number): string => plainName(bytes.toString('latin1', at + 1, endOfName(bytes, at)));

/** A name as it is meant: two hexadecimal digits behind `#` are a byte (ISO 32000-2, 7.3.5). */
export const plainName = (written: string): string => (written.includes('#') ? written.replace(/#([0-9a-fA-F]{2})/g, (_all: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))) : written);

/** By a hash of their bytes, since keys repeat without end; a hostile file's must not fill the memory. */
const KEYS = new Map<number, string>();
const KEYS_KEPT = 4_096;

/** The name between two places, made but once where it is met again. */
const keyBetween = (bytes: Buffer, start: number, end: number): string => {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
  const known = KEYS.get(hash);
  if (known?.length === end - start && isWritten(bytes, start, known)) return known;
  const key = plainName(bytes.toString('latin1', start, end));
  if (known === undefined && key.length === end - start && KEYS.size < KEYS_KEPT) KEYS.set(hash, key);
  return key;
};

/** A dictionary's keys, and where the value of each begins. A key that stands there twice is read otherwise by each program. */
export const entriesAt = (bytes: Buffer, at: number): { readonly keys: readonly string[]; readonly starts: readonly number[] } => {
  endOfKeyword(bytes, at, '<<');
  const keys: string[] = [];
  const starts: number[] = [];
  let next = skipSpace(bytes, at + 2);
  while (bytes[next] !== 62) {
    const end = endOfName(bytes, next);
    const value = skipSpace(bytes, end);
    keys.push(keyBetween(bytes, next + 1, end));
    starts.push(value);
    next = skipSpace(bytes, endOfValue(bytes, value));
  }
  if (repeats(keys)) throw new WitnessUnsure();
  return { keys, starts };
};

/** So many keys are looked through one by one sooner than put in a set or map. Pages that share the resources of a whole file have thousands. */
export const FEW_KEYS = 16;

const repeats = (keys: readonly string[]): boolean => (keys.length > FEW_KEYS ? new Set(keys).size < keys.length : keys.some((key, index) => keys.indexOf(key, index + 1) > 0));

/** Where each item of an array begins. */
export const itemsAt = (bytes: Buffer, at: number): readonly number[] => {
  endOfKeyword(bytes, at, '[');
  const items: number[] = [];
  let next = skipSpace(bytes, at + 1);
  while (bytes[next] !== 93) {
    items.push(next);
    next = skipSpace(bytes, endOfValue(bytes, next));
  }
  return items;
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * Whether two arrays are written alike, byte by byte, and hold nothing but words and numbers; false also where that is not
 * so simple. Most long arrays, the widths of a font, are told so.
 */
export const areWrittenAlike = (bytes: Buffer, at: number, others: Buffer, otherAt: number): boolean => {
  for (let offset = 1; ; offset++) {
    const code = bytes[at + offset];
    if (code === undefined || code !== others[otherAt + offset]) return false;
    if (code === 93) return true;
    // An R may end a reference, whose number means another object in another file.
    if (code === 82 || (ENDS_WORD[code] === 1 && !isSpace(code) && code !== 47)) return false;
  }
};

/** The bytes of a string, literal or hexadecimal, as characters U+0000 to U+00FF. */
export const stringAt = (bytes: Buffer, at: number): string => {
  const written = bytes.toString('latin1', at + 1, endOfValue(bytes, at) - 1);
  if (bytes[at] === 60) {
    const digits = written.replace(/[\0\t\n\f\r ]/g, '');
    if (/[^0-9a-fA-F]/.test(digits)) throw new WitnessUnsure();
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1');
  }
  return written.replace(/\\([0-7]{1,3}|\r\n?|[^])|\r\n?/g, (_all: string, escaped: string | undefined) => {
    if (escaped === undefined) return '\n';
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 255);
    return /^[\r\n]/.test(escaped) ? '' : (ESCAPES[escaped] ?? escaped);
  });
};

/** A number; throws where none stands there. */
export const numberAt = (bytes: Buffer, at: number): number => {
  const text = bytes.toString('latin1', at, endOfWord(bytes, at));
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw new WitnessUnsure();
  return Number(text);
};
