import { describe, expect, it } from 'vitest';
import { canonicalText, numberText } from '@main/pdf/canonical';
import { Lexer } from '@main/pdf/lexer';
import { LeanReaderRefusal, PdfReference } from '@main/pdf/syntax';

const read = (text: string) => new Lexer(Buffer.from(text, 'latin1')).value();
const canonical = (text: string): string => canonicalText(read(text), ({ objectNumber }) => `${objectNumber} 0 R`);

describe('a value', () => {
  it.each([
    ['12', '12'],
    ['+5', '5'],
    ['-.5', '-0.5'],
    ['4.', '4'],
    ['0.0000001', '0.0000001'],
    ['-0.0', '0'],
    ['(a\\(b\\)\\\\c (nested) \\101\\n)', '<612862295c6320286e65737465642920410a>'],
    ['(one\\\r\ntwo\rthree)', '<6f6e6574776f0a7468726565>'],
    ['<4 1 4>', '<4140>'],
    ['/A#42C', '/ABC'],
    ['/with#20space', '/with#20space'],
    ['[1 0 R %comment\n 2 0 R 3]', '[1 0 R 2 0 R 3]'],
    ['[1 2 3]', '[1 2 3]'],
    ['<</B 1/A<</D null/C true>>>>', '<</A <</C true>>/B 1>>'],
    ['[null false(x)/N]', '[null false <78> /N]'],
  ])('%s has one text', (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });

  it('that is a reference names its object', () => {
    expect(read('17 0 R')).toEqual(new PdfReference(17));
    expect(read('17 0 Rx')).toBe(17);
  });

  it.each(['', '<<', '<</A>>', '<</A 1', '[1 2', '(open', '<zz>', 'nul', '--5', '1.2.3', '1e5', '12abc', '>>', ')', '<</A 1/B 2/#41 1>>', '['.repeat(500)])('like %s is refused', (text) => {
    expect(() => read(text)).toThrow(LeanReaderRefusal);
  });
});

describe('a number', () => {
  it.each([
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [0.1 + 0.2, '0.30000000000000004'],
  ])('%d is written without an exponent', (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});
