export const GROUPINGS = ['length', 'sheets'] as const;
/** `length`: packets of one source length in pages and one sheet count; `sheets`: packets of one sheet count. */
export type Grouping = (typeof GROUPINGS)[number];

export const SORTINGS = ['as-downloaded', 'name', 'ssid', 'school-grade-name', 'zip'] as const;
/** The order of packets within each batch. */
export type Sorting = (typeof SORTINGS)[number];

/** What staff choose for a run (contract, `prepare` options). */
export type PrepareSettings = {
  readonly group: Grouping;
  readonly sort: Sorting;
  /** One packet per student over all inputs, where SSID, name and address agree. */
  readonly combineStudents: boolean;
  /** The most sheets of one batch, null for no limit; a packet is never split. */
  readonly maxSheets: number | null;
  /** The envelope's preset. */
  readonly envelope: string;
  /** SSIDs whose reports must not go out. */
  readonly hold: readonly string[];
  /** Take reports that the ledger has as mailed. */
  readonly again: boolean;
};

export const DEFAULT_PREPARE_SETTINGS: PrepareSettings = {
  group: 'length',
  sort: 'school-grade-name',
  combineStudents: false,
  maxSheets: null,
  envelope: 'us-10-left',
  hold: [],
  again: false,
};
