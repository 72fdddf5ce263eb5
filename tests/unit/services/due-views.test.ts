import { dueRecords, dueViews } from '@main/services/mailing/due-views';
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

it('the record names the download, and each has its own day of receipt', () => {
  const input = {
    inspection: { downloads: [{ path: '/home/a.zip' }, { path: '/home/b.zip' }], reports: [foundReport(0), { ...foundReport(1), downloadIndex: 1, downloadDate: '2026-05-04' }, { ...foundReport(2), downloadIndex: 1, downloadDate: '2026-05-01' }] } as unknown as Inspection,
    ids: ['a', 'b'],
    calendar,
    received: new Map([['a', '2026-05-05']]),
    today: '2026-05-06',
  };
  expect(dueRecords(input)).toMatchObject([
    { download: '/home/a.zip', reports: 1, received: '2026-05-05', receivedFrom: 'entered', due: '2026-06-02', daysLeft: 27 },
    { download: '/home/b.zip', reports: 2, received: '2026-05-01', receivedFrom: 'file-names', due: '2026-05-29' },
  ]);
  expect(dueViews(input).map(({ downloadId, downloadName }) => [downloadId, downloadName])).toEqual([['a', 'a.zip'], ['b', 'b.zip']]);
});
