/** The outlines of an embedded font, as far as reading text needs them. */
export type GlyphProgram = {
  readonly unitsPerEm: number;
  /** The box around a glyph's control points in font units; zeros for a glyph without outline, null for a glyph that is not there. */
  readonly boundsOf: (glyph: number) => GlyphBounds | null;
};

/** A font program whose glyphs have names, as Type 1 fonts and their successors do. */
export type NamedGlyphProgram = GlyphProgram & {
  /** The glyph of this name; 0 where there is none. */
  readonly glyphOfName: (name: string) => number;
  /** The glyph of a code by the program's own encoding; 0 where there is none. */
  readonly glyphOfCode: (code: number) => number;
  readonly nameOfGlyph: (glyph: number) => string;
};

export type GlyphBounds = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };

export const NO_OUTLINE: GlyphBounds = { left: 0, bottom: 0, right: 0, top: 0 };
