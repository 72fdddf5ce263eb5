import type { DownloadKind, DownloadSums, EntryOutcome, InspectionTotals } from '@shared/domain/records/inspection';
import type { Items } from '@shared/domain/records/items';
import type { FoundReport } from '@shared/domain/ssr/report';
import { inSteps, type Steps } from '@shared/jobs/steps';

type Downloads = readonly { readonly path: string; readonly kind: DownloadKind }[];

/** The sums of each download, counted from the outcomes themselves so that they cannot disagree with them; in steps. */
export function* sumDownloads(downloads: Downloads, entries: Items<EntryOutcome>): Steps<readonly DownloadSums[]> {
  const sums = downloads.map(({ path, kind }) => ({ path, kind, entries: 0, reports: 0, ignored: 0, setAside: 0 }));
  yield* inSteps(entries, (entry) => {
    const sum = sums[entry.downloadIndex];
    if (!sum) return;
    sum.entries += 1;
    if (entry.outcome === 'reports') sum.reports += entry.reports;
    else if (entry.outcome === 'ignored') sum.ignored += 1;
    else sum.setAside += 1;
  });
  return sums;
}

/** The sums over all downloads, in steps; pages and sheets are those of the reports found. */
export function* sumTotals(downloads: readonly DownloadSums[], reports: readonly FoundReport[]): Steps<InspectionTotals> {
  const totals = { entries: 0, reports: 0, ignored: 0, setAside: 0, pages: 0, sheets: 0 };
  yield* inSteps(downloads, (download) => {
    totals.entries += download.entries;
    totals.reports += download.reports;
    totals.ignored += download.ignored;
    totals.setAside += download.setAside;
  });
  yield* inSteps(reports, (report) => {
    totals.pages += report.pages;
    totals.sheets += report.sheets;
  });
  return totals;
}
