import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { STANDARD, WIN_ANSI, MAC_ROMAN } from '@main/intake/lean/font/base-encodings';
import { cffProgramOf } from '@main/intake/lean/font/cff-program';
import { characterOfName } from '@main/intake/lean/font/glyph-names';
import { StreamCache } from '@main/intake/lean/font/stream-cache';
import { parseToUnicode } from '@main/intake/lean/font/to-unicode';
import { TrueTypeProgram } from '@main/intake/lean/font/true-type-program';
import { Type1Program } from '@main/intake/lean/font/type-1-program';
import { ContentScanner, NO_OPERATOR, operatorCode } from '@main/intake/lean/page/content-scanner';
import { readLeanPages } from '@main/intake/lean/read-lean-pages';
import { turnedLetters, visitInReadingOrder } from '@main/intake/lean/text/bidi';
import { cffFont, trueTypeFont } from '../../support/fixtures/embedded-font-pdf';
import { type1Font } from '../../support/fixtures/type-1-font';

const strings = (scanner: ContentScanner): readonly (string | number)[] =>
  Array.from({ length: scanner.itemCount }, (_, item) =>
    scanner.ends[item] === -1 ? scanner.kernings[item]! : Buffer.from(scanner.text.subarray(scanner.starts[item], scanner.ends[item])).toString('latin1'),
  );

const scannerOf = (content: string): ContentScanner => new ContentScanner(Buffer.from(content, 'latin1'));

describe('the content scanner', () => {
  it('reads numbers of any usual length, whether or not they fit in 32 bits', () => {
    const numbers = ['2147483647', '2147483648', '-4294967296', '999999999', '1000000000', '-0.123456789', '13.0280762', '14.2256927001', '99999.9999', '100000.00001', '123456789012345', '-0.00000000001', '000000000000612.0'];
    const scanner = scannerOf(`${numbers.join(' ')} d`);
    expect(scanner.next()).toBe(operatorCode('d'));
    expect([...scanner.numbers.subarray(0, scanner.numberCount)]).toEqual(numbers.map(Number));
  });

  it('reads operators with numbers, names and strings', () => {
    const scanner = scannerOf('1 -2.50 +.5 0 0 7. cm % a remark\n/F#311 12 Tf[(a(b)\\)\\101\\n\\\r\nc)-250.5<4 1 4>]TJ ET');
    expect(scanner.next()).toBe(operatorCode('cm'));
    expect([...scanner.numbers.subarray(0, scanner.numberCount)]).toEqual([1, -2.5, 0.5, 0, 0, 7]);
    expect(scanner.next()).toBe(operatorCode('Tf'));
    expect([scanner.name, scanner.numbers[0]]).toEqual(['F11', 12]);
    expect(scanner.next()).toBe(operatorCode('TJ'));
    expect(strings(scanner)).toEqual(['a(b))A\nc', -250.5, 'A@']);
    expect([scanner.next(), scanner.numberCount, scanner.itemCount]).toEqual([operatorCode('ET'), 0, 0]);
    expect(scanner.next()).toBe(NO_OPERATOR);
  });

  it('reads long strings and the dictionaries of marks', () => {
    const long = 'x'.repeat(20_000);
    const scanner = scannerOf(`/Span<</MCID 3>>BDC (${long}) Tj`);
    expect(scanner.next()).toBe(operatorCode('BDC'));
    expect(scanner.dictionary?.get('MCID')).toBe(3);
    scanner.next();
    expect(strings(scanner)).toEqual([long]);
  });

  it.each(['1 2', '(open', '[1 2', '1..2 w', '--1 w', '12a w', '<4g> Tj', '[1 [2]] TJ', '] w', 'verylongoperator', '{1} w'])('refuses %s', (content) => {
    const scanner = scannerOf(content);
    expect(() => {
      while (scanner.next() !== NO_OPERATOR);
    }).toThrow('content-syntax');
  });
});

