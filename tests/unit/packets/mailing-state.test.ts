import type { MailingState } from '@shared/domain/packets/mailing-state';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const reports = [foundReport(0), foundReport(1), foundReport(2), foundReport(3, { problems: ['pdf-page-size-unusual'] }), foundReport(4), foundReport(5)];
const mailing = new Map<string, MailingState>([['r0', 'mailed'], ['r1', 'reissued'], ['r2', 'unsure'], ['r3', 'unsure'], ['r4', 'pulled'], ['r5', 'pulled-reissued']]);
const plan = (again: boolean) => planRun({ reports, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, sort: 'as-downloaded', again }, mailing });
const idsIn = ({ batches }: ReturnType<typeof plan>): string[] => batches.flatMap(({ packets }) => packets.flatMap((packet) => packet.reports.map(({ report }) => report.id)));

it('leaves out what was mailed, tells it from a new issue and from what nobody is sure of', () => {
  const planned = plan(false);
  expect(idsIn(planned)).toEqual(['r1', 'r2', 'r4', 'r5']);
  expect(planned.setAside.map(({ report, problem }) => [report.id, problem.code])).toEqual([['r0', 'already-mailed'], ['r3', 'pdf-page-size-unusual']]);
  expect(planned.notices.map(({ problem: { code, entry } }) => [code, entry])).toEqual([['report-reissued', 'report-1.pdf'], ['mailing-unsure', 'report-2.pdf'], ['pulled-before', 'report-4.pdf'], ['pulled-before', 'report-5.pdf'], ['report-reissued', 'report-5.pdf']]);
});

it('says nothing of a report that does not go out: it is on hold already', () => {
  const held = planRun({ reports, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, hold: reports.flatMap(({ ssid }) => ssid ?? []) }, mailing });
  expect(held.batches).toEqual([]);
  expect(held.notices).toEqual([]);
});

it('takes all of them again where staff say so', () => {
  const planned = plan(true);
  expect(idsIn(planned)).toEqual(['r0', 'r1', 'r2', 'r4', 'r5']);
  expect(planned.notices).toEqual([]);
});
