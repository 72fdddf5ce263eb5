import { inflateSync } from '../../files/unbroken-zlib';
import type { LeanDocument } from '../../pdf/lean-document';
import { LeanReaderRefusal, type PdfStream } from '../../pdf/syntax';

/** More than any page's content or font takes; a stream that swells beyond is an attack on the memory. */
const MOST_DECODED_BYTES = 256 * 1024 * 1024;
/** Streams mostly inflate to less than this many times their size: one piece of memory instead of many joined. */
const USUAL_RATIO = 8;
const LEAST_CHUNK_BYTES = 16 * 1024;
const MOST_CHUNK_BYTES = 4 * 1024 * 1024;

/** A stream's bytes after its filters; what is plainly deflated, as nearly all is, in one go. */
export const decodedStream = (document: LeanDocument, stream: PdfStream): Buffer => {
  const { dictionary } = stream;
  if (dictionary.get('Filter') !== 'FlateDecode' || dictionary.has('DecodeParms')) return document.decode(stream);
  const encoded = stream.readBytes();
  const told = document.resolve(dictionary.get('Length1'));
  const expected = typeof told === 'number' ? told + 1 : encoded.length * USUAL_RATIO;
  const chunkSize = Math.round(Math.min(MOST_CHUNK_BYTES, Math.max(LEAST_CHUNK_BYTES, expected)));
  try {
    return inflateSync(encoded, { maxOutputLength: MOST_DECODED_BYTES, chunkSize });
  } catch {
    throw new LeanReaderRefusal('broken-stream');
  }
};
