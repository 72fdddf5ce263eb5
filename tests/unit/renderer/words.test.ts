import { shiftOf } from '@shared/domain/envelope/shift';
import { describe, expect, it } from 'vitest';
import type { BatchView, PlanView } from '@shared/ipc/plan-view';
import { whyNotDrop, whyNotPrint, whyNotSave } from '../../../src-renderer/app/availability';
import { fitPapers } from '../../../src-renderer/features/sheet-preview/fit-papers';
import { envelopeLayout } from '../../../src-renderer/features/envelope/envelope-layout';
import { absentSentence } from '../../../src-renderer/words/absent-words';
import { batchTitle } from '../../../src-renderer/words/batch-names';
import { countOf, listOf, rangeOf } from '../../../src-renderer/words/counts';
import { isUsable, leftOutSentence, missingSentence } from '../../../src-renderer/words/dropped';
import { ADDRESS_FORM_NAMES, gradeName } from '../../../src-renderer/words/kinds';
import { importedSentence, unknownCoverageText } from '../../../src-renderer/words/mail-room-words';
import { windowChecksSentence } from '../../../src-renderer/words/window-checks';
import { withoutLetterSentence } from '../../../src-renderer/words/letters';
import { noticesCount, noticesSentence } from '../../../src-renderer/words/plan-notices';
import { stepCount } from '../../../src-renderer/words/progress-words';
import { selectionOf } from '../../../src-renderer/words/print-selection';
import { canceledSentence, failedSentence, keptSentence, readWords, unopenedSentence } from '../../../src-renderer/words/reading-words';
import { sideText } from '../../../src-renderer/words/sides';
import { filesSum, reportsSum } from '../../../src-renderer/words/sums';
import { parseAddress } from '@shared/domain/ssr/parse-address';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import { leakWords, shiftWords } from '../../../src-renderer/words/window-words';
import { makeUpRun } from '../../support/fake-bridge/made-up-run';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';

const run = makeUpRun(10, 2);
const plan = run.plan(DEFAULT_PREPARE_SETTINGS);

