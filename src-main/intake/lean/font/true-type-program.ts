import { LeanTextRefusal } from '../lean-text-refusal';
import { NO_OUTLINE, type GlyphBounds, type GlyphProgram } from './glyph-program';

/** Finds the glyph of a character code; 0 where there is none. */
export type CharacterMap = (code: number) => number;

/**
 * A TrueType font program (OpenType specification: `head`, `loca`, `glyf`, `cmap`). Reads glyphs when they are asked for.
 * @throws RangeError where a table is cut short.
 */
export class TrueTypeProgram implements GlyphProgram {
  readonly unitsPerEm: number;
  private readonly tables = new Map<string, { readonly offset: number; readonly length: number }>();
  private readonly hasLongOffsets: boolean;
  private readonly glyphs: number;

  constructor(private readonly bytes: Buffer) {
    this.readDirectory();
    const head = this.table('head').offset;
    this.unitsPerEm = bytes.readUInt16BE(head + 18);
    this.hasLongOffsets = bytes.readInt16BE(head + 50) !== 0;
    this.glyphs = Math.floor(this.table('loca').length / (this.hasLongOffsets ? 4 : 2)) - 1;
    if (this.unitsPerEm === 0) throw new LeanTextRefusal('font-program');
  }

  boundsOf(glyph: number): GlyphBounds | null {
    if (glyph < 0 || glyph >= this.glyphs) return null;
    const { bytes, hasLongOffsets } = this;
    const loca = this.table('loca').offset;
    const start = hasLongOffsets ? bytes.readUInt32BE(loca + glyph * 4) : bytes.readUInt16BE(loca + glyph * 2) * 2;
    const end = hasLongOffsets ? bytes.readUInt32BE(loca + glyph * 4 + 4) : bytes.readUInt16BE(loca + glyph * 2 + 2) * 2;
    if (end <= start) return NO_OUTLINE;
    const { offset, length } = this.table('glyf');
    // Ten bytes hold the number of contours and the box.
    if (start + 10 > length) throw new LeanTextRefusal('font-program');
    const at = offset + start;
    if (bytes.readInt16BE(at) === 0) return NO_OUTLINE;
    return { left: bytes.readInt16BE(at + 2), bottom: bytes.readInt16BE(at + 4), right: bytes.readInt16BE(at + 6), top: bytes.readInt16BE(at + 8) };
  }

  /** The character map of a platform and encoding, null where the font has none. Refuses a format that it does not read. */
  characterMap(platform: number, encoding: number): CharacterMap | null {
    const cmap = this.tables.get('cmap');
    if (!cmap) return null;
    const { bytes } = this;
    const count = bytes.readUInt16BE(cmap.offset + 2);
    for (let index = 0; index < count; index++) {
      const record = cmap.offset + 4 + index * 8;
      if (bytes.readUInt16BE(record) === platform && bytes.readUInt16BE(record + 2) === encoding) return characterMapAt(bytes, cmap.offset + bytes.readUInt32BE(record + 4));
    }
    return null;
  }

  private readDirectory(): void {
    const { bytes } = this;
    const version = bytes.readUInt32BE(0);
    if (version !== 0x00010000 && version !== 0x74727565) throw new LeanTextRefusal('font-program');
    const count = bytes.readUInt16BE(4);
    for (let index = 0; index < count; index++) {
      const record = 12 + index * 16;
      const offset = bytes.readUInt32BE(record + 8);
      const length = bytes.readUInt32BE(record + 12);
      if (offset + length <= bytes.length) this.tables.set(bytes.toString('latin1', record, record + 4), { offset, length });
    }
    if (!this.tables.has('glyf')) throw new LeanTextRefusal('font-program');
  }

  private table(name: string): { readonly offset: number; readonly length: number } {
    const table = this.tables.get(name);
    if (!table) throw new LeanTextRefusal('font-program');
    return table;
  }
}

const characterMapAt = (bytes: Buffer, at: number): CharacterMap => {
  switch (bytes.readUInt16BE(at)) {
    case 0:
      return (code) => (code < 256 ? bytes[at + 6 + code]! : 0);
    case 4:
      return segmentMap(bytes, at);
    case 6: {
      const first = bytes.readUInt16BE(at + 6);
      const count = bytes.readUInt16BE(at + 8);
      return (code) => (code >= first && code < first + count ? bytes.readUInt16BE(at + 10 + (code - first) * 2) : 0);
    }
    case 12:
      return groupMap(bytes, at);
    default:
      throw new LeanTextRefusal('font-program');
  }
};

/** Format 4: segments of 16-bit codes with a difference or a table of glyphs each. */
const segmentMap = (bytes: Buffer, at: number): CharacterMap => {
  const doubled = bytes.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const differences = starts + doubled;
  const offsets = differences + doubled;
  return (code) => {
    for (let segment = 0; segment < doubled; segment += 2) {
      if (code > bytes.readUInt16BE(ends + segment)) continue;
      const start = bytes.readUInt16BE(starts + segment);
      if (code < start) return 0;
      const difference = bytes.readUInt16BE(differences + segment);
      const offset = bytes.readUInt16BE(offsets + segment);
      if (offset === 0 || offset === 0xffff) return (code + difference) & 0xffff;
      const place = offsets + segment + offset + (code - start) * 2;
      const glyph = place + 2 <= bytes.length ? bytes.readUInt16BE(place) : 0;
      return glyph === 0 ? 0 : (glyph + difference) & 0xffff;
    }
    return 0;
  };
};

/** Format 12: groups of codes with glyphs that follow one another. */
const groupMap = (bytes: Buffer, at: number): CharacterMap => {
  const count = bytes.readUInt32BE(at + 12);
  return (code) => {
    for (let group = 0; group < count; group++) {
      const place = at + 16 + group * 12;
      const start = bytes.readUInt32BE(place);
      if (code >= start && code <= bytes.readUInt32BE(place + 4)) return bytes.readUInt32BE(place + 8) + code - start;
    }
    return 0;
  };
};
