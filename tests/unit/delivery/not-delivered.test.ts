import { notDeliveredViews } from '@main/services/mailing/not-delivered-views';
import { withoutLocalId } from '@shared/domain/delivery/plan-delivery';
import { placeOf } from '@shared/domain/packets/report-problem';
import { problemOf } from '@shared/problems/describe-problem';
import type { ProblemCode } from '@shared/problems/problem';
import { expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

it('reports that are not handed over are told by their reasons, the first few by their files', () => {
  const one = (number: number, code: ProblemCode, firstPage = 1) => {
    const report = foundReport(number, { entry: `${number}.pdf`, firstPage });
    return { report, problem: problemOf(code, placeOf(report, ['Reports'])) };
  };
  const views = notDeliveredViews([one(1, 'on-hold'), one(2, 'report-not-proved'), one(3, 'on-hold', 5), one(4, 'on-hold'), one(5, 'on-hold')]);
  expect(views.map(({ code, reports }) => [code, reports])).toEqual([
    ['on-hold', { count: 4, names: ['1.pdf', '3.pdf, from page 5', '4.pdf'] }],
    ['report-not-proved', { count: 1, names: ['2.pdf'] }],
  ]);
  expect(views[0]?.message).toContain('Take the SSID off the list');
});

it('files that can’t be named by a local ID are counted only where their names ask for it', () => {
  const reports = [{ localId: '7001' }, { localId: null }, { localId: null }];
  expect([withoutLocalId('{localid}_{kind}', reports), withoutLocalId('{ssid}_{kind}', reports)]).toEqual([2, 0]);
});
