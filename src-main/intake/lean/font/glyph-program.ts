/** The outlines of an embedded font, as far as reading text needs them. */
export type GlyphProgram = {
  readonly unitsPerEm: number;
  /** The box around a glyph's control points in font units; zeros for a glyph without outline, null for a glyph that is not there. */
  readonly boundsOf: (glyph: number) => GlyphBounds | null;
};

export type GlyphBounds = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };

export const NO_OUTLINE: GlyphBounds = { left: 0, bottom: 0, right: 0, top: 0 };
