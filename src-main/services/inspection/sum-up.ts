import type { DownloadKind, DownloadSums, EntryOutcome, InspectionTotals } from '@shared/domain/records/inspection';
import type { Items } from '@shared/domain/records/items';
import type { FoundReport } from '@shared/domain/ssr/report';

type Downloads = readonly { readonly path: string; readonly kind: DownloadKind }[];

/** The sums of each download, counted from the outcomes themselves so that they cannot disagree with them. */
export const sumDownloads = (downloads: Downloads, entries: Items<EntryOutcome>): readonly DownloadSums[] => {
  const sums = downloads.map(({ path, kind }) => ({ path, kind, entries: 0, reports: 0, ignored: 0, setAside: 0 }));
  for (const entry of entries) {
    const sum = sums[entry.downloadIndex];
    if (!sum) continue;
    sum.entries += 1;
    if (entry.outcome === 'reports') sum.reports += entry.reports;
    else if (entry.outcome === 'ignored') sum.ignored += 1;
    else sum.setAside += 1;
  }
  return sums;
};

/** The sums over all downloads; pages and sheets are those of the reports found. */
export const sumTotals = (downloads: readonly DownloadSums[], reports: readonly FoundReport[]): InspectionTotals => {
  const totals = { entries: 0, reports: 0, ignored: 0, setAside: 0, pages: 0, sheets: 0 };
  for (const download of downloads) {
    totals.entries += download.entries;
    totals.reports += download.reports;
    totals.ignored += download.ignored;
    totals.setAside += download.setAside;
  }
  for (const report of reports) {
    totals.pages += report.pages;
    totals.sheets += report.sheets;
  }
  return totals;
};