describe('what codes mean', () => {
  it('is read from single characters, ranges and lists', () => {
    const map = parseToUnicode(Buffer.from('2 beginbfchar <01> <0041> <02> <00660069> endbfchar 2 beginbfrange <10> <12> <0061> <20> <21> [<0391> <D83DDE00>] endbfrange'));
    expect([...map]).toEqual([
      [1, 'A'],
      [2, 'fi'],
      [0x10, 'a'],
      [0x11, 'b'],
      [0x12, 'c'],
      [0x20, 'Α'],
      [0x21, '😀'],
    ]);
  });

  it.each(['/Adobe-Japan1-UCS2 usecmap', '1 beginbfchar <01> <0041> <01> <0042> endbfchar', '1 beginbfrange <0000> <fffff> <0041> endbfrange'])('is refused where it rests on more: %s', (text) => {
    expect(() => parseToUnicode(Buffer.from(text))).toThrow('font-encoding');
  });

  it('is told by the named encodings and by the names of glyphs', () => {
    const at = (table: Uint16Array, codes: readonly number[]): string => String.fromCharCode(...codes.map((code) => table[code]!));
    expect(at(WIN_ANSI, [39, 96, 128, 145, 150, 160, 173, 233, 255])).toBe("'`€‘– -éÿ");
    expect(at(STANDARD, [39, 96, 169, 174, 180, 208, 225, 251])).toBe("’‘'\ufb01·—Æß");
    expect(at(MAC_ROMAN, [128, 142, 165, 202, 213, 222, 245, 255])).toBe('Äé• ’\ufb01ıˇ');
    expect(['A', 'eacute', 'uni1EA1', 'u1EA1', 'Omega', 'fi', 'g37', '.notdef'].map(characterOfName)).toEqual([0x41, 0xe9, 0x1ea1, 0x1ea1, 0x2126, 0xfb01, 0, 0].map((code) => (code === 0x2126 ? 'Ω'.charCodeAt(0) : code)));
  });
});

describe('a TrueType program', () => {
  const program = new TrueTypeProgram(trueTypeFont);
  const glyphOf = program.characterMap(3, 1)!;

  it('finds glyphs and the boxes of their outlines', () => {
    expect(program.unitsPerEm).toBe(2048);
    expect(program.boundsOf(glyphOf(0x20))).toEqual({ left: 0, bottom: 0, right: 0, top: 0 });
    const capital = program.boundsOf(glyphOf(0x48))!;
    // The capital height of Liberation Sans is 1409 units.
    expect([capital.bottom, capital.top]).toEqual([0, 1409]);
    expect(program.boundsOf(glyphOf(0x70))!.bottom).toBeLessThan(-400);
    expect(glyphOf(0xe000)).toBe(0);
    expect(program.boundsOf(100_000)).toBeNull();
  });

  it('of which something is cut off is refused, or found short when it is asked', () => {
    expect(() => new TrueTypeProgram(trueTypeFont.subarray(0, 8))).toThrow(RangeError);
    expect(() => new TrueTypeProgram(trueTypeFont.subarray(0, 2_000))).toThrow('font-program');
    expect(() => new TrueTypeProgram(Buffer.from('OTTO and more'))).toThrow('font-program');
  });
});


it('makes of equal streams one once they came twice, and forgets when there are too many', () => {
  let made = 0;
  const cache = new StreamCache((bytes) => `${bytes.toString()} ${made++}`);
  const get = (text: string, decoded = Buffer.from(text)): string => cache.get(Buffer.from(text), () => decoded);
  expect([get('a'), get('b'), get('a'), get('bb'), get('a'), get('b')]).toEqual(['a 0', 'b 1', 'a 2', 'bb 3', 'a 2', 'b 4']);
  const large = Buffer.alloc(30 * 1024 * 1024);
  get('large', large);
  expect(get('a')).toBe('a 2');
  get('large', large);
  expect(get('a')).not.toBe('a 2');
});

