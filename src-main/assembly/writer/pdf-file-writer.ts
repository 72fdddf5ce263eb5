import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { ByteSink } from './byte-sink';

/** The comment with high bytes tells file transfers that the file is binary (ISO 32000-2, 7.5.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
const STAGE_BYTES = 1024 * 1024;
/**
 * Objects of one object stream: enough to compress well, few enough to be read at random. Ghostscript inflates the stream anew for each object that
 * it takes from it: with 200 it drew pages whose fonts all differ a tenth slower than plain objects, with 20 as fast, for 0.6 % more bytes.
 */
const OBJECTS_PER_STREAM = 20;
/** How hard objects are compressed: 6 takes half as long again for a thousandth of the file. */
const OBJECTS_LEVEL = 3;
/** A cross-reference entry: kind, five bytes of offset or container, two of index. */
const ENTRY_BYTES = 8;

/** Growing list of 64-bit numbers, one an object. */
class Places {
  private values = new Float64Array(1_024);

  get(objectNumber: number): number {
    return this.values[objectNumber] ?? 0;
  }

  set(objectNumber: number, place: number): void {
    if (objectNumber >= this.values.length) {
      const grown = new Float64Array(Math.max(this.values.length * 2, objectNumber + 1));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[objectNumber] = place;
  }
}

/**
 * Writes a PDF 1.7 object by object to a sink: plain objects in compressed object streams, streams as they come.
 * Holds a place per object and what was not flushed yet; {@link flush} is called between pages.
 */
export class PdfFileWriter {
  private readonly digest = createHash('sha256');
  private readonly places = new Places();
  private readonly full: Buffer[] = [];
  private stage: Buffer = Buffer.allocUnsafe(STAGE_BYTES);
  private staged = 0;
  /** Room that was written and can be used again: memory that is given back again and again costs more than writing. */
  private spare: Buffer | null = null;
  private position = 0;
  private onItsWay: Promise<void> = Promise.resolve();
  private lastNumber = 0;
  private waiting: { readonly objectNumber: number; readonly text: string }[] = [];

  constructor(private readonly sink: ByteSink) {
    this.append(HEADER);
  }

  /** A number for an object that is written later. */
  allocate(): number {
    return ++this.lastNumber;
  }

  /** An object without a stream; `text` is ASCII. */
  writeObject(objectNumber: number, text: string): void {
    this.waiting.push({ objectNumber, text });
    if (this.waiting.length === OBJECTS_PER_STREAM) this.writeWaiting();
  }

  /** A stream object; `dictionaryText` is its dictionary without /Length. */
  writeStream(objectNumber: number, dictionaryText: string, data: Buffer): void {
    this.places.set(objectNumber, this.position);
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

  /** Writes the cross-reference and everything left; gives the file's SHA-256. */
  async finish(root: number, info: number): Promise<string> {
    this.writeWaiting();
    const start = this.position;
    const objectNumber = this.allocate();
    this.places.set(objectNumber, start);
    const entries = Buffer.alloc((this.lastNumber + 1) * ENTRY_BYTES);
    for (let number = 1; number <= this.lastNumber; number++) this.writeEntry(entries, number);
    const data = deflateSync(entries);
    // The identifier follows from the content, so that equal input gives equal files.
    this.push();
    await this.flush();
    const id = this.digest.copy().digest('hex').slice(0, 32);
    this.appendText(
      `${objectNumber} 0 obj\n<</Type/XRef/Size ${this.lastNumber + 1}/W[1 5 2]/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]/Filter/FlateDecode/Length ${data.length}>>\nstream\n`,
    );
    this.append(data);
    this.appendText(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
    this.push();
    await this.flush();
    await this.onItsWay;
    return this.digest.digest('hex');
  }

  private writeEntry(entries: Buffer, objectNumber: number): void {
    const place = this.places.get(objectNumber);
    const at = objectNumber * ENTRY_BYTES;
    if (place === 0) return;
    entries[at] = place > 0 ? 1 : 2;
    const packed = place > 0 ? place : -place;
    entries.writeUIntBE(place > 0 ? packed : Math.floor(packed / OBJECTS_PER_STREAM), at + 1, 5);
    entries.writeUInt16BE(place > 0 ? 0 : packed % OBJECTS_PER_STREAM, at + 6);
  }

  private writeWaiting(): void {
    if (this.waiting.length === 0) return;
    const container = this.allocate();
    let index = '';
    let bodies = '';
    this.waiting.forEach(({ objectNumber, text }, position) => {
      index += `${objectNumber} ${bodies.length} `;
      bodies += `${text}\n`;
      this.places.set(objectNumber, -(container * OBJECTS_PER_STREAM + position));
    });
    const dictionary = `<</Type/ObjStm/N ${this.waiting.length}/First ${index.length}/Filter/FlateDecode>>`;
    this.waiting = [];
    this.writeStream(container, dictionary, deflateSync(Buffer.from(index + bodies, 'latin1'), { level: OBJECTS_LEVEL }));
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
