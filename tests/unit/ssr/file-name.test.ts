import { describe, expect, it } from 'vitest';
import { parseFileName } from '@shared/domain/ssr/file-name';

const facts = (entry: string) => {
  const { ssid, lea, school, grade, downloadDate } = parseFileName(entry);
  return [ssid, lea, school, grade, downloadDate];
};
const ALL = ['4820193756', '1964733', '6012345', '05', '2024-06-15'];

describe('parseFileName', () => {
  it.each([
    ['1964733_6012345_05_4820193756_20240615.pdf', ALL],
    ['Folder/1964733-6012345-05-4820193756-06152024.PDF', ALL],
    ['1964733 6012345 5 4820193756 2024-06-15.pdf', ALL],
    ['1964733_6012345_Grade5_4820193756_06-15-2024.pdf', ALL],
    ['1964733.6012345.G05.4820193756.202406150930.pdf', ALL],
    ['19647336012345_Gr05_4820193756_20240615093045.pdf', ALL],
    ['20240615_4820193756_05_1964733_6012345.pdf', ALL],
    ['CAASPP_LEA1964733_SCH6012345_5th_SSID4820193756_240615.pdf', ALL],
    ['4820193756_05_6012345_1964733_2024_06_15.pdf', ALL],
    ['School-6012345_LEA-1964733_05_4820193756_20240615 (1).pdf', ALL],
    ['05_2024-06-15_4820193756_1964733_6012345.pdf', ALL],
    ['19647330000000_6012345_05_4820193756_20240615 - Copy.pdf', ALL],
    ['19647330000000_05_4820193756_20240615.pdf', ['4820193756', '1964733', null, '05', '2024-06-15']],
    ['1964733_6012345_KN_0000000012_20240615.pdf', ['0000000012', '1964733', '6012345', 'KN', '2024-06-15']],
    ['1964733_6012345_TK_4820193756_20240229.pdf', ['4820193756', '1964733', '6012345', 'TK', '2024-02-29']],
    ['1964733_6012345_K_4820193756.pdf', ['4820193756', '1964733', '6012345', 'KN', null]],
    ['2024061509_4820193756.pdf', ['4820193756', null, null, null, '2024-06-15']],
    ['2024061509.pdf', ['2024061509', null, null, null, null]],
    ['4820193756_20241399.pdf', ['4820193756', null, null, null, null]],
    ['6012345/Grade 08/4820193756_20240615.pdf', ['4820193756', null, '6012345', '08', '2024-06-15']].map((value) => value),
    ['Elm_2024-25/report.pdf', [null, null, null, null, null]],
    ['inner.zip!/a/1964733_6012345_05_4820193756_20240615.pdf', ALL],
    ['a\\b\\1964733_6012345_05_4820193756_20240615.pdf', ALL],
  ] as [string, (string | null)[]][])('%s', (entry, expected) => expect(facts(entry)).toEqual(expected));

  it.each([
    // Where the portal has its date: beside an SSID and the codes.
    ['1964733_6012345_05_4820193756_240615.pdf', '2024-06-15'],
    ['1964733_6012345_05_4820193756_061524.pdf', '2024-06-15'],
    ['4820193756_1964733_240615.pdf', '2024-06-15'],
    // Where a word says so.
    ['Lopez Ana date 240615.pdf', '2024-06-15'],
    ['reports_downloaded-061524.pdf', '2024-06-15'],
    ['4820193756_SCH8812345_240615.pdf', '2024-06-15'],
    // Dates in full, which a word that may speak of anything does not make a number.
    ['Students_20240615.pdf', '2024-06-15'],
    ['student-20240615.pdf', '2024-06-15'],
    ['Student_20240615103000.pdf', '2024-06-15'],
    ['ID_202406151030.pdf', '2024-06-15'],
    // A pupil's number at the school, which could be a date by its digits alone.
    ['240615.pdf', null],
    ['Lopez_Ana_240615.pdf', null],
    ['4820193756_240615.pdf', null],
    ['report-010123.pdf', null],
    ['4820193756_240615_05.pdf', null],
    // Beside seven digits that are no code: California has no county 88.
    ['4820193756_8812345_240615.pdf', null],
    ['1964733_6012345_05_4820193756_ID240615.pdf', null],
    ['1964733_6012345_05_4820193756_student-240615.pdf', null],
    ['1964733_6012345_05_4820193756_S240615.pdf', null],
    ['1964733_6012345_05_4820193756_ID20240615.pdf', null],
    // No date at all: a month above 12, the 31st of June, years before these reports.
    ['1964733_6012345_05_4820193756_241315.pdf', null],
    ['1964733_6012345_05_4820193756_240631.pdf', null],
    ['1964733_6012345_05_4820193756_110512.pdf', null],
    // A date in full counts before six digits.
    ['1964733_6012345_05_4820193756_230115_20240615.pdf', '2024-06-15'],
  ])('%s is of %s', (entry, expected) => expect(parseFileName(entry).downloadDate).toBe(expected));

  it('takes hints of kind, program and language from words', () => {
    const hints = (entry: string) => { const { kindHint, programHint, languageHint } = parseFileName(entry); return [kindHint, programHint, languageHint]; };
    expect(hints('ELPAC_Summative_4820193756_es.pdf')).toEqual(['elpac-summative', 'ELPAC', 'es']);
    expect(hints('CAASPP_CAA_Science_4820193756.pdf')).toEqual(['caa-science', 'CAASPP', null]);
    expect(hints('4820193756.pdf')).toEqual([null, null, null]);
  });
});
