import { describe, expect, it } from 'vitest';
import { DigestList } from '@main/assembly/digests/digest-list';
import { DigestedGraph } from '@main/assembly/digests/digested-graph';
import { Lexer } from '@main/pdf/lexer';
import { PdfStream, isDictionary, type PdfObject } from '@main/pdf/syntax';
import { DigestTable } from '@main/assembly/writer/digest-table';

/** A graph of objects given as PDF text, `stream DATA` behind a dictionary making it a stream. */
const graphOf = (objects: Readonly<Record<number, string>>): DigestedGraph => {
  const parsed = new Map<number, PdfObject>();
  for (const [objectNumber, text] of Object.entries(objects)) {
    const [plain, data] = text.split('stream ');
    const value = new Lexer(Buffer.from(plain!)).value();
    parsed.set(Number(objectNumber), data !== undefined && isDictionary(value) ? new PdfStream(value, () => Buffer.from(data)) : value);
  }
  return new DigestedGraph({ get: (objectNumber) => parsed.get(objectNumber) ?? null });
};

describe('a digest', () => {
  it('depends on content and not on numbers, order or the stated length', () => {
    const one = graphOf({ 1: '<</A 2 0 R/B 3 0 R>>', 2: '(x)', 3: '<</Length 4>>stream data' }).digestOf(1);
    const other = graphOf({ 9: '<</B 7 0 R/A 8 0 R>>', 8: '<78>', 7: '<</Length 5 0 R>>stream data', 5: '4' }).digestOf(9);
    expect(other).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ['a string', { 1: '<</A 2 0 R/B 3 0 R>>', 2: '(y)', 3: '<<>>stream data' }],
    ['a stream', { 1: '<</A 2 0 R/B 3 0 R>>', 2: '(x)', 3: '<<>>stream datb' }],
    ['a key', { 1: '<</A 2 0 R/C 3 0 R>>', 2: '(x)', 3: '<<>>stream data' }],
    ['what is referred to', { 1: '<</A 3 0 R/B 2 0 R>>', 2: '(x)', 3: '<<>>stream data' }],
    ['a direct value for an object', { 1: '<</A (x)/B 3 0 R>>', 3: '<<>>stream data' }],
  ])('changes with %s', (_what, objects: Readonly<Record<number, string>>) => {
    const before = graphOf({ 1: '<</A 2 0 R/B 3 0 R>>', 2: '(x)', 3: '<<>>stream data' }).digestOf(1);
    expect(graphOf(objects).digestOf(1)).not.toBe(before);
  });

  it('takes a reference to nothing as nothing', () => {
    expect(graphOf({ 1: '<</A 9 0 R/B 1>>' }).digestOf(1)).toBe(graphOf({ 1: '<</B 1>>' }).digestOf(1));
  });

  describe('in a ring', () => {
    const ring = { 1: '<</Next 2 0 R/Name/One>>', 2: '<</Next 3 0 R/Name/Two>>', 3: '<</Next 1 0 R/Name/Three>>' };

    it('does not depend on where the ring is entered', () => {
      const forwards = graphOf(ring);
      const digests = [1, 2, 3].map((objectNumber) => forwards.digestOf(objectNumber));
      const backwards = graphOf(ring);
      expect([3, 2, 1].map((objectNumber) => backwards.digestOf(objectNumber)).reverse()).toEqual(digests);
      expect(new Set(digests).size).toBe(3);
    });

    it('stays when equal objects of the ring are made one', () => {
      const apart = graphOf({ 1: '[2 0 R 3 0 R]', 2: '<</Up 1 0 R>>', 3: '<</Up 1 0 R>>' });
      const merged = graphOf({ 1: '[2 0 R 2 0 R]', 2: '<</Up 1 0 R>>' });
      expect(merged.digestOf(1)).toBe(apart.digestOf(1));
      expect(apart.digestOf(2)).toBe(apart.digestOf(3));
    });

    it('changes with anything in the ring', () => {
      expect(graphOf({ ...ring, 3: '<</Next 1 0 R/Name/Other>>' }).digestOf(1)).not.toBe(graphOf(ring).digestOf(1));
      expect(graphOf({ ...ring, 3: '<</Next 2 0 R/Name/Three>>' }).digestOf(1)).not.toBe(graphOf(ring).digestOf(1));
    });

    it('of an object with itself is told from its twin outside', () => {
      const graph = graphOf({ 1: '<</Self 1 0 R>>', 2: '<</Self 1 0 R>>' });
      expect(graph.digestOf(1)).toMatch(/^[0-9a-f]{32}$/);
      expect(graph.digestOf(2)).not.toBe('');
    });
  });

  it('takes a hundred forms that share the resources that list them, and refuses rings that are made to take long', () => {
    const shared = (forms: number) => graphOf({ 1: `<</XObject<<${Array.from({ length: forms }, (_, index) => `/F${index} ${index + 2} 0 R`).join(' ')}>>>>`, ...Object.fromEntries(Array.from({ length: forms }, (_, index) => [index + 2, `<</Resources 1 0 R>>stream ${index}`])) });
    expect(shared(100).digestOf(1)).toBe(shared(100).digestOf(1));
    expect(new Set([2, 51, 101].map((objectNumber) => shared(100).digestOf(objectNumber))).size).toBe(3);
    const ringOf = (size: number) => graphOf(Object.fromEntries(Array.from({ length: size }, (_, index) => [index + 1, `<</Next ${((index + 1) % size) + 1} 0 R/First ${index === 0}>>`])));
    expect(ringOf(30).digestOf(1)).toBe(ringOf(30).digestOf(1));
    expect(() => ringOf(34).digestOf(1)).toThrow('nested-too-deeply');
  });

  it('refuses objects nested beyond all reason', () => {
    const chain = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [index + 1, `[${index + 2} 0 R]`]));
    expect(() => graphOf({ ...chain, 3_001: '1' }).digestOf(1)).toThrow('nested-too-deeply');
  });

  it('counts them however they are met', () => {
    const chain = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [index + 1, `[${index + 2} 0 R]`]));
    const graph = graphOf({ ...chain, 401: '1' });
    expect(graph.digestOf(201)).toMatch(/^[0-9a-f]{32}$/);
    expect(() => graph.digestOf(1)).toThrow('nested-too-deeply');
    const rings = graphOf({ ...chain, 401: '401 0 R', 402: '[403 0 R]', 403: '[402 0 R 201 0 R]', 500: `${'['.repeat(120)}402 0 R${']'.repeat(120)}` });
    expect([201, 402].map((objectNumber) => rings.digestOf(objectNumber).length)).toEqual([32, 32]);
    expect(() => rings.digestOf(500)).toThrow('nested-too-deeply');
  });

  it.each([
    [2, 190, true],
    [4, 190, false],
    [100, 3, true],
    [100, 6, false],
  ])('counts the values on the way: of %i objects with %i values in each other', (links, nesting, isTaken) => {
    const nested = (link: number): string => `${'<</A'.repeat(nesting)} ${link + 1} 0 R${'>>'.repeat(nesting)}`;
    const graph = graphOf({ ...Object.fromEntries(Array.from({ length: links }, (_, index) => [index + 1, nested(index + 1)])), [links + 1]: '1' });
    if (isTaken) expect(graph.digestOf(1)).toMatch(/^[0-9a-f]{32}$/);
    else expect(() => graph.digestOf(1)).toThrow('nested-too-deeply');
  });
});

const digestFor = (number: number): string => number.toString(16).padStart(8, '0').repeat(4);

describe('the stores', () => {
  it('keep many digests', () => {
    const table = new DigestTable();
    const list = new DigestList();
    for (let number = 1; number <= 20_000; number++) {
      table.set(digestFor(number), number);
      list.set(number, digestFor(number));
    }
    for (const number of [1, 2, 4_096, 19_999, 20_000]) {
      expect(table.get(digestFor(number))).toBe(number);
      expect(list.get(number)).toBe(digestFor(number));
    }
    expect(table.get(digestFor(20_001))).toBe(0);
    expect(list.get(20_001)).toBeUndefined();
  });
});
