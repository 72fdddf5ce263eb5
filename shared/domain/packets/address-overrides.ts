import { changedReport } from '../ssr/changed-report';
import { parseAddress } from '../ssr/parse-address';
import type { FoundReport } from '../ssr/report';

/** An address to use instead of the printed one, such as a Safe at Home substitute. Lines top to bottom, 1 to 6. */
export type AddressOverride = { readonly ssid: string; readonly lines: readonly string[] };

export const MOST_ADDRESS_LINES = 6;
/** Beyond what a run needs; a list that long is another list. */
export const MOST_OVERRIDES = 10_000;

/** By SSID; of several for one student the last. */
export const overridesBySsid = (overrides: readonly AddressOverride[]): ReadonlyMap<string, AddressOverride> => new Map(overrides.map((override) => [override.ssid, override]));

/** The report with the address that is used for it, for sorting and combining. */
export const withOverride = (report: FoundReport, overrides: ReadonlyMap<string, AddressOverride>): FoundReport => {
  const override = report.ssid === null ? undefined : overrides.get(report.ssid);
  if (!override) return report;
  return changedReport(report, { address: { lines: override.lines, box: report.address?.box ?? [0, 0, 0, 0], zip: parseAddress(override.lines).zip } });
};