describe('words', () => {
  it('counts what a step counts: batches are written page by page', () => {
    expect(stepCount({ step: 'writing', done: 390, total: 2_154, fraction: 0.09 })).toBe('390 of 2,154 pages');
  });

  it('counts things', () => {
    expect([countOf(0, 'sheet'), countOf(1, 'sheet'), countOf(50_000, 'sheet'), countOf(2, 'batch', 'batches')]).toEqual(['0 sheets', '1 sheet', '50,000 sheets', '2 batches']);
    expect([rangeOf(7, 7), rangeOf(7, 1_700)]).toEqual(['7', '7–1,700']);
    expect(listOf(['a', 'b', 'c'])).toBe('a, b, and c');
  });

  it('tells what can be seen besides the address, words first', () => {
    const at = { box: [0, 0, 1, 1] as const, position: { upIn: 0, rightIn: 0 }, window: 'address' as const };
    expect(leakWords([])).toBeNull();
    expect(leakWords([{ ...at, what: 'text', text: '9000000001' }])).toBe('“9000000001” can be seen besides the address.');
    expect(leakWords([{ ...at, what: 'line', text: '' }, { ...at, what: 'text', text: 'SSID' }])).toBe('“SSID” and 1 other thing can be seen besides the address.');
  });

  it('tells a shift by its directions', () => {
    expect([shiftWords(6, 0), shiftWords(-1.5, 2), shiftWords(0, -3), shiftWords(0, 0)]).toEqual(['0.24 in (6 mm) right', '0.06 in (1.5 mm) left and 0.08 in (2 mm) down', '0.12 in (3 mm) up', 'none']);
  });

  it('says what is to be checked in the window, and nothing where all stands well', () => {
    const none = { ok: 7, tight: 2, misses: 0, 'no-address': 0, exposes: 0 };
    const said = (fits: Partial<typeof none>, toCheck: number) => windowChecksSentence({ windowFits: { ...none, ...fits }, batches: plan.batches.slice(0, 1).map((batch) => ({ ...batch, toCheck })) });
    expect(said({}, 0)).toBeNull();
    expect(said({ exposes: 2, misses: 2, 'no-address': 1 }, 4)).toBe(
      '2 packets can show more than the address in the window, 2 can hide part of the address, 1 has no address. Look at them under Envelope before mailing.',
    );
    expect(said({ 'no-address': 1 }, 1)).toBe('1 packet has no address. Look at it under Envelope before mailing.');
    expect(said({ misses: 12_345 }, 12_345)).toBe('12,345 packets can hide part of the address. Look at them under Envelope before mailing.');
    // One packet can do both.
    expect(said({ exposes: 1, misses: 1 }, 1)).toBe('1 packet can show more than the address in the window, 1 can hide part of the address. Look at it under Envelope before mailing.');
    // The made-up run adds up like a real one.
    expect(plan.batches.reduce((sum, { toCheck }) => sum + toCheck, 0)).toBe(2);
  });

  it('says what is to be looked at before mailing, by reason with counts', () => {
    expect([noticesCount([]), noticesSentence([])]).toEqual([0, null]);
    const groups = [{ code: 'mailing-unsure', severity: 'notice', count: 1_200 }, { code: 'packet-too-thick', severity: 'notice', count: 1 }] as const;
    expect(noticesCount(groups)).toBe(1_201);
    expect(noticesSentence(groups)).toBe('To look at before mailing: Reports that may be printed already (1,200), Packets too thick for the envelope (1).');
  });

  it('says how many families get no cover letter though others do, and whose language has none', () => {
    const said = (...withoutLetter: PlanView['withoutLetter']): string | null => withoutLetterSentence({ ...plan, withoutLetter });
    expect(said()).toBeNull();
    expect(said({ language: 'vi', packets: 1 })).toBe('1 envelope goes without a cover letter, since there is none in Vietnamese.');
    expect(said({ language: 'en', packets: 1_200 }, { language: 'ko', packets: 4 })).toBe('1,204 envelopes go without a cover letter, since there is none in English (1,200) and Korean (4).');
  });

  it('says which SSIDs of a list are in no download, and what happens then', () => {
    const none = { count: 0, names: [] };
    expect(absentSentence({ hold: none, addresses: none })).toBeNull();
    expect(absentSentence({ hold: { count: 1, names: ['9900000001'] }, addresses: none })).toBe(
      '“9900000001” of the hold list is in no download. Check the list for typing slips: the report that was meant goes out.',
    );
    expect(absentSentence({ hold: none, addresses: { count: 5, names: ['9900000001', '9900000002', '9900000003'] } })).toBe(
      '“9900000001”, “9900000002”, and 3 more of the other addresses are in no download. Check the list for typing slips: the report that was meant goes to its printed address.',
    );
  });

  it('names an address abroad as such', () => {
    const formOf = (...lines: readonly string[]): string => ADDRESS_FORM_NAMES[parseAddress(lines).form];
    expect(formOf('Maria Lopez', 'Av. Reforma 12', '22000 Tijuana B.C.', 'MEXICO')).toBe('Address abroad: it takes international postage');
    expect(formOf('Maria Lopez', 'PSC 3 Box 12', 'APO AP 96319')).toContain('domestic postage');
    expect(formOf('Maria Lopez', '12 Oak St', 'Fresno, CA 93701')).toBe('Street address');
  });

  it('names a batch by what its packets share', () => {
    expect(batchTitle({ sourcePagesPerPacket: 4, sheetsPerPacket: 2 })).toBe('4 pages, 2 sheets each');
    expect(batchTitle({ sourcePagesPerPacket: null, sheetsPerPacket: 1 })).toBe('1 sheet each');
  });

  it('names grades', () => {
    expect(['03', '11', 'KN', 'US'].map(gradeName)).toEqual(['Grade 3', 'Grade 11', 'Kindergarten', 'Ungraded secondary']);
  });

  it('tells a blank side to those who do not see it', () => {
    expect(sideText({ index: 2 }, 41, 'back', { kind: 'blank' })).toBe('Sheet 3 of 41, back: blank');
    const page = { kind: 'page', entryIndex: 0, pageNumber: 5, shiftPt: null, taken: null, number: null, mark: null } as const;
    expect(sideText({ index: 1_234 }, 41_000, 'front', page)).toBe('Sheet 1,235 of 41,000, front: page 5 of the file');
    const changed = { ...page, shiftPt: shiftOf(-1, 2.5), taken: { areas: [[0, 0, 1, 1]], addresses: [] } } as const;
    expect(sideText({ index: 0 }, 2, 'front', changed)).toBe('Sheet 1 of 2, front: page 5 of the file, moved 1 mm left and 2.5 mm down, 1 line taken out');
    expect(sideText({ index: 0 }, 2, 'front', { ...page, taken: { areas: [[0, 0, 1, 1]], addresses: [['1 Oak St', 'Davis, CA 95616']] } })).toBe('Sheet 1 of 2, front: page 5 of the file, the old address taken out');
    const number = { sizePt: 6, lines: [{ text: '0041  sheet 1/2', xPt: 15, baselinePt: 770 }], box: [15, 765, 60, 772] } as const;
    expect(sideText({ index: 0 }, 2, 'front', { ...page, number })).toBe('Sheet 1 of 2, front: page 5 of the file, numbered 0041 sheet 1/2');
    expect(sideText({ index: 0 }, 2, 'front', { kind: 'cover-sheet', cover: { ...number, fit: 'ok', number }, mark: null })).toBe('Sheet 1 of 2, front: cover sheet with the address, numbered 0041 sheet 1/2');
    const mark = { bars: [[15, 300, 42, 301.5]], box: [15, 300, 42, 330], clear: [6, 246, 51, 384] } as const;
    expect(sideText({ index: 0 }, 2, 'front', { ...page, mark })).toBe('Sheet 1 of 2, front: page 5 of the file, with inserter marks');
    expect(sideText({ index: 0 }, 2, 'front', { kind: 'cover-letter', entryIndex: 0, pageNumber: 2, mark })).toBe('Sheet 1 of 2, front: cover letter, page 2, with inserter marks');
  });
});

