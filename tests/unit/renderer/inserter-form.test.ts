import { describe, expect, it } from 'vitest';
import { usualInserter, type InserterProfile } from '@shared/domain/envelope/inserter/inserter-profile';
import { readInserter, typeInserter } from '../../../src-renderer/words/inserter-form';

const symbols = usualInserter('Symbols');
const bars: InserterProfile = { ...symbols, name: 'Bars', kind: 'omr' };

describe('an inserter as it is typed', () => {
  it.each([symbols, bars])('is read back as it was: $name', (inserter) => {
    expect(readInserter(typeInserter(inserter), inserter)).toEqual(inserter);
  });

  it('takes a comma for a point, and keeps what the other kind of marks has', () => {
    expect(readInserter({ ...typeInserter(bars), pitchMm: ' 4,2 ', moduleMm: 'what' }, bars)).toEqual({ ...bars, omr: { ...bars.omr, pitchMm: 4.2 } });
  });

  it.each([
    [{ fromEdgeMm: '' }, 'From that side: type a number, such as 3.81.'],
    [{ pitchMm: '-3' }, 'From bar to bar: type a number, such as 3.81.'],
    [{ thicknessPt: '9' }, 'Bars are 1 to 2 pt thick.'],
    [{ name: '  ' }, 'Give the inserter a name.'],
    [{ name: 'x'.repeat(81) }, 'The name of an inserter takes at most 80 letters. Give it a shorter one.'],
  ])('says what is wrong with %o', (part, said) => {
    expect(readInserter({ ...typeInserter(bars), ...part }, bars)).toBe(said);
  });
});
