import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
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
    ['<</Filter/ASCII85Decode>>', Buffer.from(' z\n87cUR\r\nz~>ignored'), '\0\0\0\0Hell\0\0\0\0'],
    ['<</Filter/ASCII85Decode>>', Buffer.from('!!'), '\0'],
    ['<</Filter/ASCII85Decode>>', Buffer.from('z'), '\0\0\0\0'],
    ['<</Filter/RunLengthDecode>>', Buffer.from([2, 97, 98, 99, 254, 120, 128]), 'abcxxx'],
    ['<</Filter/RunLengthDecode>>', Buffer.from([254, 120, 0, 97, 9, 98, 99]), 'xxxabc'],
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
    ['<</Filter/ASCII85Decode>>', Buffer.from('s8W-"~>')],
    ['<</Filter/ASCII85Decode>>', Buffer.from('87cUz~>')],
    ['<</Filter/ASCII85Decode>>', Buffer.from('87cURD]i,"87cU\x7f~>')],
    ['<</Filter/FlateDecode/DecodeParms<</Predictor 2>>>>', deflateSync(Buffer.from('x'))],
  ])('with %s is refused where it cannot be', (dictionary, data) => {
    expect(() => decoded(dictionary, data)).toThrow('lean reader');
  });

  it('of ASCII85 data is what it was made of, whatever its length and wherever its lines break', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(fc.nat({ max: 80 }), { maxLength: 4 }), (bytes, breaks) => {
        const text = breaks.reduce((broken, at) => `${broken.slice(0, at)}\n${broken.slice(at)}`, ascii85Of(bytes));
        expect(decoded('<</Filter/ASCII85Decode>>', Buffer.from(text))).toBe(Buffer.from(bytes).toString('latin1'));
      }),
    );
  });

  // 128 times 129 stands for 64 times as much of the same at each step: five steps fill any memory.
  it.each<readonly [filter: string, data: Buffer]>([
    ['<</Filter[/RunLengthDecode/RunLengthDecode/RunLengthDecode/RunLengthDecode/RunLengthDecode]>>', Buffer.alloc(2_000, 129)],
    ['<</Filter/ASCII85Decode>>', Buffer.alloc(64 * 1024 * 1024 + 1, 'z')],
  ])('with %s is refused before it fills the memory', (dictionary, data) => {
    const before = process.memoryUsage().rss;
    expect(() => decoded(dictionary, data)).toThrow('broken-stream');
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
  });
});

/** Written group by group, as the format describes it. */
const ascii85Of = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const group = [...bytes.slice(at, at + 4)];
    const value = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (group[index] ?? 0), 0);
    const digits = [4, 3, 2, 1, 0].map((power) => String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85))).join('');
    text += group.length === 4 && value === 0 ? 'z' : digits.slice(0, group.length + 1);
  }
  return `${text}~>`;
};
