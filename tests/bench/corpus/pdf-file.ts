import { deflateSync } from 'node:zlib';

/** How a corpus's files keep their objects: a plain cross-reference table, or compressed object streams. */
export type CorpusStructure = 'table' | 'streams';

/** An object: its dictionary's entries without the brackets, and its stream's data. It has the number of its place, from 1. */
export type PdfPart = { readonly entries: string; readonly data?: Buffer };

const HEADER = Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1');

/** Writes parts one after the other and knows where each stands. */
class PartWriter {
  readonly offsets = new Map<number, number>();
  private readonly pieces: Buffer[] = [HEADER];
  position = HEADER.length;

  add(number: number, { entries, data }: PdfPart): void {
    this.offsets.set(number, this.position);
    this.write(Buffer.from(`${number} 0 obj\n<<${entries}>>\n`, 'latin1'));
    if (data) for (const piece of [Buffer.from('stream\n'), data, Buffer.from('\nendstream\n')]) this.write(piece);
    this.write(Buffer.from('endobj\n'));
  }

  write(piece: Buffer): void {
    this.pieces.push(piece);
    this.position += piece.length;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.pieces);
  }
}

/** The file of these parts. */
export const pdfFile = (parts: readonly PdfPart[], catalog: number, structure: CorpusStructure): Buffer => (structure === 'table' ? withTable(parts, catalog) : withStreams(parts, catalog));

const withTable = (parts: readonly PdfPart[], catalog: number): Buffer => {
  const writer = new PartWriter();
  parts.forEach((part, index) => writer.add(index + 1, part));
  const start = writer.position;
  const lines = parts.map((_, index) => `${String(writer.offsets.get(index + 1)).padStart(10, '0')} 00000 n \n`);
  writer.write(Buffer.from(`xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${lines.join('')}trailer\n<</Size ${parts.length + 1}/Root ${catalog} 0 R>>\nstartxref\n${start}\n%%EOF\n`));
  return writer.bytes;
};

const withStreams = (parts: readonly PdfPart[], catalog: number): Buffer => {
  const writer = new PartWriter();
  const [container, table] = [parts.length + 1, parts.length + 2];
  const places = new Map<number, number>();
  let index = '';
  let bodies = '';
  parts.forEach((part, at) => {
    if (part.data) return writer.add(at + 1, part);
    places.set(at + 1, places.size);
    index += `${at + 1} ${bodies.length} `;
    bodies += `<<${part.entries}>>\n`;
  });
  const packed = deflateSync(Buffer.from(index + bodies, 'latin1'));
  writer.add(container, { entries: `/Type/ObjStm/N ${places.size}/First ${index.length}/Filter/FlateDecode/Length ${packed.length}`, data: packed });
  const start = writer.position;
  const entries = Buffer.alloc((table + 1) * 7);
  for (let number = 1; number <= table; number++) {
    const place = places.get(number);
    entries[number * 7] = place === undefined ? 1 : 2;
    entries.writeUInt32BE(place === undefined ? (writer.offsets.get(number) ?? start) : container, number * 7 + 1);
    entries.writeUInt16BE(place ?? 0, number * 7 + 5);
  }
  const data = deflateSync(entries);
  writer.add(table, { entries: `/Type/XRef/Size ${table + 1}/W[1 4 2]/Root ${catalog} 0 R/Filter/FlateDecode/Length ${data.length}`, data });
  writer.write(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return writer.bytes;
};
