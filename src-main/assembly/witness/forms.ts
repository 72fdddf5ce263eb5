import { hash } from 'node:crypto';
import type { Place } from './entries';
import { UNDRAWN } from './same-content';
import { FEW_KEYS, WitnessUnsure, endOfReference, endOfValue, entriesAt, itemsAt, nameAt, numberAt, stringAt, wholeAt } from './syntax';

/** A value as it is meant, however it is written, in pieces; between them stand objects by their numbers. `isPlain`: of a stream that is compressed only as it is written. */
export type Form = { readonly pieces: readonly string[]; readonly targets: readonly number[]; readonly isPlain: boolean };

/** Of an object's text, from here on its digest stands for it; so it does for a list's, which may be an object of its own in one file and none in the other. */
const LONG_TEXT = 256;

export const shortText = (text: string): string => (text.length > LONG_TEXT ? `#${hash('sha256', text, 'hex')}` : text);

/** Longer values are seldom the same in two files. */
const MOST_BYTES = 2_048;
/** A hostile file's may all differ. */
const FORMS_KEPT = 1_024;

type Growing = { readonly pieces: string[]; readonly targets: number[] };

const FILTER = 'Filter';
/** The entry that the writer adds to a stream which it compresses, as it is told here. */
const FILTER_OF_WRITER = '/6:Filter /11:FlateDecode';

const add = ({ pieces }: Growing, text: string): void => {
  pieces[pieces.length - 1]! += text;
};

/**
 * Values as they are meant: two values have one form where they hold the same. Each part says where it ends, so that no two values have the same form
 * by chance of what stands in them. A source's stream without a filter has the form of one that is compressed, as it is written. Throws {@link WitnessUnsure} at layers.
 */
export class Forms {
  private readonly known = new Map<string, Form>();

  /** `isOfSource`: whether entries that draw nothing are left out, as they are of what is written, and forms are kept, as the same texts come back in file after file. */
  constructor(private readonly isOfSource: boolean) {}

  /** The form of the value that stands there. */
  at({ bytes, at, end: knownEnd, data }: Place): Form {
    const isStream = data !== null;
    if (!this.isOfSource) return this.made(bytes, at, isStream);
    const end = knownEnd || endOfValue(bytes, at);
    if (end - at > MOST_BYTES) return this.made(bytes, at, isStream);
    const text = `${isStream ? 's' : 'v'}${bytes.toString('latin1', at, end)}`;
    const known = this.known.get(text);
    if (known) return known;
    const form = this.made(bytes, at, isStream);
    if (this.known.size >= FORMS_KEPT) this.known.clear();
    this.known.set(text, form);
    return form;
  }

  private made(bytes: Buffer, at: number, isStream: boolean): Form {
    const form: Growing = { pieces: [''], targets: [] };
    if (isStream) return { ...form, isPlain: this.addDictionary(form, bytes, at, true) };
    this.addValue(form, bytes, at);
    return { ...form, isPlain: false };
  }

  private addValue(form: Growing, bytes: Buffer, at: number): void {
    switch (bytes[at]) {
      case 47: {
        const name = nameAt(bytes, at);
        return add(form, `/${name.length}:${name}`);
      }
      case 40:
        return addString(form, bytes, at);
      case 60:
        if (bytes[at + 1] === 60) this.addDictionary(form, bytes, at, false);
        else addString(form, bytes, at);
        return;
      case 91: {
        const end = endOfNumbers(bytes, at);
        if (end !== 0) return add(form, numbersText(bytes, at, end));
        return this.addList(form, bytes, at);
      }
      default:
        return addWord(form, bytes, at);
    }
  }

  private addList(form: Growing, bytes: Buffer, at: number): void {
    const list: Growing = { pieces: ['['], targets: [] };
    for (const item of itemsAt(bytes, at)) {
      this.addValue(list, bytes, item);
      add(list, ' ');
    }
    add(list, ']');
    const [first = '', ...others] = list.pieces;
    add(form, list.targets.length === 0 ? shortText(first) : first);
    form.pieces.push(...others);
    form.targets.push(...list.targets);
  }

