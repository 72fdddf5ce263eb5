import { canonicalText } from '../../pdf/canonical';
import { referringPart, type DigestedGraph } from '../digests/digested-graph';
import { PdfStream, type PdfReference, type PdfValue } from '../../pdf/syntax';
import { DigestTable } from './digest-table';
import type { PdfFileWriter } from './pdf-file-writer';

/** Writes the objects that pages show, children first, each content once over the whole file whatever source it comes from. */
export class ObjectPlacer {
  private readonly written = new DigestTable();

  constructor(private readonly writer: PdfFileWriter) {}

  /** A value's text with everything it refers to written. */
  textOf(value: PdfValue, graph: DigestedGraph): string {
    return canonicalText(value, (target) => this.referenceText(target, graph));
  }

  /** The number under which content of this digest stands, or 0. */
  numberOf(digest: string): number {
    return this.written.get(digest);
  }

  private referenceText({ objectNumber }: PdfReference, graph: DigestedGraph): string {
    const object = graph.get(objectNumber);
    if (object === null) return 'null';
    const digest = graph.digestOf(objectNumber);
    const known = this.written.get(digest);
    if (known !== 0) return `${known} 0 R`;
    // Known from here on, so that a ring of objects closes.
    const number = this.writer.allocate();
    this.written.set(digest, number);
    const text = this.textOf(referringPart(object), graph);
    if (object instanceof PdfStream) this.writer.writeStream(number, text, object.readBytes());
    else this.writer.writeObject(number, text);
    return `${number} 0 R`;
  }
}
