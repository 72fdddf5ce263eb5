import type { LetterLanguage } from '../domain/packets/cover-letters';
import type { PrepareSettings } from '../domain/packets/settings';
import type { ReportKind } from '../domain/ssr/report';
import type { ProblemCode, Severity } from '../problems/problem';
import type { SomeNamed } from './some-named';

/** Problems of one code, worst severity first in the summary. */
export type ProblemGroupView = { readonly code: ProblemCode; readonly severity: Severity; readonly count: number };

export type BatchView = {
  readonly id: string;
  readonly sheetsPerPacket: number;
  /** Places in the batch, from 0 and rising, of the packets that have a separator sheet before them. */
  readonly separatorsBefore: readonly number[];
  /** Pages of the reports of one packet, null where the batch mixes lengths. */
  readonly sourcePagesPerPacket: number | null;
  readonly kinds: readonly ReportKind[];
  readonly packets: number;
  readonly sheets: number;
  readonly pages: number;
  readonly blanks: number;
  readonly firstPiece: number;
  readonly lastPiece: number;
  readonly firstStudent: string | null;
  readonly lastStudent: string | null;
  /** Packets to look at before they are mailed; see `isToCheck`. */
  readonly toCheck: number;
};

/** SSIDs of the lists that a person gave that belong to no report found. */
export type AbsentView = { readonly hold: SomeNamed; readonly addresses: SomeNamed };

export type WithoutLetterView = { readonly language: LetterLanguage; readonly packets: number };

/** The plan in numbers: `reports` = `inPackets` + `setAside`; `pages` = `sourcePages` + `blanks` + `inserts` = 2 x `sheets`. */
export type PlanView = {
  readonly settings: PrepareSettings;
  readonly batches: readonly BatchView[];
  readonly totals: {
    readonly reports: number;
    readonly inPackets: number;
    readonly setAside: number;
    readonly packets: number;
    readonly students: number;
    readonly sheets: number;
    readonly pages: number;
    readonly sourcePages: number;
    readonly blanks: number;
    /** Pages of cover sheets and separators. */
    readonly inserts: number;
    /** Packets that hold more than one report. */
    readonly combined: number;
  };
  /** Why reports are in no packet, with counts. */
  readonly setAside: readonly ProblemGroupView[];
  /** Packets by how they stand in the window; `exposes` counts beside the fits, since a packet can both show more and miss. */
  readonly windowFits: { readonly ok: number; readonly tight: number; readonly misses: number; readonly 'no-address': number; readonly exposes: number };
  /** What is to be looked at before the packets are mailed, of reports that go out; the window's own checks not counted. */
  readonly notices: readonly ProblemGroupView[];
  readonly absent: AbsentView;
  /** Packets without a cover letter where others have one, by the language that no letter is for; in the order of languages. */
  readonly withoutLetter: readonly WithoutLetterView[];
};
