import { shareText } from './canonical';
import type { Lexer } from './lexer';
import { isDictionary, type PdfDictionary, type PdfValue } from './syntax';

/** Longer objects are seldom the same in two files. */
const MOST_BYTES = 2_048;
/** A hostile file's may all differ. */
const OBJECTS_KEPT = 512;

/** By their text. Those met but once are not made ready yet for being met again. */
const KNOWN = new Map<string, { readonly value: PdfDictionary; isShared: boolean }>();

/**
 * Reads the value at which the lexer stands, whose text ends at `end` at the latest. Reports of one producer repeat most of their dictionaries,
 * references included: one value stands for all of one text, so that it is read once, and so is what is made of it (its canonical text).
 */
export const readKnownValue = (lexer: Lexer, bytes: Buffer, end: number): PdfValue => {
  const start = lexer.position;
  const text = end <= start || end - start > MOST_BYTES ? '' : bytes.toString('latin1', start, end);
  const known = KNOWN.get(text);
  if (known) {
    if (!known.isShared) shareText(known.value);
    known.isShared = true;
    lexer.position = end;
    return known.value;
  }
  const value = lexer.value();
  // Only what the text says whole: a dictionary ends with its brackets, whatever follows.
  if (text !== '' && isDictionary(value) && lexer.position <= end) {
    if (KNOWN.size >= OBJECTS_KEPT) KNOWN.clear();
    KNOWN.set(text, { value, isShared: false });
  }
  return value;
};

/**
 * Where a dictionary seems to end that is an object of its own: behind the first `>>` that `endobj` or `stream` follows. 0 where none does soon. Only
 * reading tells whether it is so, as the same may stand in a string.
 */
export const seemingEnd = (bytes: Buffer, start: number): number => {
  if (bytes[start] !== 60 || bytes[start + 1] !== 60) return 0;
  const last = Math.min(bytes.length, start + MOST_BYTES) - 2;
  for (let at = start + 2; at < last; at++) {
    if (bytes[at] !== 62 || bytes[at + 1] !== 62) continue;
    let next = at + 2;
    while (bytes[next] === 10 || bytes[next] === 13 || bytes[next] === 32) next++;
    // The first letters of the two words.
    if (bytes[next] === 101 || bytes[next] === 115) return at + 2;
  }
  return 0;
};
