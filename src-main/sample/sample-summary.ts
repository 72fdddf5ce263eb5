import type { CopyLanguage } from './phrases/languages';
import type { Placement, PlannedReport, Trouble } from './plan';
import type { SampleKind } from './report-kinds';

/** What was put into a sample download. */
export type SampleSummary = {
  readonly out: string;
  readonly seed: number;
  /** PDFs in the zip, troubled ones included. */
  readonly reports: number;
  readonly pupils: number;
  /** PDFs of each kind; a kind that is not there is left out. */
  readonly kinds: Readonly<Partial<Record<SampleKind, number>>>;
  /** PDFs that hold a copy in each language. */
  readonly languages: Readonly<Partial<Record<CopyLanguage, number>>>;
  /** PDFs by how their address stands in the default window. */
  readonly placements: Readonly<Partial<Record<Placement, number>>>;
  readonly trouble: readonly { readonly entry: string; readonly what: Trouble }[];
};

/** Counts what a plan holds. `entryOf` gives a PDF's name in the zip. */
export function summarise(plan: readonly PlannedReport[], out: string, seed: number, entryOf: (fileName: string) => string): SampleSummary {
  return {
    out,
    seed,
    reports: plan.length,
    pupils: new Set(plan.map(({ pupil }) => pupil.ssid)).size,
    kinds: count(plan.map(({ kind }) => kind)),
    languages: count(plan.flatMap(({ secondLanguage }): CopyLanguage[] => (secondLanguage === null ? ['en'] : ['en', secondLanguage]))),
    placements: count(plan.map(({ placement }) => placement)),
    trouble: plan.flatMap(({ fileName, trouble }) => (trouble === null ? [] : [{ entry: entryOf(fileName), what: trouble }])),
  };
}

function count<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
