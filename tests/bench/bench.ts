import type { Compared } from './compare';

/** What a run of the benchmarks was asked for. */
export type BenchSettings = {
  /** Reports of each corpus, but for the growth. */
  readonly reports: number;
  readonly rounds: number;
  /** Reports of the corpora that growth is measured over. */
  readonly sizes: readonly number[];
  /** Also a stored zip above 4 GB: takes some minutes and 10 GB of disk. */
  readonly largeZip: boolean;
  /** A zip of reports to read and prepare in place of those made here; null for these. */
  readonly download: string | null;
};

export type BenchContext = BenchSettings & {
  /** An empty folder for this benchmark alone; it is taken away at its end. */
  readonly workplace: string;
  /** Takes a finished table, at once: what was measured stands even where a later one fails. */
  readonly tell: (compared: Compared) => void;
};

/**
 * A benchmark. To add one: write its file in `benches/`, which makes its corpus (`corpus/`), lets {@link compare} run Foldline
 * and its peers in turn and tells each table; then list it in `main.ts`. Where Foldline's side is no command of its own, it is
 * work of a child process: a function in `children/`, named in `child.ts` and run by `childCommand`.
 */
export type Bench = {
  /** For `--only`. */
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<void>;
};
