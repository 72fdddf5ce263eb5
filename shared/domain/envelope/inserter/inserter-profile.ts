export const MARK_KINDS = ['omr', 'data-matrix'] as const;
/** `omr`: a column of bars, each there or not; `data-matrix`: a square symbol that holds a short text. */
export type MarkKind = (typeof MARK_KINDS)[number];

export const SIDE_EDGES = ['left', 'right'] as const;
/** The side of the sheet along which marks stand. */
export type SideEdge = (typeof SIDE_EDGES)[number];

export const LEAD_EDGES = ['top', 'bottom'] as const;
/** The edge of the sheet that goes into the machine first: the first mark stands nearest to it. */
export type LeadEdge = (typeof LEAD_EDGES)[number];

export const FEEDS = ['first-sheet', 'last-sheet'] as const;
/** Which sheet of a packet the machine takes first: marks count sheets in this order, and a set ends on the other one. */
export type Feed = (typeof FEEDS)[number];

export const OMR_MARKS = [
  ...['start', 'safety', 'empty'] as const,
  ...['set-start', 'set-end', 'not-set-end'] as const,
  ...['sheet-1', 'sheet-2', 'sheet-4', 'sheet-8'] as const,
  ...['of-1', 'of-2', 'of-4', 'of-8'] as const,
  ...['piece-1', 'piece-2', 'piece-4', 'piece-8'] as const,
  ...['parity-even', 'parity-odd'] as const,
] as const;
/**
 * What a bar at one place of the column says by being there: `start` and `safety` always are, `empty` never is; `set-…` tells the first or the last sheet of a
 * packet; `sheet-…` and `of-…` are binary digits of n and m in "sheet n of m", `piece-…` of the piece number; `parity-…` makes the number of all bars even or odd.
 */
export type OmrMark = (typeof OMR_MARKS)[number];

/** Bars: all lengths as they come out on paper. */
export type OmrFields = {
  /** From the lead edge on. */
  readonly marks: readonly OmrMark[];
  /** From one bar to the next. */
  readonly pitchMm: number;
  /** Across the sheet. */
  readonly lengthMm: number;
  readonly thicknessPt: number;
};

export type DataMatrixFields = {
  /** `{piece}`, `{sheet}`, `{sheets}` and `{last}` stand for their digits, all else for itself. */
  readonly pattern: string;
  /** The side of one of the squares that make the symbol. */
  readonly moduleMm: number;
};

/** Letters that its name has at most. */
export const LONGEST_NAME = 80;

/** How the marks of an inserter stand on sheets and what they say; kept on this computer by its name. */
export type InserterProfile = {
  readonly name: string;
  readonly kind: MarkKind;
  readonly edge: SideEdge;
  /** From that side of the sheet to the marks. */
  readonly fromEdgeMm: number;
  readonly leads: LeadEdge;
  /** From the lead edge to the first mark. */
  readonly fromLeadMm: number;
  readonly takes: Feed;
  /** Both are kept, so that nothing is lost where the kind is changed and changed back. */
  readonly omr: OmrFields;
  readonly dataMatrix: DataMatrixFields;
};

export const MOST_INSERTERS = 100;

/** End of set with a sequence of eight pieces and a parity bar: what most machines that read bars can be told to take. */
const USUAL_OMR: OmrFields = { marks: ['start', 'set-end', 'piece-1', 'piece-2', 'piece-4', 'parity-even', 'safety'], pitchMm: 3.81, lengthMm: 9.6, thicknessPt: 1.5 };
const USUAL_DATA_MATRIX: DataMatrixFields = { pattern: '{piece}{sheet}{sheets}', moduleMm: 0.5 };

/** Where a new profile begins: in the left margin of the second panel, which no window shows and no fold crosses. */
export const usualInserter = (name: string): InserterProfile => ({
  name,
  kind: 'data-matrix',
  edge: 'left',
  fromEdgeMm: 5.5,
  leads: 'top',
  fromLeadMm: 127,
  takes: 'first-sheet',
  omr: USUAL_OMR,
  dataMatrix: USUAL_DATA_MATRIX,
});

/** `own` with others taken in; one of the same name is replaced. */
export const withInserters = (own: readonly InserterProfile[], added: readonly InserterProfile[]): readonly InserterProfile[] => [...own.filter(({ name }) => !added.some((other) => other.name === name)), ...added];
