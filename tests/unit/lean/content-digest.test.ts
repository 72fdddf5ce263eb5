import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { ContentDigest } from '@main/intake/pdf/content-digest';

const LETTER_PAGE = { widthPt: 612, heightPt: 792 };
const keyOf = (...parts: readonly (string | Buffer)[]): string => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex').slice(0, 32);

it('digests size, text without spaces, and kinds and places in whole points', () => {
  const digest = new ContentDigest(LETTER_PAGE, 'One line\nand\tanother', 3);
  expect(digest.wantsPictures).toBe(true);
  digest.add('path', 0, 9.9, 99.95, 1_000.2, 12);
  digest.add('shading', -0.5, -12, 99_999.9, 1e21);
  digest.addSquare('text', [10, 0, 0, 20, 100, 700]);
  expect(digest.key).toBe(keyOf('612x792 3\n', 'Onelineandanother', '\n', 'p0 10 100 1000 12', 's-1 -12 100000 1e+21 0', 't100 700 110 720 0'));
});

it('takes the pictures of a page without text in front of all places, and text that is not ASCII as UTF-8', () => {
  const digest = new ContentDigest(LETTER_PAGE, '家 長\u3000ñ', 2);
  digest.add('image', 1, 2, 3, 4);
  digest.addPicture(Buffer.from('one'));
  digest.add('image', 5, 6, 7, 8);
  digest.addPicture(Buffer.from('two'));
  expect(digest.key).toBe(keyOf('612x792 2\n', '家長ñ', '\n', 'one', 'two', 'i1 2 3 4 0', 'i5 6 7 8 0'));
});

it('makes room for long pages', () => {
  const text = 'word '.repeat(40_000);
  const digest = new ContentDigest(LETTER_PAGE, text, 9_000);
  for (let object = 0; object < 5_000; object++) digest.add('text', object, 1, 2, 3);
  expect([digest.wantsPictures, digest.isFull]).toEqual([false, true]);
  expect(digest.key).toBe(keyOf('612x792 9000\n', 'word'.repeat(40_000), '\n', Array.from({ length: 5_000 }, (_, object) => `t${object} 1 2 3 0`).join('')));
});

it.each(['of ASCII', 'ñ of others'])('leaves out what counts as a space, and nothing else: %s', (text) => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((unit) => unit < '\ud800' || unit > '\udfff');
  const page = `${text} ${units.filter((unit) => text.includes('ñ') || unit < '\x80').join('')}`;
  expect(new ContentDigest(LETTER_PAGE, page, 0).key).toBe(keyOf('612x792 0\n', page.replace(/\s/g, ''), '\n'));
});

it('gives the keys that the ledger of earlier versions holds: by them a report that was mailed is known again', () => {
  const page = new ContentDigest(LETTER_PAGE, 'One line\nand\tanother ñ', 4);
  page.add('path', 0, 9.9, 99.95, 1_000.2, 12);
  page.addTexts([10, 0, 0, 20, 0, 0], Float64Array.of(72, 80.4), Float64Array.of(700, 700), 0, 2);
  page.addSquare('form', [1, 0, 0, 1, -3, 0]);
  const picture = new ContentDigest(LETTER_PAGE, '', 1);
  picture.add('image', 0, 0, 612, 792);
  picture.addPicture(Buffer.from('picture'));
  expect([page.key, picture.key]).toEqual(['7b96bd8db3d31f0ebb9ff45f7d1b740a', '939e14d79cdda41f9bc2630021bfebbe']);
});
