import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFileName } from '@shared/domain/ssr/file-name';

const digits = (length: number): fc.Arbitrary<string> => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const two = (value: number): string => String(value).padStart(2, '0');
const grade = fc.constantFrom('KN', 'TK', 'UE', 'US', ...Array.from({ length: 12 }, (_, index) => two(index + 1)));
const day = fc.record({ year: fc.integer({ min: 2015, max: 2045 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });
const shortDay = fc.tuple(day, fc.boolean()).map(([date, isYearFirst]) => (isYearFirst ? [date.year % 100, date.month, date.day] : [date.month, date.day, date.year % 100]).map(two).join(''));
const lea = fc.tuple(fc.integer({ min: 1, max: 58 }), fc.integer({ min: 60000, max: 77999 })).map(([county, district]) => `${two(county)}${district}`);
const separator = fc.constantFrom('_', '-', ' ', '.', '__', ' - ', '~', '+');

const name = fc.record({
  ssid: digits(10), code: lea, school: digits(7), gradeCode: grade, date: day, form: fc.constantFrom('ymd' as const, 'mdy' as const, 'stamp' as const),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), between: separator, prefixed: fc.boolean(),
});

it('gives the same facts in any order, with any separators', () => {
  fc.assert(
    fc.property(name, ({ ssid, code, school, gradeCode, date, form, order, between, prefixed }) => {
      fc.pre(!school.startsWith('0000'));
      const ymd = `${date.year}${two(date.month)}${two(date.day)}`;
      const written = { ymd, mdy: `${two(date.month)}${two(date.day)}${date.year}`, stamp: `${ymd}0930` }[form];
      // LEA before school: two seven-digit codes are told apart by their order.
      const parts = [ssid, `${code}${between}${school}`, gradeCode, written];
      const typed = [...(prefixed ? ['CAASPP'] : []), ...order.map((index) => parts[index])].join(between);
      expect(parseFileName(`folder/${typed}.pdf`)).toMatchObject({ ssid, lea: code, school, grade: gradeCode, downloadDate: `${date.year}-${two(date.month)}-${two(date.day)}` });
    }),
    { numRuns: 500 },
  );
});

it('takes a CDS code apart wherever it stands, and never throws', () => {
  fc.assert(
    fc.property(lea, digits(7), digits(10), separator, fc.boolean(), (code, school, ssid, between, first) => {
      fc.pre(school !== '0000000' && !/^20[1-4]/.test(code));
      const typed = first ? `${code}${school}${between}${ssid}` : `${ssid}${between}${code}${school}`;
      expect(parseFileName(`${typed}.pdf`)).toMatchObject({ lea: code, school, ssid });
    }),
  );
  fc.assert(fc.property(fc.string(), (entry) => { parseFileName(entry); }));
});

it('never takes a number of six digits for a date, with or without an SSID, where neither codes nor a word speak for one', () => {
  fc.assert(
    fc.property(fc.oneof(digits(6), shortDay), fc.option(digits(10)), fc.boolean(), separator, (number, ssid, isFirst, between) => {
      const parts = ['Lopez', ...(ssid === null ? [] : [ssid])];
      const typed = (isFirst ? [number, ...parts] : [...parts, number]).join(between);
      expect(parseFileName(`${typed}.pdf`).downloadDate).toBeNull();
    }),
    { numRuns: 500 },
  );
});