describe('sums', () => {
  it('agree where the parts make the total', () => {
    expect(filesSum(run.findings).agrees).toBe(true);
    expect(reportsSum(plan)).toMatchObject({ agrees: true, total: { label: 'reports', count: 14 } });
  });

  it('say so where they do not, and then nothing can be saved', () => {
    const wrong = { ...plan, totals: { ...plan.totals, reports: 99 } };
    expect(reportsSum(wrong).agrees).toBe(false);
    expect(whyNotSave(wrong, false, false)).toBe('The sums do not add up. Read the downloads again.');
  });
});

describe('what can be done now', () => {
  it('saving waits for a plan of the present downloads', () => {
    expect(whyNotSave(plan, false, false)).toBeNull();
    expect(whyNotSave(null, false, false)).toBe('Read the downloads first.');
    expect(whyNotSave(plan, true, false)).toContain('have changed');
    expect(whyNotSave(plan, false, true)).toContain('being planned');
    expect(whyNotSave(makeUpRun(0, 0).plan(DEFAULT_PREPARE_SETTINGS), false, false)).toBe('There is no packet to save.');
  });

  it('printing waits for saved batches', () => {
    const app = { version: '1', platform: 'windows', startOnSample: false, printingUnavailable: null } as const;
    expect(whyNotPrint(app, null, true)).toBeNull();
    expect(whyNotPrint(app, null, false)).toContain('Save the batches first');
    expect(whyNotPrint({ ...app, printingUnavailable: 'Print from the viewer.' }, null, true)).toBe('Print from the viewer.');
  });

  it('dropping waits while a dialog is open', () => {
    expect([whyNotDrop(false), whyNotDrop(true)]).toEqual([null, expect.stringContaining('dialog')]);
  });
});

