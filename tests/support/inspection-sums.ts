import { expect } from 'vitest';
import type { Inspection } from '@main/ports/inspection';

/** Entries = with reports + ignored + set aside; the totals are the sums of the downloads. Holds whatever was read. */
export const expectSumsToHold = (inspection: Inspection): void => {
  const { downloads, entries, reports, totals, sources } = inspection;
  const held = [...entries].filter(({ outcome }) => outcome === 'reports').length;
  expect(totals.entries).toBe(held + totals.ignored + totals.setAside);
  expect(totals.entries).toBe(entries.length);
  expect(sources).toHaveLength(entries.length);
  expect(totals.reports).toBe(reports.length);
  expect([...entries].reduce((sum, entry) => sum + (entry.outcome === 'reports' ? entry.reports : 0), 0)).toBe(reports.length);
  for (const key of ['entries', 'reports', 'ignored', 'setAside'] as const) expect(downloads.reduce((sum, download) => sum + download[key], 0)).toBe(totals[key]);
  expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
};
