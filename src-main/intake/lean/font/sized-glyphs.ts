/** What a font knows of its glyphs, by their slots; lengths in thousandths of the type size. */
type GlyphFacts = {
  readonly texts: readonly string[];
  /** As long as there is room for slots. */
  readonly units: Uint16Array;
  readonly widths: Float64Array;
  readonly lefts: Float64Array;
  readonly bottoms: Float64Array;
  readonly rights: Float64Array;
  readonly tops: Float64Array;
};

/**
 * The glyphs of a font at one size, by their slots: what each adds to a row of text. Pages have thousands of glyphs in a few sizes, and each is reckoned
 * once a size.
 */
export class SizedGlyphs {
  /** In text space. */
  widths = new Float64Array(0);
  lefts = new Float64Array(0);
  rights = new Float64Array(0);
  /** In thousandths of the size. */
  bottoms = new Float64Array(0);
  tops = new Float64Array(0);
  private known = 0;

  constructor(
    private readonly font: GlyphFacts,
    private readonly fontSize: number,
  ) {}

  /** Takes in the slots that are new to the font; larger arrays may take the place of these. */
  update(): void {
    const { font, fontSize } = this;
    const slots = font.texts.length;
    if (this.known === slots) return;
    if (this.widths.length < font.units.length) this.grow(font.units.length);
    for (let slot = this.known; slot < slots; slot++) {
      const [start, end] = [(font.lefts[slot]! * fontSize) / 1000, (font.rights[slot]! * fontSize) / 1000];
      const [low, high] = [font.bottoms[slot]!, font.tops[slot]!];
      this.widths[slot] = (font.widths[slot]! * fontSize) / 1000;
      this.lefts[slot] = Math.min(start, end);
      this.rights[slot] = Math.max(start, end);
      this.bottoms[slot] = Math.min(low, high);
      this.tops[slot] = Math.max(low, high);
    }
    this.known = slots;
  }

  private grow(size: number): void {
    this.widths = new Float64Array(size);
    this.lefts = new Float64Array(size);
    this.rights = new Float64Array(size);
    this.bottoms = new Float64Array(size);
    this.tops = new Float64Array(size);
    this.known = 0;
  }
}