describe('what is dropped', () => {
  it('is a zip, a PDF or a folder', () => {
    expect([{ name: 'A.ZIP', isFolder: false }, { name: 'b.pdf', isFolder: false }, { name: 'c.docx', isFolder: true }, { name: 'c.docx', isFolder: false }].map(isUsable)).toEqual([true, true, true, false]);
  });

  it('else is named, a few by name', () => {
    const files = (...names: readonly string[]) => names.map((name) => ({ name, isFolder: false }));
    expect(leftOutSentence(files('a.zip'))).toBeNull();
    expect(leftOutSentence([])).toContain('Text and links');
    expect(leftOutSentence(files('a.zip', 'b.txt'))).toBe('“b.txt” can’t be read. Drop zip files, folders, or PDFs.');
    expect(leftOutSentence(files('a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'))).toBe('“a.txt”, “b.txt”, and 3 more can’t be read. Drop zip files, folders, or PDFs.');
    expect(missingSentence([])).toBeNull();
    expect(missingSentence(['a.zip'])).toBe('“a.zip” can’t be found. Save it in a folder, then drop it from there.');
    expect(missingSentence(['a.pdf', 'b.pdf'])).toBe('“a.pdf” and “b.pdf” can’t be found. Save them in a folder, then drop them from there.');
  });
});

describe('downloads that could not be opened', () => {
  it('are named, a few of many', () => {
    expect(unopenedSentence({ count: 0, names: [] })).toBeNull();
    expect(unopenedSentence({ count: 1, names: ['a.zip'] })).toBe(
      '“a.zip” could not be opened, and nothing of it is among what was found. Check that it is still in the same place, that the disk is connected, and that this account may read it; then read the downloads again.',
    );
    expect(unopenedSentence({ count: 3, names: ['a.zip', 'b.zip', 'c.pdf'] })).toMatch(/^“a.zip”, “b.zip”, and “c.pdf” could not be opened, and nothing of them .* they are still .* read them;/);
    expect(unopenedSentence({ count: 2_002, names: ['a.pdf', 'b.pdf', 'c.pdf'] })).toMatch(/^“a.pdf”, “b.pdf”, and 2,000 more could not be opened/);
  });
});

describe('what is to be printed', () => {
  const batches = [
    { id: 'a', firstPiece: 1, lastPiece: 4, sheetsPerPacket: 2, separatorsBefore: [], packets: 4, pages: 16, blanks: 4 },
    { id: 'b', firstPiece: 5, lastPiece: 10, sheetsPerPacket: 3, separatorsBefore: [], packets: 6, pages: 36, blanks: 3 },
  ] as unknown as readonly BatchView[];
  const all = { batchId: null, fromPiece: null, toPiece: null, proof: false };

  it.each([
    ['the whole run', all, { firstPiece: 1, lastPiece: 10, packets: 10, sheets: 26, printedSides: 45 }],
    ['one batch', { ...all, batchId: 'b' }, { firstPiece: 5, lastPiece: 10, packets: 6, sheets: 18, printedSides: 33 }],
    ['from and to over two batches', { ...all, fromPiece: 4, toPiece: 6 }, { firstPiece: 4, lastPiece: 6, packets: 3, sheets: 8, printedSides: 14 }],
    ['a proof of the run', { ...all, proof: true }, { firstPiece: 1, lastPiece: 1, packets: 1, sheets: 2, printedSides: 3 }],
    ['a proof of a part', { ...all, proof: true, fromPiece: 7 }, { firstPiece: 7, lastPiece: 7, packets: 1, sheets: 3, printedSides: 6 }],
    ['pieces that are not there', { ...all, fromPiece: 11 }, null],
    ['nothing between the limits', { ...all, fromPiece: 6, toPiece: 3 }, null],
  ])('%s', (_, scope, selection) => expect(selectionOf(batches, scope)).toEqual(selection));
});

it('a separator is printed with the packet behind it, and counts', () => {
  const parted = [{ id: 'b', firstPiece: 5, lastPiece: 10, sheetsPerPacket: 3, separatorsBefore: [0, 4] }] as unknown as readonly BatchView[];
  const sheets = (fromPiece: number, toPiece: number, proof = false) => selectionOf(parted, { batchId: null, fromPiece, toPiece, proof })?.sheets;
  expect([sheets(5, 10), sheets(6, 8), sheets(9, 9), sheets(5, 10, true), sheets(6, 10, true)]).toEqual([20, 9, 4, 4, 3]);
});

