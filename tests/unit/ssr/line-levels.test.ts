import { describe, expect, it } from 'vitest';
import { levelsOf, turnByLevels, votesOf } from '@shared/domain/ssr/line-levels';
import type { Direction } from '@shared/domain/ssr/page-content';

/** Capitals stand for Arabic letters, so that lines look the same in every editor. */
const arabic = (text: string): string => text.replace(/[A-Z]/g, (letter) => String.fromCharCode(0x0627 + letter.charCodeAt(0) - 65));
const read = (drawn: string, direction: Direction): string => turnByLevels(Array.from(drawn), levelsOf(arabic(drawn), direction)).join('');

describe('a line is read from how it is drawn', () => {
  it.each([
    ['maria delacruz :TNEDUTS EMAN', 'NAME STUDENT: maria delacruz'],
    ['delacruz, maria :EMAN', 'NAME: delacruz, maria'],
    ['lincoln school (east) :LOOHCS', 'SCHOOL: lincoln school (east)'],
    ['4820193756 :(ssid) REBMUN', 'NUMBER )ssid(: 4820193756'],
    ['5 :EDARG 03/14/2012 :NROB', 'BORN: 03/14/2012 GRADE: 5'],
    ['0123-555 (916) :ENOHP', 'PHONE: )916( 555-0123'],
    ['(916) 555-0123 :ENOHP', 'PHONE: (916) 555-0123'],
    ['916-555-0123 :ENOHP', 'PHONE: 916-555-0123'],
    ['2012-03-14 :NROB', 'BORN: 2012-03-14'],
    ['2025–2024 RAEY', 'YEAR 2024–2025'],
    ['2024–2025 RAEY', 'YEAR 2024–2025'],
    ['%45 :TRAP', 'PART: 45%'],
    ['45% :TRAP', 'PART: 45%'],
    ['(5 EDARG) maria', 'maria )GRADE 5('],
  ])('from the right: %s', (drawn, logical) => expect(read(drawn, 'rtl')).toBe(logical));

  it.each([
    ['student name: ILA NAMAHR', 'student name: RHAMAN ALI'],
    ['TNEDUTS EMAN: maria delacruz', 'NAME STUDENT: maria delacruz'],
    ['maria delacruz (5 EDARG)', 'maria delacruz (GRADE 5)'],
    ['TSET smarter balanced (2025 GNIRPS) SWOHS.', 'TEST smarter balanced (SPRING 2025) SHOWS.'],
    ['SI maria 2534 SI EROCS.', 'IS maria SCORE IS 2534.'],
    ['(3 LEVEL) 2,534 :LLAREVO', 'OVERALL: 2,534 )LEVEL 3('],
    ['grade 5 ILA', 'grade 5 ALI'],
  ])('from the left: %s', (drawn, logical) => expect(read(drawn, 'ltr')).toBe(logical));
});

it('signs tell from which side a line is read', () => {
  const votes = ['maria :EMAN', 'EMAN: maria', '.maria SI', 'SI maria.', 'maria EMAN', 'B ,A: maria'].map((drawn) => Math.sign(votesOf(arabic(drawn))));
  expect(votes).toEqual([1, -1, 1, -1, 0, -1]);
});
