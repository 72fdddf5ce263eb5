import { LeanTextRefusal } from '../lean-text-refusal';
import { GLYPH, GLYPH_LENGTHS } from './glyph-lengths';
import { SizedGlyphs } from './sized-glyphs';

/** What a font tells of one character code; `text` is empty where the code has no meaning. The box is in thousandths of the type size, as is the width. */
export type GlyphFacts = {
  readonly text: string;
  readonly width: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

/** What reading text needs of a font; `factsOf` is asked once a code. */
export type FontSource = {
  readonly bytesPerCode: 1 | 2;
  readonly factsOf: (code: number) => GlyphFacts;
  /** The width of the code that means a space; null where none does. */
  readonly spaceWidth: () => number | null;
};

/** The text of a glyph that stands for one that its font does not have. */
export const MISSING = '\0';

const CODES_PER_PAGE = 256;
/** Enough for the different characters of most fonts. */
const FIRST_SLOTS = 128;
/** A page has a few; a hostile one must not fill the memory. */
const MOST_SIZES = 64;

/** Controls, halves of pairs and characters that are none: what viewers make of them differs. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const WITHOUT_MEANING = /^$|[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffd-\uffff]/;

const SPACE = 0x20;

/** What Qt, by which other programs print web pages, tells of the glyph of its spaces. PDFium takes it as it is. */
const TAB = '\t';

/**
 * A font of a document. Each code in use has a slot, by which its facts stand in plain arrays of numbers: pages have thousands
 * of characters, and of one font a few dozen different ones. A new slot may put larger arrays in their place.
 */
export class LeanFont {
  readonly bytesPerCode: 1 | 2;
  /** Of each slot its glyph's lengths (`GLYPH`), in thousandths of the type size. */
  lengths = new Float64Array(FIRST_SLOTS * GLYPH_LENGTHS);
  readonly texts: string[] = [];
  /** The UTF-16 unit that a slot's text is; 0 where it is several, or the glyph is missing. */
  units = new Uint16Array(FIRST_SLOTS);
  private readonly pages: (Uint16Array | undefined)[] = [];
  private spaceWidthKnown: number | null | undefined;
  private readonly sizes = new Map<number, SizedGlyphs>();
  /** Those of the size asked for last: most text is as large as what stands before it. */
  private lastSized: SizedGlyphs | null = null;

  constructor(private readonly source: FontSource) {
    this.bytesPerCode = source.bytesPerCode;
  }

  /** The slots of codes that are one byte each. Refuses a code whose meaning is not known. */
  slotsOfBytes(bytes: Uint8Array, start: number, end: number, into: Int32Array, at: number): void {
    let page = this.pages[0];
    for (let index = start, item = at; index < end; index++, item++) {
      const code = bytes[index]!;
      const slot = page === undefined ? 0 : page[code]!;
      if (slot !== 0) into[item] = slot - 1;
      else {
        into[item] = this.fill(code);
        page = this.pages[0];
      }
    }
  }

  /** The slot of a code. Refuses a code whose meaning is not known. */
  slotOf(code: number): number {
    const slot = this.pages[code >> 8]?.[code & 255];
    return slot !== undefined && slot !== 0 ? slot - 1 : this.fill(code);
  }

  /** The width of a slot's glyph: as told, else as drawn. */
  widthOf(slot: number): number {
    const width = this.lengths[slot * GLYPH_LENGTHS + GLYPH.width]!;
    return width > 0 ? width : Math.max(0, this.inkWidthOf(slot));
  }

  inkWidthOf(slot: number): number {
    const at = slot * GLYPH_LENGTHS;
    return this.lengths[at + GLYPH.right]! - this.lengths[at + GLYPH.left]!;
  }

  /** The first UTF-16 unit of a slot's text. */
  firstUnitOf(slot: number): number {
    return this.units[slot]! || this.texts[slot]!.charCodeAt(0);
  }

  endsInSpace(slot: number): boolean {
    const unit = this.units[slot]!;
    return unit === 0 ? this.texts[slot]!.endsWith(' ') : unit === SPACE;
  }

  /** The glyphs met so far at a size. */
  sizedTo(fontSize: number): SizedGlyphs {
    const last = this.lastSized;
    const sized = last?.fontSize === fontSize ? last : this.otherSize(fontSize);
    sized.update();
    return sized;
  }

  /** The width of a space in thousandths; null where the font has none. */
  get spaceWidth(): number | null {
    this.spaceWidthKnown ??= this.source.spaceWidth();
    return this.spaceWidthKnown;
  }

  private otherSize(fontSize: number): SizedGlyphs {
    let sized = this.sizes.get(fontSize);
    if (!sized) {
      if (this.sizes.size >= MOST_SIZES) this.sizes.clear();
      sized = new SizedGlyphs(this, fontSize);
      this.sizes.set(fontSize, sized);
    }
    this.lastSized = sized;
    return sized;
  }

  private fill(code: number): number {
    const { text: meaning, width, left, bottom, right, top } = this.source.factsOf(code);
    // A glyph without meaning is read as its code, as PDFium does; the code 0 is a glyph that the font does not have.
    const text = meaning === '' ? String.fromCharCode(code) : meaning;
    if (text !== MISSING && meaning !== TAB && WITHOUT_MEANING.test(text)) throw new LeanTextRefusal('character-without-meaning');
    const slot = this.texts.push(text) - 1;
    if (slot >= this.units.length) this.grow();
    const { lengths } = this;
    const at = slot * GLYPH_LENGTHS;
    lengths[at + GLYPH.width] = width;
    lengths[at + GLYPH.left] = left;
    lengths[at + GLYPH.bottom] = bottom;
    lengths[at + GLYPH.right] = right;
    lengths[at + GLYPH.top] = top;
    this.units[slot] = text.length === 1 ? text.charCodeAt(0) : 0;
    const page = (this.pages[code >> 8] ??= new Uint16Array(CODES_PER_PAGE));
    page[code & 255] = slot + 1;
    return slot;
  }

  private grow(): void {
    const lengths = new Float64Array(this.lengths.length * 2);
    lengths.set(this.lengths);
    this.lengths = lengths;
    const units = new Uint16Array(this.units.length * 2);
    units.set(this.units);
    this.units = units;
  }
}
