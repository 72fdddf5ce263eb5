import { isRegular } from './lexer';
import { PdfReference, PdfString, isArray, isDictionary, type PdfArray, type PdfDictionary, type PdfValue } from './syntax';

/** The shortest decimal without an exponent, which PDF does not know. */
export const numberText = (value: number): string => {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, '') : BigInt(Math.round(value)).toString();
};

const NAMES = new Map<string, string>();
/** Names repeat without end; a hostile file's must not fill the memory. */
const NAMES_KEPT = 5_000;

const nameText = (name: string): string => {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  let text = '/';
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    text += isRegular(code) && code > 32 && code < 127 && code !== 35 ? name[index]! : `#${code.toString(16).padStart(2, '0')}`;
  }
  if (NAMES.size < NAMES_KEPT) NAMES.set(name, text);
  return text;
};

/**
 * The one way a value is written: keys sorted, strings in hexadecimal, numbers shortest, no spare space.
 * Equal values have equal texts whatever file and producer they come from. `reference` gives the text of each reference.
 */
export const canonicalText = (value: PdfValue, reference: (target: PdfReference) => string): string => {
  if (typeof value === 'string') return nameText(value);
  if (typeof value === 'number') return numberText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (value instanceof PdfReference) return reference(value);
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  if (isDictionary(value)) return dictionaryText(value, reference);
  return value.length < LONG_ARRAY ? arrayText(value, reference) : longArrayText(value, reference);
};

const arrayText = (value: PdfArray, reference: (target: PdfReference) => string): string => `[${value.map((item) => canonicalText(item, reference)).join(' ')}]`;

/** Arrays of so many items are mostly widths, whose values are shared (`Lexer`). */
const LONG_ARRAY = 32;
const NUMBERS_TEXTS = new WeakMap<PdfArray, string>();

const longArrayText = (value: PdfArray, reference: (target: PdfReference) => string): string => {
  const known = NUMBERS_TEXTS.get(value);
  if (known !== undefined) return known;
  const text = arrayText(value, reference);
  // Without references it means the same in every file.
  if (value.every((item) => typeof item === 'number')) NUMBERS_TEXTS.set(value, text);
  return text;
};

/** From here on sorting one by one takes longer. */
const MANY_KEYS = 32;

/** The text of a dictionary in pieces, and the references that stand between them; `nesting` is how many values stand in each other at most, itself among them. */
type Form = { readonly pieces: readonly string[]; readonly targets: readonly PdfReference[]; readonly nesting: number };

/** Of dictionaries that are met again and again; null before the form is asked for. */
const FORMS = new WeakMap<PdfDictionary, Form | null>();

/** Has the text of a value's dictionaries made but once, since the same value stands for objects of many files. */
export const shareText = (value: PdfValue): void => {
  if (isDictionary(value)) {
    FORMS.set(value, null);
    for (const item of value.values()) shareText(item);
  } else if (isArray(value)) for (const item of value) shareText(item);
};

/** Stands for a reference while a form is made; canonical text is printable ASCII. */
const REFERENCE_MARK = '\0';

const formOf = (dictionary: PdfDictionary): Form | null => {
  const known = FORMS.get(dictionary);
  if (known !== null) return known ?? null;
  const targets: PdfReference[] = [];
  const text = textOfEntries(dictionary, (target) => {
    targets.push(target);
    return REFERENCE_MARK;
  });
  const form = { pieces: text.split(REFERENCE_MARK), targets, nesting: nestingOf(dictionary) };
  FORMS.set(dictionary, form);
  return form;
};

const nestingOf = (value: PdfValue): number => {
  if (!isDictionary(value) && !isArray(value)) return 0;
  let deepest = 0;
  for (const item of value.values()) deepest = Math.max(deepest, nestingOf(item));
  return deepest + 1;
};

const dictionaryText = (dictionary: PdfDictionary, reference: (target: PdfReference) => string): string => {
  const form = formOf(dictionary);
  if (!form) return textOfEntries(dictionary, reference);
  const { pieces, targets } = form;
  let text = pieces[0]!;
  for (let index = 0; index < targets.length; index++) {
    const target = reference(targets[index]!);
    // What leads to nothing is left out with its key.
    if (target === 'null') return textOfEntries(dictionary, reference);
    text += target + pieces[index + 1]!;
  }
  return text;
};

const textOfEntries = (dictionary: PdfDictionary, reference: (target: PdfReference) => string): string => {
  let text = '<<';
  for (const key of sortedKeys(dictionary)) {
    const entry = canonicalText(dictionary.get(key)!, reference);
    // Null is as if absent, also where a reference leads to nothing.
    if (entry !== 'null') text += `${nameText(key)} ${entry}`;
  }
  return `${text}>>`;
};

/** By UTF-16 code units, as `sort` has it. Dictionaries have few keys, and `sort` leaves more behind than all else here. */
const sortedKeys = (dictionary: PdfDictionary): readonly string[] => {
  const keys = [...dictionary.keys()];
  if (keys.length > MANY_KEYS) return keys.sort();
  for (let next = 1; next < keys.length; next++) {
    const key = keys[next]!;
    let place = next;
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
};

/** Calls `visit` for every reference in a value, with how many arrays and dictionaries it stands in at most; `depth`: in how many the value stands itself. */
export const forEachReference = (value: PdfValue, visit: (target: PdfReference, depth: number) => void, depth = 0): void => {
  if (value instanceof PdfReference) visit(value, depth);
  else if (isDictionary(value)) {
    const form = formOf(value);
    if (form) for (const target of form.targets) visit(target, depth + form.nesting);
    else for (const item of value.values()) forEachReference(item, visit, depth + 1);
  } else if (isArray(value)) for (const item of value) forEachReference(item, visit, depth + 1);
};
