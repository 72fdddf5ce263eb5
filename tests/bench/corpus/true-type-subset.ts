/** Tables that an embedded TrueType font needs (ISO 32000-2, 9.9); what only editors and layout use is left out. */
const KEPT_TABLES = ['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

/** Flags of a composite glyph's parts (OpenType, glyf). */
const WORDS = 1;
const SCALE = 8;
const MORE_PARTS = 32;
const XY_SCALE = 64;
const TWO_BY_TWO = 128;

/** A TrueType font of which parts are taken: its glyphs keep their numbers, so that nothing else of it changes. */
export class TrueTypeFont {
  private readonly tables = new Map<string, Buffer>();
  private readonly glyphOf: (code: number) => number;

  constructor(bytes: Buffer) {
    for (let index = 0; index < bytes.readUInt16BE(4); index++) {
      const at = 12 + index * 16;
      const offset = bytes.readUInt32BE(at + 8);
      this.tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)));
    }
    this.glyphOf = glyphsByCode(this.table('cmap'));
  }

  /** The width of a character in thousandths of the size. */
  widthOf(code: number): number {
    const metrics = this.table('hhea').readUInt16BE(34);
    const glyph = Math.min(this.glyphOf(code), metrics - 1);
    return Math.round((this.table('hmtx').readUInt16BE(glyph * 4) * 1_000) / this.table('head').readUInt16BE(18));
  }

  /** The font with the outlines of these characters only. */
  subset(codes: Iterable<number>): Buffer {
    const kept = new Set([0]);
    for (const code of codes) this.keep(this.glyphOf(code), kept);
    const glyphs = this.table('maxp').readUInt16BE(4);
    const places = Buffer.alloc((glyphs + 1) * 4);
    const outlines: Buffer[] = [];
    let end = 0;
    for (let glyph = 0; glyph < glyphs; glyph++) {
      const outline = kept.has(glyph) ? this.outline(glyph) : Buffer.alloc(0);
      const padded = Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]);
      outlines.push(padded);
      end += padded.length;
      places.writeUInt32BE(end, (glyph + 1) * 4);
    }
    const head = Buffer.from(this.table('head'));
    head.writeInt16BE(1, 50);
    return fontOf(new Map([...this.tables].filter(([tag]) => KEPT_TABLES.includes(tag))).set('glyf', Buffer.concat(outlines)).set('loca', places).set('head', head));
  }

  private table(tag: string): Buffer {
    const table = this.tables.get(tag);
    if (!table) throw new Error(`the font has no table ${tag}`);
    return table;
  }

  private outline(glyph: number): Buffer {
    const [head, loca] = [this.table('head'), this.table('loca')];
    const place = (index: number): number => (head.readInt16BE(50) === 0 ? loca.readUInt16BE(index * 2) * 2 : loca.readUInt32BE(index * 4));
    return this.table('glyf').subarray(place(glyph), place(glyph + 1));
  }

  /** A composite glyph draws others. */
  private keep(glyph: number, kept: Set<number>): void {
    if (kept.has(glyph)) return;
    kept.add(glyph);
    const outline = this.outline(glyph);
    if (outline.length === 0 || outline.readInt16BE(0) >= 0) return;
    for (let at = 10, flags = MORE_PARTS; flags & MORE_PARTS; ) {
      flags = outline.readUInt16BE(at);
      this.keep(outline.readUInt16BE(at + 2), kept);
      at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & XY_SCALE ? 4 : flags & TWO_BY_TWO ? 8 : 0);
    }
  }
}

/** The character map of the Windows platform's first plane (format 4). */
const glyphsByCode = (cmap: Buffer): ((code: number) => number) => {
  const records = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => 4 + index * 8);
  const record = records.find((at) => cmap.readUInt16BE(at) === 3 && cmap.readUInt16BE(at + 2) === 1);
  if (record === undefined) throw new Error('the font has no Unicode character map');
  const table = cmap.subarray(cmap.readUInt32BE(record + 4));
  const segments = table.readUInt16BE(6) / 2;
  const [ends, starts, deltas, ranges] = [14, 16 + segments * 2, 16 + segments * 4, 16 + segments * 6];
  return (code) => {
    for (let segment = 0; segment < segments; segment++) {
      if (code > table.readUInt16BE(ends + segment * 2)) continue;
      const start = table.readUInt16BE(starts + segment * 2);
      if (code < start) return 0;
      const delta = table.readUInt16BE(deltas + segment * 2);
      const range = table.readUInt16BE(ranges + segment * 2);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = table.readUInt16BE(ranges + segment * 2 + range + (code - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
};

const fontOf = (tables: ReadonlyMap<string, Buffer>): Buffer => {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const header = Buffer.alloc(12 + tags.length * 16);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((tags.length - 2 ** power) * 16, 10);
  const pieces = [header];
  let offset = header.length;
  tags.forEach((tag, index) => {
    const data = tables.get(tag)!;
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    let sum = 0;
    for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
    header.write(tag, 12 + index * 16, 'latin1');
    header.writeUInt32BE(sum, 16 + index * 16);
    header.writeUInt32BE(offset, 20 + index * 16);
    header.writeUInt32BE(data.length, 24 + index * 16);
    pieces.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(pieces);
};