  /** Tells whether it is that of a plain stream. */
  private addDictionary(form: Growing, bytes: Buffer, at: number, isStream: boolean): boolean {
    const { keys, starts } = entriesAt(bytes, at);
    const type = keys.indexOf('Type');
    if (type >= 0 && isLayer(bytes, starts[type]!)) throw new WitnessUnsure();
    const isPlain = isStream && !keys.includes(FILTER);
    // A batch has no plain streams, and a stream whose layer is hidden is written as nothing.
    if ((isPlain && !this.isOfSource) || (isStream && keys.includes('OC'))) throw new WitnessUnsure();
    const kind = { isStream, isPlain, omits: this.isOfSource && (isStream || type >= 0) };
    add(form, '<');
    const startOf = startsOf(keys, starts);
    // What is written is sorted already.
    for (const key of this.isOfSource ? inOrder(keys, isPlain) : keys) {
      if (isPlain && key === FILTER) add(form, FILTER_OF_WRITER);
      const start = startOf(key);
      if (start === undefined || isLeftOut(key, kind) || isNull(bytes, start)) continue;
      add(form, `/${key.length}:${key} `);
      this.addValue(form, bytes, start);
    }
    add(form, '>');
    return isPlain;
  }
}

const inOrder = (keys: readonly string[], isPlain: boolean): readonly string[] => (isPlain ? [...keys, FILTER] : [...keys]).sort();

/** What tells how a stream is stored, and what draws nothing. */
const isLeftOut = (key: string, { isStream, isPlain, omits }: { readonly isStream: boolean; readonly isPlain: boolean; readonly omits: boolean }): boolean =>
  (isStream && key === 'Length') || (isPlain && key === 'DecodeParms') || (omits && UNDRAWN.has(key));

const startsOf = (keys: readonly string[], starts: readonly number[]): ((key: string) => number | undefined) => {
  if (keys.length <= FEW_KEYS) return (key) => starts[keys.indexOf(key)];
  const byKey = new Map(keys.map((key, index) => [key, starts[index]!]));
  return (key) => byKey.get(key);
};

/** Arrays of numbers by how they are written: the widths of a font, which come back where the dictionary around them does not. */
const ARRAYS = new Map<string, string>();
const LEAST_ARRAY_BYTES = 64;
const ARRAYS_KEPT = 256;

/** Where an array ends that holds plain numbers alone; 0 where it is another, or a short one. */
const endOfNumbers = (bytes: Buffer, at: number): number => {
  for (let end = at + 1; end < bytes.length; end++) {
    const code = bytes[end]!;
    if (code === 93) return end - at < LEAST_ARRAY_BYTES ? 0 : end + 1;
    const isOfNumber = (code >= 48 && code <= 57) || code === 32 || code === 46 || code === 45 || code === 10 || code === 13;
    if (!isOfNumber) return 0;
  }
  return 0;
};

const numbersText = (bytes: Buffer, at: number, end: number): string => {
  const written = bytes.toString('latin1', at, end);
  const known = ARRAYS.get(written);
  if (known !== undefined) return known;
  const text = shortText(`[${itemsAt(bytes, at).map((item) => `${numberAt(bytes, item)} `).join('')}]`);
  if (ARRAYS.size >= ARRAYS_KEPT) ARRAYS.clear();
  ARRAYS.set(written, text);
  return text;
};

const isLayer = (bytes: Buffer, at: number): boolean => bytes[at] === 47 && ['OCG', 'OCMD'].includes(nameAt(bytes, at));

const isNull = (bytes: Buffer, at: number): boolean => bytes[at] === 110 && bytes.toString('latin1', at, endOfValue(bytes, at)) === 'null';

const addString = (form: Growing, bytes: Buffer, at: number): void => {
  const text = stringAt(bytes, at);
  add(form, `(${text.length}:${text}`);
};

const IS_PLAIN = /^(?:true|false|null|0|[1-9]\d{0,14})$/;

const addWord = (form: Growing, bytes: Buffer, at: number): void => {
  if (endOfReference(bytes, at) !== 0) {
    form.targets.push(wholeAt(bytes, at)[0]);
    form.pieces.push('');
    return;
  }
  const word = bytes.toString('latin1', at, endOfValue(bytes, at));
  // Most numbers are written as they are told.
  add(form, IS_PLAIN.test(word) ? word : String(numberAt(bytes, at)));
};
