import { markOf, reconcileReports } from '@shared/domain/packets/reconcile-reports';
import { settingAsideCode } from '@shared/domain/packets/report-problem';
import type { FoundReport } from '@shared/domain/ssr/report';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportLists } from '../../support/report-lists';

const listsWithChoices = reportLists.chain((reports) => fc.record({ reports: fc.constant(reports), preferred: fc.subarray(reports.map(({ id }) => id)) }));
const reconcile = (reports: readonly FoundReport[], preferred: readonly string[]) => reconcileReports(reports, { preferred: new Set(preferred) });

describe('choosing among reports found again', () => {
  it('leaves exactly one of each choice unmarked, a sound one where there is any', () => {
    fc.assert(
      fc.property(listsWithChoices, ({ reports, preferred }) => {
        const result = reconcile(reports, preferred);
        const byId = new Map(result.reports.map((report) => [report.id, report]));
        const own = new Map(reports.map((report) => [report.id, settingAsideCode(report.problems)]));
        const seen: string[] = [];
        for (const { stays, others } of result.choices) {
          expect(markOf(byId.get(stays)!)).toBeNull();
          for (const { id, mark, isSound } of others) {
            expect(markOf(byId.get(id)!)).toBe(mark);
            expect(isSound).toBe(own.get(id) === null);
          }
          if (others.some(({ isSound }) => isSound)) expect(own.get(stays)).toBeNull();
          seen.push(stays, ...others.map(({ id }) => id));
        }
        // No report takes part in two choices, and every mark belongs to one.
        expect(new Set(seen).size).toBe(seen.length);
        for (const report of result.reports) if (markOf(report) !== null) expect(seen).toContain(report.id);
      }),
      { numRuns: 200 },
    );
  });

  it('lets any sound report of a choice stay, and has the same choice again afterwards', () => {
    fc.assert(
      fc.property(reportLists, fc.nat(), fc.nat(), (reports, which, whom) => {
        const { choices } = reconcile(reports, []);
        const choice = choices[which % Math.max(1, choices.length)];
        const sound = choice?.others.filter(({ isSound }) => isSound) ?? [];
        const wanted = sound[whom % Math.max(1, sound.length)];
        fc.pre(choice !== undefined && wanted !== undefined);
        const members = (list: typeof choices, id: string) => list.filter(({ stays, others }) => [stays, ...others.map((other) => other.id)].includes(id)).flatMap(({ stays, others }) => [stays, ...others.map((other) => other.id)]).sort();
        const after = reconcile(reports, [wanted.id]);
        expect(after.choices.find(({ stays }) => stays === wanted.id)).toBeDefined();
        expect(members(after.choices, wanted.id)).toEqual(members(choices, wanted.id));
      }),
      { numRuns: 200 },
    );
  });

  it('comes to the same end from reports that are reconciled already', () => {
    fc.assert(
      fc.property(listsWithChoices, ({ reports, preferred }) => {
        expect(reconcile(reconcile(reports, preferred).reports, [])).toEqual(reconcile(reports, []));
      }),
    );
  });
});
