import { isSameName } from '@main/intake/zip/same-name';
import { describe, expect, it } from 'vitest';

describe('isSameName', () => {
  it.each([
    ['in a zip within', 'inner.zip!/x.pdf', 'x.pdf'],
    ['below a folder that only one of them tells', 'x.pdf', 'C:\\out\\x.pdf'],
    ['below a folder of a download', 'SSR/x.pdf', 'x.pdf'],
    ['with other separators', 'SSR/x.pdf', 'SSR\\x.pdf'],
    ['with accents apart', 'Peña.pdf'.normalize('NFC'), 'Peña.pdf'.normalize('NFD')],
    ['with the bare letter', 'Peña.pdf', 'Pena.pdf'],
    ['in another code page', 'Peña.pdf', 'Pe±a.pdf'],
    ['with a sign in place of the letter', 'Peña.pdf', 'Pe_a.pdf'],
    ['in other cases', 'X.PDF', 'x.pdf'],
    ['without a name in the header', 'x.pdf', ''],
    ['in letters beyond ASCII only', '报告.pdf', '????.pdf'],
  ])('takes a name %s for the same', (_, listed, inItsHeader) => {
    expect(isSameName(listed, inItsHeader)).toBe(true);
  });

  it.each([
    ['another digit', '9900523646.pdf', '9900523647.pdf'],
    ['another letter', 'Pena.pdf', 'Pera.pdf'],
    ['a digit that became a separator', '/900523646.pdf', '9900523646.pdf'],
    ['a digit that became another sign', '_900523646.pdf', '9900523646.pdf'],
    ['another folder', '9900523646/x.pdf', '9900523647/x.pdf'],
  ])('tells %s', (_, listed, inItsHeader) => {
    expect(isSameName(listed, inItsHeader)).toBe(false);
    expect(isSameName(inItsHeader, listed)).toBe(false);
  });
});
