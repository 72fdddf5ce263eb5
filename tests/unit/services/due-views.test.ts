import * as inSteps from '@main/services/mailing/due-views';
import type { Inspection } from '@main/ports/inspection';
import { atOnce } from '@shared/jobs/steps';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

type Input = Parameters<typeof inSteps.dueViews>[0];
const dueRecords = (input: Input) => atOnce(inSteps.dueRecords(input));
const dueViews = (input: Input) => atOnce(inSteps.dueViews(input));
const receivedWith = (input: Input, downloadId: string) => atOnce(inSteps.receivedWith(input, downloadId));

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
    inspection: { downloads: [{ path: '/home/a.zip' }, { path: '/home/b.zip' }], reports: [foundReport(0), foundReport(1, { downloadIndex: 1, downloadDate: '2026-05-04' }), foundReport(2, { downloadIndex: 1, downloadDate: '2026-05-01' })] } as unknown as Inspection,
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

describe('many single PDFs', () => {
  const ofDay = (downloadDate: string, downloadIndex = 0) => foundReport(0, { downloadDate, downloadIndex });
  const reports = Array.from({ length: 30 }, (_, index) => ofDay(index < 25 ? '2026-05-01' : '2026-05-04', index + 1));
  const input = {
    inspection: { downloads: [{ path: '/home/a.zip', kind: 'zip' }, ...reports.map((_, index) => ({ path: `/home/${index}.pdf`, kind: 'pdf' }))], reports: [ofDay('2026-05-01'), ...reports] } as unknown as Inspection,
    ids: ['zip', ...reports.map((_, index) => `pdf ${index}`)],
    calendar,
    received: new Map<string, string>(),
    today: '2026-05-06',
  };
  const rows = (views: ReturnType<typeof dueViews>) => views.map(({ downloadId, downloads, reports, received }) => [downloadId, downloads, reports, received]);

  it('of one program and day are told as one', () => {
    expect(rows(dueViews(input))).toEqual([['zip', 1, 1, '2026-05-01'], ['pdf 0', 25, 25, '2026-05-01'], ['pdf 25', 5, 5, '2026-05-04']]);
  });

  it('take a day of receipt together, and give it back together', () => {
    const ids = receivedWith(input, 'pdf 25');
    expect(new Set(ids)).toEqual(new Set(['pdf 25', 'pdf 26', 'pdf 27', 'pdf 28', 'pdf 29']));
    const entered = { ...input, received: new Map(ids.map((id) => [id, '2026-05-02'])) };
    expect(rows(dueViews(entered))).toEqual([['zip', 1, 1, '2026-05-01'], ['pdf 0', 25, 25, '2026-05-01'], ['pdf 25', 5, 5, '2026-05-02']]);
    expect(new Set(receivedWith(entered, 'pdf 25'))).toEqual(new Set(ids));
    expect(receivedWith(input, 'zip')).not.toContain('pdf 0');
  });

  it('are told one by one where there are few', () => {
    const few = { ...input, inspection: { downloads: input.inspection.downloads.slice(0, 21), reports: input.inspection.reports.slice(0, 21) } as unknown as Inspection };
    expect(dueViews(few)).toHaveLength(21);
  });
});
