/** So many numbers stand side by side for each glyph: one room of numbers for a font, and one for each of its sizes, since reports bring fonts of their own. */
export const GLYPH_LENGTHS = 5;

/** Where among them its width stands, and the edges of the box of its ink. */
export const GLYPH = { width: 0, left: 1, bottom: 2, right: 3, top: 4 } as const;
