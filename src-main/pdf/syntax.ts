/** The values of a PDF file (ISO 32000-2, 7.3) as plain data. A name is a JavaScript string without its slash. */
export type PdfValue = null | boolean | number | string | PdfString | PdfReference | PdfDictionary | PdfArray;
export type PdfArray = readonly PdfValue[];
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** A string object; its bytes as the characters U+0000 to U+00FF. */
export class PdfString {
  constructor(readonly bytes: string) {}
}

/** A reference to an indirect object. Generations are not told apart: a file whose numbers were reused is rewritten first. */
export class PdfReference {
  constructor(readonly objectNumber: number) {}
}

/** A stream object: its dictionary and how to get at its bytes as they stand in the file. */
export class PdfStream {
  private rest: PdfDictionary | null = null;

  constructor(
    readonly dictionary: PdfDictionary,
    /** The encoded bytes; read at each call, so that large streams are not held. */
    readonly readBytes: () => Buffer,
    /** The same, good only until anything else is read of the file. */
    readonly glanceAtBytes: () => Buffer = readBytes,
  ) {}

  /** The dictionary but for its length, which follows from the data. */
  get withoutLength(): PdfDictionary {
    if (!this.rest) {
      const rest = new Map(this.dictionary);
      this.rest = rest.delete('Length') ? rest : this.dictionary;
    }
    return this.rest;
  }
}

/** What an object number stands for. */
export type PdfObject = PdfValue | PdfStream;

/** Why the lean reader leaves a file to the careful path. */
export type RefusalReason =
  | 'no-cross-reference'
  | 'broken-cross-reference'
  | 'hybrid-cross-reference'
  | 'encrypted'
  | 'broken-syntax'
  | 'wrong-object'
  | 'wrong-stream-length'
  | 'unsupported-filter'
  | 'broken-stream'
  | 'broken-page-tree'
  | 'nested-too-deeply'
  | 'field-without-appearance'
  | 'mark-without-appearance';

/** Thrown where a file is not of the usual kind, so that the careful path takes it. Says nothing of the file's content. */
export class LeanReaderRefusal extends Error {
  override readonly name = 'LeanReaderRefusal';

  constructor(readonly reason: RefusalReason) {
    super(`The lean reader does not take this file: ${reason}.`);
  }
}

export const isDictionary = (value: PdfObject | undefined): value is PdfDictionary => value instanceof Map;
export const isArray = (value: PdfObject | undefined): value is PdfArray => Array.isArray(value);
