import { LeanTextRefusal } from '../lean-text-refusal';

/** What character codes mean, as a font's ToUnicode map tells. */
export type UnicodeMap = ReadonlyMap<number, string>;

/** A range of more codes than a font can have is damage. */
const MOST_CODES = 65_536;

const TOKENS = /<([0-9a-fA-F\s]*)>|([[\]])|([A-Za-z][\w-]*)|\/([\w-]+)/g;

/** Four digits make one UTF-16 unit; fewer, which some producers write, mean nothing to viewers. */
const unitsOf = (hex: string): string => {
  let text = '';
  for (let at = 0; at + 4 <= hex.length; at += 4) text += String.fromCharCode(parseInt(hex.slice(at, at + 4), 16));
  return text;
};

/** Reads the `bfchar` and `bfrange` sections of a ToUnicode map (ISO 32000-2, 9.10.3). Refuses what builds on another map. */
export const parseToUnicode = (bytes: Buffer): UnicodeMap => {
  const map = new Map<number, string>();
  const tell = (code: number, text: string): void => {
    if (text === '' || text === '\0') return;
    if (map.size >= MOST_CODES) throw new LeanTextRefusal('font-encoding');
    // Told two things, viewers differ in which they take.
    if ((map.get(code) ?? text) !== text) throw new LeanTextRefusal('font-encoding');
    map.set(code, text);
  };
  const tellRange = (first: number, last: number, hex: string): void => {
    if (last - first >= MOST_CODES) throw new LeanTextRefusal('font-encoding');
    const text = unitsOf(hex);
    const front = text.slice(0, -1);
    const unit = text.charCodeAt(text.length - 1);
    if (text !== '') for (let code = first; code <= last; code++) tell(code, front + String.fromCharCode(unit + code - first));
  };
  let section = '';
  /** The codes seen since the last complete entry. */
  let open: string[] = [];
  let list: string[] | null = null;
  for (const [, hex, bracket, keyword, name] of bytes.toString('latin1').matchAll(TOKENS)) {
    if (keyword === 'usecmap' || (name !== undefined && /^Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2$/.test(name))) throw new LeanTextRefusal('font-encoding');
    if (keyword !== undefined) {
      section = keyword;
      open = [];
      continue;
    }
    if (section !== 'beginbfchar' && section !== 'beginbfrange') continue;
    if (bracket === '[') list = [];
    else if (bracket === ']') {
      const first = parseInt(open[0] ?? '', 16);
      list?.forEach((item, index) => tell(first + index, unitsOf(item)));
      list = null;
      open = [];
    } else if (hex !== undefined) {
      const digits = hex.replace(/\s+/g, '');
      if (list) list.push(digits);
      else open.push(digits);
    }
    if (section === 'beginbfchar' && open.length === 2) {
      tell(parseInt(open[0]!, 16), unitsOf(open[1]!));
      open = [];
    } else if (section === 'beginbfrange' && open.length === 3) {
      tellRange(parseInt(open[0]!, 16), parseInt(open[1]!, 16), open[2]!);
      open = [];
    }
  }
  return map;
};

/** The lowest code that means a space. */
export const codeOfSpace = (unicode: UnicodeMap): number | null => {
  let lowest: number | null = null;
  for (const [code, text] of unicode) if (text === ' ' && code !== 0 && (lowest === null || code < lowest)) lowest = code;
  return lowest;
};
