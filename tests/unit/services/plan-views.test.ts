import { combinedRows, packetRows, planView, sheetRows } from '@main/services/mailing/plan-views';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS, SEPARATIONS, type PrepareSettings } from '@shared/domain/packets/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { reportLists } from '../../support/report-lists';

const ALL = { from: 0, count: 1_000 };

const planned = (reports: Parameters<typeof planRun>[0]['reports'], part: Partial<PrepareSettings>) => {
  const settings = { ...DEFAULT_PREPARE_SETTINGS, ...part };
  const plan = planRun({ reports, downloadPaths: ['a.zip', 'b.zip', 'c.zip'], settings });
  return { plan, view: planView(plan, settings) };
};

describe('the plan as the window shows it', () => {
  it('adds up in printed sides, and each packet begins where its first sheet is, whatever is put between', () => {
    fc.assert(
      fc.property(reportLists, fc.constantFrom(...SEPARATIONS), fc.boolean(), (reports, separators, coverSheets) => {
        const { plan, view } = planned(reports, { separators, coverSheets });
        const { pages, sourcePages, blanks, inserts, sheets } = view.totals;
        expect([pages, pages]).toEqual([sourcePages + blanks + inserts, 2 * sheets]);
        for (const batch of plan.batches) {
          const { rows } = sheetRows(batch, ALL);
          expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: batch.sheets }, (_, index) => index));
          expect(rows.filter(({ front }) => front.kind === 'separator')).toHaveLength(batch.separators.length);
          for (const packet of packetRows(plan, batch, ALL).rows) expect(rows[packet.firstSheetIndex]).toMatchObject({ piece: packet.piece, sheetInPacket: 1 });
        }
      }),
    );
  });

  it('lists the envelopes that hold more than one report, over all batches', () => {
    const same = { ssid: '9900000001', student: 'Ana Lopez', address: foundReport(0).address };
    const { plan, view } = planned([foundReport(0, same), foundReport(1, { ...same, program: 'ELPAC', kind: 'elpac-summative' }), foundReport(2)], { combineStudents: true });
    expect(view.totals.combined).toBe(1);
    expect(combinedRows(plan, ALL)).toMatchObject({ total: 1, rows: [{ student: 'Ana Lopez', kinds: ['sb-ela-math', 'elpac-summative'] }] });
    expect(combinedRows(plan, { from: 1, count: 5 }).rows).toEqual([]);
  });
});
