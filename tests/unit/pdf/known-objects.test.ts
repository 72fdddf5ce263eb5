import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalText, forEachReference, shareText } from '@main/pdf/canonical';
import { readKnownValue, seemingEnd } from '@main/pdf/known-objects';
import { Lexer } from '@main/pdf/lexer';
import { PdfReference, type PdfValue } from '@main/pdf/syntax';

/** An object that stands at a place in a file, read as objects are, with where reading ended. */
const readObject = (text: string, at = 0): { readonly value: PdfValue; readonly end: number } => {
  const bytes = Buffer.from(text, 'latin1');
  const lexer = new Lexer(bytes, at);
  return { value: readKnownValue(lexer, bytes, seemingEnd(bytes, at)), end: lexer.position };
};
const textOf = (value: PdfValue): string => canonicalText(value, ({ objectNumber }) => `${objectNumber} 0 R`);

describe('an object that is met again', () => {
  it('is the same value, wherever it stands', () => {
    const text = '<</Met/Again/At 7 0 R/In[1 2 3]>>';
    const first = readObject(`${text}\nendobj`);
    const again = readObject(`12345 ${text} stream`, 6);
    expect(again.value).toBe(first.value);
    expect([first.end, again.end]).toEqual([text.length, 6 + text.length]);
    expect(textOf(again.value)).toBe('<</At 7 0 R/In [1 2 3]/Met /Again>>');
  });

  it('is read anew where its text only seems to end as another did', () => {
    const start = '<</A(>>\nendobj ';
    expect(textOf(readObject(`${start})/B 1>>\nendobj`).value)).toBe('<</A <3e3e0a656e646f626a20>/B 1>>');
    expect(textOf(readObject(`${start})/B 2>>\nendobj`).value)).toBe('<</A <3e3e0a656e646f626a20>/B 2>>');
  });

  it('is read as any other where no end is to be seen', () => {
    expect(textOf(readObject('<</A 1>>').value)).toBe('<</A 1>>');
    expect(textOf(readObject('[1 0 R]\nendobj').value)).toBe('[1 0 R]');
    expect(() => readObject('<</A 1')).toThrow();
  });
});

const value: fc.Memo<PdfValue> = fc.memo((depth) =>
  fc.oneof(
    fc.integer({ min: -9, max: 9 }),
    fc.constantFrom('Name', true, false, null),
    fc.integer({ min: 1, max: 6 }).map((number) => new PdfReference(number)),
    ...(depth > 1 ? [fc.array(value(depth - 1), { maxLength: 4 }), dictionary(depth - 1)] : []),
  ),
);
const dictionary = (depth: number): fc.Arbitrary<PdfValue> => fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), value(depth)), { maxLength: 4 }).map((entries) => new Map(entries.filter(([, item]) => item !== null)));

describe('a value whose text is made once', () => {
  it('has the text that any has, and the same references, whatever these lead to', () => {
    fc.assert(
      fc.property(dictionary(4), fc.array(fc.constantFrom('null', '@1', '2 0 R', '3 0 R'), { minLength: 6, maxLength: 6 }), (one, texts) => {
        const reference = ({ objectNumber }: PdfReference): string => texts[objectNumber - 1]!;
        const references = (): readonly number[] => {
          const found: number[] = [];
          forEachReference(one, ({ objectNumber }) => found.push(objectNumber));
          return found.sort();
        };
        const before = [canonicalText(one, reference), textOf(one), references()];
        shareText(one);
        for (let time = 0; time < 2; time++) expect([canonicalText(one, reference), textOf(one), references()]).toEqual(before);
      }),
    );
  });
});
