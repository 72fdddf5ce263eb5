import type { GlyphProgram } from './glyph-program';

/** A glyph's box in thousandths of the type size, whole numbers as PDFium has them, so that lines and spaces come out the same. */
export type GlyphBox = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };

/** PDFium's box of a glyph that is not there. */
export const NO_GLYPH: GlyphBox = { left: -1, bottom: -1, right: -1, top: -1 };

const scaled = (units: number, unitsPerEm: number): number => Math.trunc((units * 1000 + (unitsPerEm >> 1)) / unitsPerEm);

export const glyphBox = (program: GlyphProgram, glyph: number): GlyphBox => {
  const bounds = program.boundsOf(glyph);
  if (!bounds) return NO_GLYPH;
  const { unitsPerEm } = program;
  return {
    left: scaled(bounds.left, unitsPerEm),
    bottom: scaled(bounds.bottom, unitsPerEm),
    right: scaled(bounds.right, unitsPerEm),
    top: scaled(bounds.top, unitsPerEm),
  };
};
