import { nameOf, namePatternFault, uniqueNames } from '@shared/domain/delivery/file-name-pattern';
import { bitsOf, DEFAULT_PASSWORD_PATTERN, FEWEST_BITS, makePassword, patternFault } from '@shared/domain/delivery/password-pattern';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

describe('passwords', () => {
  it('follow the pattern, without letters and digits that look alike', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const below = (count: number): number => (numbers.next().value ?? 0) % count;
        expect(makePassword(DEFAULT_PASSWORD_PATTERN, below)).toMatch(/^[ACDEFGHJKLMNPQRTUVWXY34679]{4}(-[ACDEFGHJKLMNPQRTUVWXY34679]{4}){2}$/);
        expect(makePassword('school.AAA-999_x', below)).toMatch(/^school\.[A-Y]{3}-[34679]{3}_x$/);
      }),
    );
  });
  it('of the pattern offered are hard to guess', () => {
    expect(bitsOf(DEFAULT_PASSWORD_PATTERN)).toBeGreaterThan(55);
    expect(patternFault(DEFAULT_PASSWORD_PATTERN)).toBeNull();
    expect(bitsOf('*********')).toBeGreaterThan(FEWEST_BITS);
  });
  it.each([
    ['school', 'too easy to guess'],
    ['999999', 'too easy to guess'],
    ['********', 'too easy to guess'],
    ['', 'takes A'],
    ['=*********', 'takes A'],
    ['********* *', 'takes A'],
  ])('of the pattern "%s" are refused', (pattern, sentence) => {
    expect(patternFault(pattern)).toContain(sentence);
  });
});

describe('file names', () => {
  const report = foundReport(1, { ssid: '9900000001', student: 'José / Peña: "Pepe"', grade: null });

  it('follow the pattern', () => {
    expect(nameOf('{ssid}_{kind}_{year}', report, null)).toBe('9900000001_sb-ela-math_2023-24');
    expect(nameOf('{school} {grade} {localid} {student}.', report, '77')).toBe('7654321 unknown 77 José - Peña- -Pepe-');
    expect(nameOf('{localid}', report, 'con')).toBe('_con');
    expect(nameOf('{localid}', report, '../../etc')).toBe('-..-etc');
  });
  it.each([
    ['{ssid}/{kind}', 'no mark that file names'],
    ['{name}{ssid}', 'takes these parts'],
    ['{ssid', 'takes these parts'],
    [`${'x'.repeat(111)}{ssid}`, 'could take 121 letters'],
    ['report {kind}', 'needs {ssid} or {localid}'],
  ])('of the pattern "%s" are refused', (pattern, sentence) => {
    expect(namePatternFault(pattern)).toContain(sentence);
  });
  it('shorten a long name of a student, and no SSID', () => {
    const long = foundReport(1, { ssid: '9900000001', student: 'Maria '.repeat(20), kind: 'elpac-summative-alternate' });
    const pattern = `${'x'.repeat(70)} {student}_{ssid}_{kind}`;
    expect(namePatternFault(pattern)).toBeNull();
    expect(nameOf(pattern, long, null)).toBe(`${'x'.repeat(70)} Maria Mari_9900000001_elpac-summative-alternate`);
    expect(nameOf('{student}_{ssid}', foundReport(1, { ssid: '9900000001', student: 'A'.repeat(90) }), null)).toBe(`${'A'.repeat(90)}_9900000001`);
  });
  it('are given once, whatever their case', () => {
    const unique = uniqueNames();
    expect(['a', 'A', 'a', 'a-2', 'b'].map(unique)).toEqual(['a', 'A-2', 'a-3', 'a-2-2', 'b']);
  });
  it('are given once for any names', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[aAbB](-[234])?$/)), (names) => {
        const unique = uniqueNames();
        const given = names.map(unique).map((name) => name.toLowerCase());
        expect(new Set(given).size).toBe(names.length);
      }),
    );
  });
});
