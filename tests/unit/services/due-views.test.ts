import { dueViews } from '@main/services/mailing/due-views';
import type { Inspection } from '@main/ports/inspection';
import { expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const calendar = { lastDay: '2026-06-05', nextStart: '2026-08-12', holidays: [] };
const dueOn = (received: string) =>
  dueViews({
    inspection: { downloads: [{ path: 'a.zip' }], reports: [foundReport(0)] } as unknown as Inspection,
    ids: ['a'],
    calendar,
    received: new Map([['a', received]]),
    today: '2026-09-01',
  })[0];

it('results after the last day are due in the next school year', () => {
  expect(dueOn('2026-06-06')).toMatchObject({ due: '2026-09-08', daysLeft: 7 });
});

it('results that come after those days count from receipt: the calendar is of the year before', () => {
  expect(dueOn('2026-09-09')).toMatchObject({ due: '2026-10-07', rule: '5 CCR 863(a): within 20 working days after the results were received' });
});
