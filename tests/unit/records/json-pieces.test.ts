import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '@shared/domain/records/json-pieces';

const joined = (document: object): string => [...jsonPieces(document)].join('');

test('the pieces joined are the document as JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined))), (document) => {
      expect(joined(document)).toBe(`${JSON.stringify(document, null, 2)}\n`);
    }),
  );
});

test('texts with line breaks of every kind stay as they are', () => {
  const document = { schema: 1, reports: [{ student: 'A\nB\u2028C\r\n"D"\\n', lines: ['x\n', ''] }, null, undefined], empty: [], nothing: {} };
  expect(joined(document)).toBe(`${JSON.stringify(document, null, 2)}\n`);
});

test('no piece of a long document is long', () => {
  const reports = Array.from({ length: 5_000 }, (_, index) => ({ id: `e${index}`, lines: ['1 Example Street', 'Sample, CA 90000'] }));
  const pieces = [...jsonPieces({ reports })];
  expect(pieces.length).toBeGreaterThan(5);
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100_000);
});

test('a list made item by item is written as one that is there', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (list) => {
      const made = { [Symbol.iterator]: () => list.values() };
      expect(joined({ schema: 1, made, end: 0 })).toBe(joined({ schema: 1, made: list, end: 0 }));
    }),
    { examples: [[[]], [[null, 'text', [], { lines: ['x\n'] }]]] },
  );
});
