import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeStream } from '@main/pdf/filters';
import { Lexer } from '@main/pdf/lexer';
import { PdfReference, PdfStream, isDictionary, type PdfObject, type PdfValue } from '@main/pdf/syntax';

const direct = (value: PdfValue | undefined): PdfObject => (value instanceof PdfReference ? null : (value ?? null));
const decoded = (dictionary: string, data: Buffer): string => {
  const value = new Lexer(Buffer.from(dictionary)).value();
  if (!isDictionary(value)) throw new Error('not a dictionary');
  return decodeStream(new PdfStream(value, () => data), direct).toString('latin1');
};

describe('a stream', () => {
  it.each<readonly [filter: string, data: Buffer, expected: string]>([
    ['<<>>', Buffer.from('plain'), 'plain'],
    ['<</Filter/FlateDecode>>', deflateSync(Buffer.from('flate')), 'flate'],
    ['<</Filter/FlateDecode>>', Buffer.alloc(0), ''],
    ['<</Filter/ASCIIHexDecode>>', Buffer.from('68 65 78>'), 'hex'],
    ['<</Filter/ASCII85Decode>>', Buffer.from('87cURD]i,"Ebo7~>'), 'Hello World'],
    ['<</Filter/RunLengthDecode>>', Buffer.from([2, 97, 98, 99, 254, 120, 128]), 'abcxxx'],
    // The example of ISO 32000-2, 7.4.4.2.
    ['<</Filter/LZWDecode>>', Buffer.from('800B6050220C0C8501', 'hex'), '-----A---B'],
    ['<</Filter[/ASCIIHexDecode/FlateDecode]>>', Buffer.from(`${deflateSync(Buffer.from('both')).toString('hex')}>`), 'both'],
    ['<</Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 3>>>>', deflateSync(Buffer.from([2, 97, 98, 99, 2, 1, 1, 1])), 'abcbcd'],
    // Left, none, mean of left and up, Paeth.
    ['<</Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2>>>>', deflateSync(Buffer.from([1, 97, 1, 0, 97, 97, 3, 49, 0, 4, 1, 1])), 'abaaaabc'],
  ])('with %s is decoded', (dictionary, data, expected) => {
    expect(decoded(dictionary, data)).toBe(expected);
  });

  it.each<readonly [filter: string, data: Buffer]>([
    ['<</Filter/FlateDecode>>', Buffer.from('not deflated')],
    ['<</Filter/DCTDecode>>', Buffer.from('x')],
    ['<</Filter/ASCIIHexDecode>>', Buffer.from('zz>')],
    ['<</Filter/FlateDecode/DecodeParms<</Predictor 2>>>>', deflateSync(Buffer.from('x'))],
  ])('with %s is refused where it cannot be', (dictionary, data) => {
    expect(() => decoded(dictionary, data)).toThrow('lean reader');
  });
});
