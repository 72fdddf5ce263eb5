import type { CopyLanguage } from './phrases/languages';
import { joinRuns, type GlyphRun, type Script, type Typeface, type TypefaceLibrary, type Weight } from './typefaces';

/** A line of text whose glyphs are in their places: `x` is in ems from the line's left end. */
export type TextLine = {
  readonly runs: readonly { readonly x: number; readonly run: GlyphRun }[];
  readonly width: number;
};

type Token = { readonly text: string; readonly spaceBefore: boolean };
type Piece = Token & { readonly runs: readonly GlyphRun[]; readonly width: number };

const scriptOf: Partial<Record<CopyLanguage, Script>> = { ar: 'arabic', zh: 'chinese', ko: 'korean' };

/** A Chinese character takes the punctuation behind it along; everything else breaks at spaces only. */
const tokenPattern = /(\s*)(\p{Script=Han}[\u3000-\u303f\uff00-\uffef]*|[^\s\p{Script=Han}]+)/gu;

/**
 * Breaks and orders text of one language.
 *
 * Latin letters and digits come from the Latin typeface in every language. In a line with Arabic the words go from right to left, and
 * neighbouring Latin words and numbers keep their own order.
 */
export class TextLayout {
  private readonly known = new Map<string, readonly TextLine[]>();

  constructor(
    private readonly typefaces: TypefaceLibrary,
    private readonly language: CopyLanguage,
  ) {}

  /** All of the text in one line. */
  line(text: string, weight: Weight): TextLine {
    return this.wrap(text, weight, Infinity)[0] ?? { runs: [], width: 0 };
  }

  /** Lines no wider than `widthEm`, but for a single word that is wider. */
  wrap(text: string, weight: Weight, widthEm: number): readonly TextLine[] {
    // Phrases and names come again and again; text with a number hardly does.
    if (/\d/u.test(text)) return this.breakLines(text, weight, widthEm);
    const key = `${weight} ${widthEm} ${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const lines = this.breakLines(text, weight, widthEm);
    this.known.set(key, lines);
    return lines;
  }

  private breakLines(text: string, weight: Weight, widthEm: number): readonly TextLine[] {
    const space = this.space(weight).width;
    const lines: Piece[][] = [];
    let line: Piece[] = [];
    let used = 0;
    for (const piece of this.pieces(text, weight)) {
      const needed = piece.width + (piece.spaceBefore && line.length > 0 ? space : 0);
      if (line.length > 0 && used + needed > widthEm) {
        lines.push(line);
        line = [piece];
        used = piece.width;
      } else {
        line.push(piece);
        used += needed;
      }
    }
    if (line.length > 0) lines.push(line);
    return lines.map((pieces) => this.place(pieces, weight));
  }

  private pieces(text: string, weight: Weight): Piece[] {
    const tokens = [...text.matchAll(tokenPattern)].map(([, before, word]) => ({ text: word ?? '', spaceBefore: before !== '' }));
    const separated = isArabic(text) ? tokens.flatMap(splitTrailingPunctuation) : tokens;
    return separated.map((token) => {
      const runs = this.shape(token.text, weight);
      return { ...token, runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
    });
  }

  private shape(word: string, weight: Weight): readonly GlyphRun[] {
    const latin = this.typefaces.get('latin', weight);
    const script = scriptOf[this.language];
    const other = script === undefined ? latin : this.typefaces.get(script, weight);
    if (script === 'arabic' && isArabic(word)) return [other.shape(word)];
    const parts: { typeface: Typeface; text: string }[] = [];
    for (const character of word) {
      const codePoint = character.codePointAt(0) as number;
      const typeface = latin.covers(codePoint) ? latin : other;
      if (!typeface.covers(codePoint)) throw new Error(`The sample's fonts lack U+${codePoint.toString(16)}.`);
      const last = parts.at(-1);
      if (last?.typeface === typeface) last.text += character;
      else parts.push({ typeface, text: character });
    }
    return parts.map((part) => part.typeface.shape(part.text));
  }

  private space(weight: Weight): GlyphRun {
    return this.typefaces.get('latin', weight).shape(' ');
  }

  private place(pieces: readonly Piece[], weight: Weight): TextLine {
    const space = this.space(weight);
    const placed: { x: number; run: GlyphRun }[] = [];
    let x = 0;
    const visual = pieces.some((piece) => isArabic(piece.text)) ? rightToLeft(pieces) : pieces;
    visual.forEach((piece, index) => {
      if (index > 0 && piece.spaceBefore) {
        placed.push({ x, run: space });
        x += space.width;
      }
      for (const run of piece.runs) {
        placed.push({ x, run });
        x += run.width;
      }
    });
    return { runs: joinNeighbours(placed), width: x };
  }
}

/** The layouts of all languages, which keep what they have laid out. */
export class TextLayouts {
  private readonly byLanguage = new Map<CopyLanguage, TextLayout>();

  constructor(private readonly typefaces: TypefaceLibrary) {}

  get(language: CopyLanguage): TextLayout {
    const known = this.byLanguage.get(language);
    if (known !== undefined) return known;
    const layout = new TextLayout(this.typefaces, language);
    this.byLanguage.set(language, layout);
    return layout;
  }
}

function isArabic(text: string): boolean {
  return /[\p{Script=Arabic}،؛؟]/u.test(text);
}

/** In right-to-left text, punctuation behind a Latin word or a number stands to the left of it. */
function splitTrailingPunctuation(token: Token): readonly Token[] {
  const parts = /^([^\p{Script=Arabic}]*[\p{L}\d])([.,:،؛؟]+)$/u.exec(token.text);
  if (parts === null) return [token];
  return [
    { text: parts[1] ?? '', spaceBefore: token.spaceBefore },
    { text: parts[2] ?? '', spaceBefore: false },
  ];
}

/** The pieces from left to right: right-to-left order, but runs of Latin words and numbers keep theirs. */
function rightToLeft(pieces: readonly Piece[]): readonly Piece[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last !== undefined && isLeftToRight(piece) && isLeftToRight(last[0] as Piece)) last.push(piece);
    else groups.push([piece]);
  }
  // A space stands before a piece in reading order; seen from the left it belongs to the piece on its right.
  const spaces = groups.map((group) => group[0]?.spaceBefore ?? false);
  return groups
    .map((group, index) => group.map((piece, place) => (place === 0 ? { ...piece, spaceBefore: spaces[index + 1] ?? false } : piece)))
    .reverse()
    .flat();
}

function isLeftToRight(piece: Piece): boolean {
  return /[\p{Script=Latin}\d]/u.test(piece.text);
}

/** Neighbouring glyphs of one typeface become one run. */
function joinNeighbours(placed: readonly { readonly x: number; readonly run: GlyphRun }[]): TextLine['runs'] {
  const joined: { x: number; run: GlyphRun }[] = [];
  for (const { x, run } of placed) {
    const last = joined.at(-1);
    if (last?.run.typeface === run.typeface) {
      last.run = joinRuns([last.run, run], run.typeface);
    } else {
      joined.push({ x, run });
    }
  }
  return joined;
}
