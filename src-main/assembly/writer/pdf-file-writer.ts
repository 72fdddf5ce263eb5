import { createHash } from 'node:crypto';
import { deflateSync } from '../../files/unbroken-zlib';
import type { ByteSink } from './byte-sink';

/** The comment with high bytes tells file transfers that the file is binary (ISO 32000-2, 7.5.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
/** Three such rooms are in use where pages are small. Larger ones save no time, and a thread that has needed memory once keeps it. */
const STAGE_BYTES = 256 * 1024;
/** A cross-reference entry: kind, five bytes of offset, two of generation. */
const ENTRY_BYTES = 8;
const IN_USE = 1;

/**
 * Writes a PDF 1.7 object by object to a sink. Holds a place per object and what was not flushed yet; {@link flush} is called between pages.
 *
 * No objects are gathered in compressed streams, though the file would be 2 % smaller: Ghostscript inflates such a stream anew for each object that it takes
 * from it, and needed 2.6 % more instructions to draw pages whose fonts all differ with 20 objects a stream, 1 % with 5.
 */
export class PdfFileWriter {
  private readonly digest = createHash('sha256');
  /** Where each object stands by its number, 0 where it was not written yet. */
  private readonly places: number[] = [0];
  private readonly full: Buffer[] = [];
  private stage: Buffer = Buffer.allocUnsafe(STAGE_BYTES);
  private staged = 0;
  /** Room that was written and can be used again: memory that is given back again and again costs more than writing. */
  private spare: Buffer | null = null;
  private position = 0;
  private onItsWay: Promise<void> = Promise.resolve();

  constructor(private readonly sink: ByteSink) {
    this.append(HEADER);
  }

  /** A number for an object that is written later. */
  allocate(): number {
    return this.places.push(0) - 1;
  }

  /** An object without a stream; `text` is ASCII. */
  writeObject(objectNumber: number, text: string): void {
    this.places[objectNumber] = this.position;
    this.appendText(`${objectNumber} 0 obj\n${text}\nendobj\n`);
  }

  /** A stream object; `dictionaryText` is its dictionary without /Length. */
  writeStream(objectNumber: number, dictionaryText: string, data: Buffer): void {
    this.places[objectNumber] = this.position;
    this.appendText(`${objectNumber} 0 obj\n${dictionaryText.slice(0, -2)}/Length ${data.length}>>\nstream\n`);
    this.append(data);
    this.appendText('\nendstream\nendobj\n');
  }

  /** Hands what is complete to the sink. The last piece may still be on its way; rejects where the one before did not arrive. */
  async flush(): Promise<void> {
    for (let piece = this.full.shift(); piece; piece = this.full.shift()) {
      this.digest.update(piece);
      await this.onItsWay;
      this.onItsWay = this.send(piece);
      // Where the work ends before, nobody is left to hear of it.
      this.onItsWay.catch(() => {});
    }
  }

  private async send(piece: Buffer): Promise<void> {
    await this.sink.write(piece);
    if (this.sink.isDoneWithBytes && piece.length === STAGE_BYTES) this.spare = piece;
  }

  /** Writes the cross-reference and everything left; gives the file's SHA-256. `apart` goes into the identifier: what tells files apart that are equal in all else. */
  async finish(root: number, info: number, apart = ''): Promise<string> {
    const start = this.position;
    const objectNumber = this.allocate();
    this.places[objectNumber] = start;
    const entries = Buffer.alloc(this.places.length * ENTRY_BYTES);
    for (const [number, place] of this.places.entries()) if (place > 0) writeEntry(entries, number, place);
    const data = deflateSync(entries);
    // The identifier follows from the content and what tells files apart, so that equal input gives equal files.
    this.push();
    await this.flush();
    const id = this.digest.copy().update(apart).digest('hex').slice(0, 32);
    this.appendText(
      `${objectNumber} 0 obj\n<</Type/XRef/Size ${this.places.length}/W[1 5 2]/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]/Filter/FlateDecode/Length ${data.length}>>\nstream\n`,
    );
    this.append(data);
    this.appendText(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
    this.push();
    await this.flush();
    await this.onItsWay;
    return this.digest.digest('hex');
  }

  private appendText(text: string): void {
    this.append(Buffer.from(text, 'latin1'));
  }

  /** Copies, so that nothing of a source's bytes is held. */
  private append(bytes: Buffer): void {
    this.position += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      const count = bytes.copy(this.stage, this.staged, from);
      from += count;
      this.staged += count;
      if (this.staged === STAGE_BYTES) this.push();
    }
  }

  private push(): void {
    if (this.staged === 0) return;
    this.full.push(this.stage.subarray(0, this.staged));
    this.stage = this.spare ?? Buffer.allocUnsafe(STAGE_BYTES);
    this.spare = null;
    this.staged = 0;
  }
}

const writeEntry = (entries: Buffer, objectNumber: number, place: number): void => {
  const at = objectNumber * ENTRY_BYTES;
  entries[at] = IN_USE;
  entries.writeUIntBE(place, at + 1, 5);
};
