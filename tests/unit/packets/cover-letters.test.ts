import { languageOfPacket, letterFor, LETTERS_FROM, type CoverLetter } from '@shared/domain/packets/cover-letters';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { checkManifestSums } from '@shared/domain/records/check-manifest-sums';
import { parseManifest } from '@shared/domain/records/parse-manifest';
import { LANGUAGES, type FoundReport } from '@shared/domain/ssr/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foundReport } from '../../support/found-report';
import { findingsOf, manifestOf } from '../../support/prepared-run';
import { reportLists } from '../../support/report-lists';

const letter = (language: CoverLetter['language'], pages = 1): CoverLetter => ({ language, entryIndex: LETTERS_FROM + pages, name: `${language}.pdf`, pages, bytesKey: 'a'.repeat(32) });
const inLanguages = (...languages: readonly FoundReport['copies'][number]['language'][]): Pick<FoundReport, 'copies'> => ({ copies: languages.map((language, index) => ({ language, firstPage: index + 1, pages: 1 })) });

test('a packet reads the language of its second copy, English where it has none or it is not known', () => {
  expect(languageOfPacket([inLanguages('en', 'es')])).toBe('es');
  expect(languageOfPacket([inLanguages('vi', 'en')])).toBe('vi');
  expect(languageOfPacket([inLanguages('en')])).toBe('en');
  expect(languageOfPacket([inLanguages('en', 'unknown')])).toBe('en');
  expect(languageOfPacket([inLanguages('en'), inLanguages('en', 'ko')])).toBe('ko');
});

test('the letter of the language goes before the one for all others; without either none goes along', () => {
  const [all, es] = [letter(null), letter('es', 2)];
  expect(letterFor([inLanguages('en', 'es')], [all, es])).toBe(es);
  expect(letterFor([inLanguages('en', 'vi')], [all, es])).toBe(all);
  expect(letterFor([inLanguages('en')], [es])).toBeNull();
  expect(letterFor([inLanguages('en')], [])).toBeNull();
});

test('a letter of an odd number of pages leaves the back of its last sheet blank, and its sheets count', () => {
  const { batches } = planRun({ reports: [foundReport(0, { pages: 4 })], downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, coverLetters: [letter(null, 3)] } });
  const [packet] = batches[0]?.packets ?? [];
  expect(packet?.sides.map(({ kind }) => kind)).toEqual(['cover-sheet', 'blank', 'cover-letter', 'cover-letter', 'cover-letter', 'blank', 'page', 'page', 'page', 'page']);
  expect({ sheets: packet?.sheets, blanks: packet?.blanks, pages: packet?.sourcePages, batch: batches[0]?.id }).toEqual({ sheets: 5, blanks: 2, pages: 4, batch: '4-pages-5-sheets' });
});

test('a report without an address keeps the window: the letter lies behind it, and this is said', () => {
  const { batches, notices } = planRun({ reports: [foundReport(0, { pages: 2, address: null })], downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, coverLetters: [letter(null)] } });
  expect(batches[0]?.packets[0]?.sides.map(({ kind }) => kind)).toEqual(['page', 'page', 'cover-letter', 'blank']);
  expect(notices.map(({ problem }) => problem.code)).toEqual(['letter-behind']);
});

test('siblings who only with the letter are too thick stay apart', () => {
  const child = (index: number, ssid: string, student: string): FoundReport =>
    foundReport(index, { ssid, student, pages: 5, address: { lines: [student, '12 Main St', 'Fresno CA 93650'], box: [90, 195, 200, 215], zip: '93650' } });
  const packets = (coverLetters: readonly CoverLetter[]): number =>
    planRun({ reports: [child(0, '9000000001', 'Ana Lopez'), child(1, '9000000002', 'Ben Lopez')], downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, combineSiblings: true, coverLetters } }).batches.reduce((sum, batch) => sum + batch.packets.length, 0);
  expect([packets([]), packets([letter(null)])]).toEqual([1, 2]);
});

test('the sums of any manifest with letters agree, and it is read back as it was', () => {
  const letters = fc.uniqueArray(fc.record({ language: fc.option(fc.constantFrom(...LANGUAGES.filter((one) => one !== 'unknown')), { nil: null }), pages: fc.integer({ min: 1, max: 4 }) }), { selector: ({ language }) => language, maxLength: 4 });
  fc.assert(
    fc.property(reportLists, letters, fc.boolean(), (reports, chosen, combineStudents) => {
      const coverLetters = chosen.map(({ language, pages }, index) => ({ ...letter(language, pages), entryIndex: LETTERS_FROM + index }));
      const manifest = manifestOf(findingsOf(reports), { coverLetters, combineStudents });
      expect(checkManifestSums(manifest)).toEqual([]);
      expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual({ ok: true, value: manifest });
      for (const { inserts, firstPage } of manifest.packets) {
        // A letter in front never hides the address: the cover sheet is the first page.
        const first = inserts.find(({ what }) => what === 'cover-letter');
        if (first && inserts.length === 2) expect(inserts[0]).toEqual({ page: firstPage, pages: 1, what: 'cover-sheet' });
        if (first) expect(first.page % 2).toBe(1);
      }
    }),
  );
});