it('keeps what is asked for again and again, and lets go what came twice by chance', () => {
  let made = 0;
  const cache = new StreamCache(() => ++made);
  const get = (text: string): number => cache.get(Buffer.from(text), () => Buffer.from(text));
  const askOthers = (questions: number): void => {
    for (let question = 0; question < questions; question++) get(`other ${made}`);
  };
  const [usual, chance] = ['usual', 'by chance'].map((text) => [get(text), get(text)][1]!);
  for (let turn = 0; turn < 5; turn++) {
    askOthers(200);
    expect(get('usual')).toBe(usual);
  }
  expect(get('by chance')).not.toBe(chance);
});

it('keeps no more of a stream that was inflated in a larger piece of memory than its own bytes', () => {
  const cache = new StreamCache((bytes) => bytes);
  const get = (): Buffer => cache.get(Buffer.from('a stream'), () => Buffer.alloc(200_000, 'x').subarray(0, 9_000));
  get();
  expect(get().buffer.byteLength).toBe(9_000);
  expect(get()).toBe(get());
});

describe('programs whose glyphs have names', () => {
  it('CFF: finds glyphs by name and by code, and the boxes of their outlines', () => {
    const program = cffProgramOf(cffFont);
    expect([program.unitsPerEm, program.isKeyed]).toEqual([1000, false]);
    const glyph = program.glyphOfName('H');
    expect([program.nameOfGlyph(glyph), program.glyphOfName('nothing of the kind')]).toEqual(['H', 0]);
    expect(program.boundsOf(program.glyphOfName('space'))).toEqual({ left: 0, bottom: 0, right: 0, top: 0 });
    const capital = program.boundsOf(glyph)!;
    expect(capital.top).toBeGreaterThan(600);
    expect(capital.right).toBeGreaterThan(capital.left);
    expect(program.boundsOf(program.glyphOfName('p'))!.bottom).toBeLessThan(-150);
    expect(program.boundsOf(10_000)).toBeNull();
  });

  it('Type 1: reads encrypted outlines, with subroutines, flat curves and composed letters', () => {
    const program = new Type1Program(type1Font().bytes);
    const box = (name: string): readonly number[] => Object.values(program.boundsOf(program.glyphOfName(name))!);
    expect(box('A')).toEqual([50, 0, 550, 700]);
    expect(box('space')).toEqual([0, 0, 0, 0]);
    // The accent begins where its side bearing is set right of the letter's.
    expect(box('Aacute')).toEqual([50, 0, 550, 900]);
    expect([program.nameOfGlyph(program.glyphOfCode(65)), program.nameOfGlyph(program.glyphOfCode(66)), program.glyphOfCode(67)]).toEqual(['A', 'C', 0]);
  });

  it('of which something is cut off are refused, or found short', () => {
    const { bytes } = type1Font();
    for (const length of [0, 3, 40, 400, 2_000]) {
      expect(() => cffProgramOf(cffFont.subarray(0, length))).toThrow();
      expect(() => new Type1Program(bytes.subarray(0, Math.min(length, bytes.length - 700)))).toThrow();
    }
  });
});

describe('lines of both directions', () => {
  const read = (text: string): string => {
    const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
    let order = '';
    visitInReadingOrder(units, units.length, (index, isTurned) => (order += isTurned ? turnedLetters(units[index]!) : String.fromCharCode(units[index]!)));
    return order;
  };

  it('are read word by word in their own direction, numbers from the left, brackets turned', () => {
    expect(read('(גבא) 12')).toBe('12 (אבג)');
    expect(read('ab גבא cd')).toBe('ab אבג cd');
    expect(read('ﻻ')).toBe('لا');
  });

  it('are refused where a direction is not known', () => {
    expect(() => read('א\u0710')).toThrow('right-to-left');
  });
});

describe('a page', () => {
  it.each([
    [[14_400, 792], true],
    [[612, 14_401], false],
    [[2_000_000_000, 2_000_000_000], false],
  ] as const)('of %j points is read here: %s', async ([width, height], isRead) => {
    const file = await PDFDocument.create();
    file.addPage([width, height]);
    const read = readLeanPages(Buffer.from(await file.save()), { wantsPositions: () => false });
    expect(read.ok ? read.pages.length : read.reason).toBe(isRead ? 1 : 'units');
  });
});