describe('papers and envelopes', () => {
  it('fits two Letter papers side by side', () => {
    const { width, height } = fitPapers({ width: 1_000, height: 2_000 }, 16);
    expect([width * 2 + 16 <= 1_000, height]).toEqual([true, Math.round((width * 792) / 612)]);
    expect(fitPapers({ width: 1_000, height: 200 }, 16)).toEqual({ width: 129, height: 167 });
    expect(fitPapers({ width: 0, height: 0 }, 16)).toEqual({ width: 0, height: 0 });
  });

  it('lays the envelope over page 1 with its bottom at the fold', () => {
    const envelope = findEnvelopePreset('us-10-left');
    if (!envelope) throw new Error('The usual envelope is missing.');
    const { outline, window, foldY } = envelopeLayout(envelope);
    expect(foldY).toBeCloseTo(265.5);
    expect(outline).toEqual([0, expect.closeTo(-31.5), 684, expect.closeTo(265.5)]);
    expect(window).toEqual([63, expect.closeTo(148.5), 387, expect.closeTo(229.5)]);
  });
});

describe('what is kept of a reading', () => {
  const soFar = (read: number, kept = 0) => ({ read, files: 5000, kept, reports: read });

  it('says how far it came, and how it goes on', () => {
    expect(canceledSentence(soFar(0))).toBe('Reading was canceled. The downloads are still in the list.');
    expect(canceledSentence(soFar(1234))).toBe('Reading was canceled. 1,234 of 5,000 files were read; they are kept while Foldline is open.');
    expect([0, 12].map((read) => failedSentence('The step was stopped.', soFar(read)))).toEqual(['The step was stopped.', 'The step was stopped. 12 of 5,000 files were read; they are kept while Foldline is open.']);
    expect([keptSentence(soFar(7)), keptSentence(soFar(7, 1)), keptSentence(soFar(1234, 1200))]).toEqual([null, '1 file was read before and is kept.', '1,200 files were read before and are kept.']);
  });

  it('calls reading what it is', () => {
    expect([readWords(null, false, false), readWords(null, true, false), readWords(soFar(0), false, false), readWords(soFar(3), false, false), readWords(null, false, true)]).toEqual([
      'Read the downloads',
      'Read the downloads again',
      'Read the downloads',
      'Continue reading',
      'Continue reading',
    ]);
  });
});

it('says what a calendar file held', () => {
  const holidays = (count: number) => Array.from({ length: count });
  expect(importedSentence({ holidays: holidays(1), unclear: 0, partial: 0, others: [] })).toBe('1 holiday found in the file. Remove what is no day off.');
  expect(importedSentence({ holidays: holidays(1), unclear: 0, partial: 0, others: ['Picture day'] })).toContain('Left out, since its name does not say that the office is closed: Picture day. Add by hand what is a day off.');
  expect(importedSentence({ holidays: holidays(1), unclear: 0, partial: 0, others: ['A', 'B', 'C', 'D', 'E'] })).toContain('their names do not say that the office is closed: A, B, C and 2 more.');
  expect(importedSentence({ holidays: holidays(0), unclear: 2, partial: 1, others: [] })).toBe('No holiday found in the file that is of last year, this one or the next two. 1 event of some hours is left out: such a day is a working day. 2 entries were not understood; add them by hand.');
});

describe('who is missing', () => {
  it('does not say that everybody was found beside rows that were passed over or reports without an SSID', () => {
    const told = (unclearRows: number, reportsWithoutSsid: number) => unknownCoverageText({ file: { unclearRows }, reportsWithoutSsid });
    expect(told(0, 0)).toBeNull();
    expect(told(1, 0)).toBe('Everybody with an SSID in the file was found, and nobody else with one. 1 row without an SSID of ten digits was passed over: look there for who may be missing.');
    expect(told(0, 2)).toBe('Everybody with an SSID in the file was found, and nobody else with one. 2 reports without an SSID are held against nobody: look whose they are.');
  });
});
