import { setAsideRows } from '@main/services/mailing/findings-views';
import { noticeRows } from '@main/services/mailing/notice-views';
import { combinedRows, packetRows, planView, planViewInSteps, sheetRows } from '@main/services/mailing/plan-views';
import { LETTERS_FROM, type CoverLetter } from '@shared/domain/packets/cover-letters';
import { planRun, planRunInSteps } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS, SEPARATIONS, type PrepareSettings } from '@shared/domain/packets/settings';
import { ITEMS_OF_STEP } from '@shared/jobs/steps';
import { changedReport } from '@shared/domain/ssr/changed-report';
import { shiftOf } from '@shared/domain/envelope/shift';
import { packFrontPage } from '@shared/domain/ssr/front-page';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiesOf, foundReport } from '../../support/found-report';
import { watchPages } from '../../support/read-in-step';
import { reportLists } from '../../support/report-lists';

const ALL = { from: 0, count: 1_000 };

const planned = (reports: Parameters<typeof planRun>[0]['reports'], part: Partial<PrepareSettings>) => {
  const settings = { ...DEFAULT_PREPARE_SETTINGS, ...part };
  const plan = planRun({ reports, downloadPaths: ['a.zip', 'b.zip', 'c.zip'], settings });
  return { plan, view: planView(plan, settings) };
};

