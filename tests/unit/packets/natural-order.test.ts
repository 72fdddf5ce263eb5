import { naturalCompare, naturalKey } from '@shared/domain/packets/natural-order';
import { describe, expect, it } from 'vitest';

describe('naturalCompare', () => {
  it.each([
    ['numbers as numbers', ['10', '2', '1'], ['1', '2', '10']],
    ['numbers inside text', ['page 12.pdf', 'page 2.pdf', 'page 2a.pdf'], ['page 2.pdf', 'page 2a.pdf', 'page 12.pdf']],
    ['numbers longer than a double holds', ['x10000000000000000001', 'x10000000000000000000', 'x9'], ['x9', 'x10000000000000000000', 'x10000000000000000001']],
    ['accents and case folded', ['zeta', 'Ángel', 'angela', 'ANGEL'], ['ANGEL', 'Ángel', 'angela', 'zeta']],
    ['leading zeros last to decide', ['07', '7', '007', '8'], ['007', '07', '7', '8']],
    ['numbers before letters, nothing before something', ['ab', 'a1', 'a'], ['a', 'a1', 'ab']],
    ['other scripts by code point', ['한국', '中文', 'latin'], ['latin', '한국', '中文']],
  ])('%s', (_, texts, sorted) => {
    expect([...texts].sort(naturalCompare)).toEqual(sorted);
  });

  it('tells exact texts apart that fold to the same', () => {
    expect(naturalKey('Peña')).toBe(naturalKey('PENA'));
    expect(naturalCompare('Peña', 'PENA')).not.toBe(0);
    expect(naturalCompare('Peña', 'Peña')).toBe(0);
  });
});
