import { openRegular, readBeginning } from '../files/regular-file';

/** Encodings of tables as other programs save them, by the label that `TextDecoder` takes. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SAMPLE_BYTES = 4096;
/** In UTF-16 every second byte of Latin text is zero, in all others none is. */
const ZERO_SHARE = 0.2;

const zerosAt = (bytes: Buffer, parity: 0 | 1): number => bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length;

const encodingOfBeginning = (bytes: Buffer): TextEncoding | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (zerosAt(bytes, 1) > bytes.length * ZERO_SHARE) return 'utf-16le';
  return zerosAt(bytes, 0) > bytes.length * ZERO_SHARE ? 'utf-16be' : null;
};

/** A file's bytes in pieces; it is closed at its end, and where its reader stops before. */
async function* readPieces(path: string): AsyncGenerator<Buffer> {
  for await (const piece of (await openRegular(path)).createReadStream()) yield piece as Buffer;
}

const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of readPieces(path)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (thrown) {
    if (thrown instanceof TypeError) return false;
    throw thrown;
  }
};

/**
 * The encoding of a text file: by its mark or its zeros UTF-16, else UTF-8 where all of it is, else Windows-1252, in which older programs save.
 * A file is read through once for that, because the first letter with an accent can stand on its last line.
 * @throws FileUnfit for what is no file or has more than `mostBytes`; a system error
 */
export const findEncoding = async (path: string, mostBytes = Infinity): Promise<TextEncoding> => encodingOfBeginning(await readBeginning(path, SAMPLE_BYTES, mostBytes)) ?? ((await isUtf8(path)) ? 'utf-8' : 'windows-1252');

/** A file's text in pieces, without a byte order mark. */
export async function* readText(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of readPieces(path)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** All of a text file, without a byte order mark, in whichever encoding another program saved it. @throws FileUnfit for what is no file or has more than `mostBytes`; a system error */
export const readWholeText = async (path: string, mostBytes: number): Promise<string> => {
  const pieces: string[] = [];
  for await (const piece of readText(path, await findEncoding(path, mostBytes))) pieces.push(piece);
  return pieces.join('');
};