describe('the plan as the window shows it', () => {
  it('is made and counted up a few packets at a time: tens of thousands would hold up the window', () => {
    const { watched, mostInAStep } = watchPages(Array.from({ length: 5 * ITEMS_OF_STEP }, (_, index) => foundReport(index)));
    const input = { reports: watched, downloadPaths: ['a.zip'], settings: DEFAULT_PREPARE_SETTINGS };
    expect(mostInAStep(planRunInSteps(input))).toBe(ITEMS_OF_STEP);
    expect(mostInAStep(planViewInSteps(planRun(input), DEFAULT_PREPARE_SETTINGS))).toBe(ITEMS_OF_STEP);
  });

  it('adds up in printed sides, and each packet begins where its first sheet is, whatever is put between', async () => {
    await fc.assert(
      fc.asyncProperty(reportLists, fc.constantFrom(...SEPARATIONS), fc.boolean(), async (reports, separators, coverSheets) => {
        const { plan, view } = planned(reports, { separators, coverSheets });
        const { pages, sourcePages, blanks, inserts, sheets } = view.totals;
        expect([pages, pages]).toEqual([sourcePages + blanks + inserts, 2 * sheets]);
        for (const batch of plan.batches) {
          const { rows } = sheetRows(batch, view.settings, ALL);
          expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: batch.sheets }, (_, index) => index));
          expect(rows.filter(({ front }) => front.kind === 'separator')).toHaveLength(batch.separators.length);
          for (const packet of (await packetRows(plan, batch, ALL)).rows) expect(rows[packet.firstSheetIndex]).toMatchObject({ piece: packet.piece, sheetInPacket: 1 });
        }
      }),
    );
  });

  it('lists what is set aside for one reason or for any, each report once and in their order', () => {
    fc.assert(
      fc.property(reportLists, fc.nat({ max: 5 }), fc.nat({ max: 5 }), (reports, from, count) => {
        const { plan, view } = planned(reports, { hold: reports.flatMap(({ ssid }, index) => (ssid !== null && index % 3 === 0 ? [ssid] : [])) });
        const messages = (code: Parameters<typeof setAsideRows>[2], range = ALL) => setAsideRows(plan, range, code).rows.map(({ entry, firstPage }) => [entry, firstPage]);
        const all = plan.setAside.map(({ problem: { entry, firstPage } }) => [entry, firstPage]);
        expect(messages(null)).toEqual(all);
        expect(messages(null, { from, count })).toEqual(all.slice(from, from + count));
        for (const { code, count: told } of view.setAside) {
          const { total, rows } = setAsideRows(plan, ALL, code);
          expect([total, rows.map((row) => row.code)]).toEqual([told, Array.from({ length: told }, () => code)]);
          expect(messages(code, { from, count })).toEqual(messages(code).slice(from, from + count));
        }
      }),
    );
  });

  it('lists what is to be looked at for one reason or for any, with the packet that holds the report', async () => {
    await fc.assert(
      fc.asyncProperty(reportLists, fc.nat({ max: 5 }), fc.nat({ max: 5 }), async (reports, from, count) => {
        const thick = reports.map((report, index) => (index % 3 === 0 ? changedReport(report, { pages: 14 }) : report));
        const { plan, view } = planned(thick, { combineStudents: true });
        const packets = (await Promise.all(plan.batches.map((batch) => packetRows(plan, batch, ALL)))).flatMap(({ rows }) => rows);
        const { total, rows } = await noticeRows(plan, ALL, null);
        expect([total, rows.length]).toEqual([plan.notices.length, view.notices.reduce((sum, { count: told }) => sum + told, 0)]);
        expect((await noticeRows(plan, { from, count }, null)).rows).toEqual(rows.slice(from, from + count));
        for (const { code, count: told } of view.notices) expect((await noticeRows(plan, ALL, code)).rows).toEqual(rows.filter((row) => row.code === code).slice(0, told));
        for (const { packet, student, entryIndex, firstPage } of rows) {
          const holder = packets.find(({ piece }) => piece === packet?.piece);
          expect(holder).toMatchObject({ batchId: packet?.batchId, firstSheetIndex: packet?.firstSheetIndex, entries: expect.arrayContaining([expect.objectContaining({ entryIndex })]) as unknown });
          expect(thick.find((report) => report.entryIndex === entryIndex && report.firstPage === firstPage)?.student).toBe(student);
        }
      }),
    );
  });

  it('shows sheets as they come out: shifted, with lines and old addresses taken out, and behind cover sheets', () => {
    const box = [90, 195, 200, 215] as const;
    const front = packFrontPage({ words: [{ text: 'Routing', box: [225, 196, 260, 204], fontSizePt: 9 }], ink: [] });
    const frontsOf = (settings: Partial<PrepareSettings>) => {
      const { plan, view } = planned([foundReport(0, { ssid: '9900000001', front, address: { lines: ['Ana', '1 Main St', 'Fresno CA 93650'], box, zip: '93650' } })], settings);
      return plan.batches.flatMap((batch) => sheetRows(batch, view.settings, ALL).rows.flatMap((sheet) => [sheet.front, sheet.back]));
    };
    expect(frontsOf({})[0]).toMatchObject({ kind: 'page', shiftPt: null, taken: null });
    // What the printer prints off is taken back in the file and is not seen on paper.
    const moved = frontsOf({ shiftXMm: 2, printerXMm: 1, masks: ['Routing'] });
    expect(moved[0]).toMatchObject({ shiftPt: shiftOf(2, 0), taken: { areas: [[225, 196, 260, 204]], addresses: [] } });
    expect(moved.slice(1).every((side) => side.kind !== 'page' || (side.shiftPt === null && side.taken === null))).toBe(true);
    const lines = ['PO Box 1', 'Davis, CA 95616'];
    const other = frontsOf({ addresses: [{ ssid: '9900000001', lines }], printerXMm: 1, shiftXMm: 2 });
    expect(other[0]).toMatchObject({ kind: 'cover-sheet', cover: { lines: lines.map((text) => ({ text, xPt: expect.closeTo(72, 6) as number })) } });
    expect(other[1]).toEqual({ kind: 'blank' });
    expect(other[2]).toMatchObject({ kind: 'page', pageNumber: 1, shiftPt: null, taken: { areas: [box], addresses: [['Ana', '1 Main St', 'Fresno CA 93650']] } });
    expect(other[3]).toMatchObject({ kind: 'page', pageNumber: 2, taken: { areas: [], addresses: [['Ana', '1 Main St', 'Fresno CA 93650']] } });
  });

  it('shows the piece number where it comes out on paper, on fronts of pages and on cover sheets', () => {
    const { plan, view } = planned([foundReport(0, { address: { lines: ['Ana', '1 Main St', 'Fresno CA 93650'], box: [90, 300, 200, 320], zip: '93650' } })], { coverSheets: true, pieceNumbers: 'bottom-left', printerXMm: 2, printerYMm: -1 });
    const [cover, ...pages] = plan.batches.flatMap((batch) => sheetRows(batch, view.settings, ALL).rows);
    const numberAt = (sheet: number): unknown => ({ lines: [{ text: `0001  sheet ${sheet}/${pages.length + 1}`, xPt: expect.closeTo(15, 6) as number }] });
    expect(cover?.front).toMatchObject({ kind: 'cover-sheet', cover: { number: numberAt(1) } });
    expect(pages.map(({ front }) => front)).toMatchObject(pages.map((_, index) => ({ kind: 'page', number: numberAt(index + 2) })));
    expect(pages.every(({ back }) => back.kind === 'blank' || (back.kind === 'page' && back.number === null))).toBe(true);
    const plain = planned([foundReport(0)], {});
    expect(plain.plan.batches.flatMap((batch) => sheetRows(batch, plain.view.settings, ALL).rows)[0]?.front).toMatchObject({ kind: 'page', number: null });
  });

  it('counts what is to be checked in the window, over the plan and for each batch', () => {
    const box = [90, 195, 200, 215] as const;
    const address = { lines: ['Ana', '1 Main St', 'Fresno CA 93650'], box, zip: '93650' };
    const front = packFrontPage({ words: [{ text: 'SSID', box: [225, 196, 260, 204], fontSizePt: 9 }], ink: [] });
    const missing = { ...address, box: [90, 300, 200, 320] as const };
    const reports = [
      foundReport(0, { address }),
      foundReport(1, { address, front }),
      foundReport(2, { address: missing, front }),
      foundReport(3, { address: missing }),
      foundReport(4, { address: null, pages: 2 }),
      foundReport(5, { address, pages: 6 }),
    ];
    const { view } = planned(reports, {});
    expect(view.windowFits).toEqual({ ok: 3, tight: 0, misses: 2, 'no-address': 1, exposes: 2 });
    expect(view.batches.map(({ sourcePagesPerPacket, toCheck }) => [sourcePagesPerPacket, toCheck])).toEqual([[2, 1], [4, 3], [6, 0]]);
    // What a cover sheet shows is nothing to check.
    const covered = planned(reports, { coverSheets: true }).view;
    expect([covered.windowFits.exposes, covered.windowFits.misses]).toEqual([0, 0]);
  });

  it('names SSIDs of the hold list and of other addresses that no report has, set aside or not', () => {
    const reports = [foundReport(0, { ssid: '9900000001' }), foundReport(1, { ssid: '9900000002' })];
    const lines = ['PO Box 1', 'Davis, CA 95616'];
    const { view } = planned(reports, { hold: ['9900000001', '9900000003'], addresses: ['9900000001', '9900000002', '9900000004', '9900000005', '9900000006', '9900000007'].map((ssid) => ({ ssid, lines })) });
    expect(view.absent).toEqual({ hold: { count: 1, names: ['9900000003'] }, addresses: { count: 4, names: ['9900000004', '9900000005', '9900000006'] } });
    expect(planned(reports, {}).view.absent).toEqual({ hold: { count: 0, names: [] }, addresses: { count: 0, names: [] } });
  });

  it('counts families who get no cover letter though others do, by their language', () => {
    const reports = [foundReport(0), foundReport(1, { copies: copiesOf([2, 2]) }), foundReport(2), foundReport(3, { copies: copiesOf([2]) })];
    const letter = (language: CoverLetter['language']): CoverLetter => ({ language, entryIndex: LETTERS_FROM, name: 'letter.pdf', pages: 1, bytesKey: 'letter' });
    const withoutLetter = (...coverLetters: readonly CoverLetter[]) => planned(reports, { coverLetters }).view.withoutLetter;
    expect(withoutLetter()).toEqual([]);
    expect(withoutLetter(letter('es'))).toEqual([{ language: 'en', packets: 3 }]);
    expect(withoutLetter(letter('vi'))).toEqual([{ language: 'en', packets: 3 }, { language: 'es', packets: 1 }]);
    expect(withoutLetter(letter(null))).toEqual([]);
  });

  it('lists the envelopes that hold more than one report, over all batches', async () => {
    const same = { ssid: '9900000001', student: 'Ana Lopez', address: foundReport(0).address };
    const { plan, view } = planned([foundReport(0, same), foundReport(1, { ...same, program: 'ELPAC', kind: 'elpac-summative' }), foundReport(2)], { combineStudents: true });
    expect(view.totals.combined).toBe(1);
    expect(await combinedRows(plan, ALL)).toMatchObject({ total: 1, rows: [{ student: 'Ana Lopez', kinds: ['sb-ela-math', 'elpac-summative'] }] });
    expect((await combinedRows(plan, { from: 1, count: 5 })).rows).toEqual([]);
  });
});
