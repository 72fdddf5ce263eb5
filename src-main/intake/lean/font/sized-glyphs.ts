import { GLYPH, GLYPH_LENGTHS } from './glyph-lengths';

/** What a font knows of its glyphs, by their slots: as long as there is room for slots, in thousandths of the type size. */
type FontLengths = { readonly texts: readonly string[]; readonly lengths: Float64Array };

/**
 * The glyphs of a font at one size, by their slots: what each adds to a row of text. Pages have thousands of glyphs in a few sizes, and each is reckoned
 * once a size.
 */
export class SizedGlyphs {
  /** Widths, left and right in text space; bottom and top in thousandths of the size. */
  lengths = new Float64Array(0);
  private known = 0;

  constructor(
    private readonly font: FontLengths,
    readonly fontSize: number,
  ) {}

  /** Takes in the slots that are new to the font; a larger room may take the place of this. */
  update(): void {
    const { font, fontSize } = this;
    const slots = font.texts.length;
    if (this.known === slots) return;
    const from = font.lengths;
    if (this.lengths.length < from.length) {
      this.lengths = new Float64Array(from.length);
      this.known = 0;
    }
    const { lengths } = this;
    for (let at = this.known * GLYPH_LENGTHS; at < slots * GLYPH_LENGTHS; at += GLYPH_LENGTHS) {
      const start = (from[at + GLYPH.left]! * fontSize) / 1000;
      const end = (from[at + GLYPH.right]! * fontSize) / 1000;
      const low = from[at + GLYPH.bottom]!;
      const high = from[at + GLYPH.top]!;
      lengths[at + GLYPH.width] = (from[at + GLYPH.width]! * fontSize) / 1000;
      lengths[at + GLYPH.left] = Math.min(start, end);
      lengths[at + GLYPH.right] = Math.max(start, end);
      lengths[at + GLYPH.bottom] = Math.min(low, high);
      lengths[at + GLYPH.top] = Math.max(low, high);
    }
    this.known = slots;
  }
}
