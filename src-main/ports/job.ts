import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import type { Failure } from '@shared/ipc/result';
import type { DeliveredView } from '@shared/ipc/mail-room-views';
import type { FirstReportView, PrintRunView } from '@shared/ipc/views';
import type { Problem, ProblemCode } from '@shared/problems/problem';
import type { EntryOutcome } from '@shared/domain/records/inspection';
import type { Unproved } from '@shared/problems/unproved';
import type { MoveAnswer } from '@shared/domain/printing/move-pieces';
import type { PrintOptions } from '@shared/domain/printing/print-options';
import type { MailingState } from '@shared/domain/packets/mailing-state';
import type { AddressOverride } from '@shared/domain/packets/address-overrides';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import type { Progress } from '@shared/jobs/progress';
import type { LengthRow } from '@shared/domain/ssr/table-2';
import type { NamedColumns } from '@shared/domain/students/columns';
import type { StudentList } from '@shared/domain/students/student-list';
import type { LetterFile } from './read-letter';
import type { EntrySource } from './entry-source';
import type { EntryCuts, Inspection } from './inspection';
import type { ListedPart, ReadEntryResult } from './reading';
import type { EntryJob, EntryResult } from './inspection-pool';

/** What a job process is asked to do; plain data that crosses processes. */
export type JobRequest =
  | {
      readonly kind: 'inspect';
      readonly paths: readonly string[];
      readonly envelope: EnvelopePreset;
      readonly shift: ShiftPt;
      readonly ownLengths: readonly LengthRow[];
      readonly cuts: readonly EntryCuts[];
      /** Keys of entries that are not to be read again. */
      readonly known: readonly string[];
    }
  | { readonly kind: 'inspect-entry'; readonly job: EntryJob }
  | { readonly kind: 'prepare'; readonly inspection: Inspection; readonly settings: PrepareSettings; readonly out: string; readonly deadlines: readonly ManifestDeadline[] }
  | { readonly kind: 'sample'; readonly out: string; readonly reports: number; readonly seed: number }
  | { readonly kind: 'read-students'; readonly path: string; readonly columns: NamedColumns }
  | { readonly kind: 'read-letter'; readonly path: string }
  | {
      readonly kind: 'deliver';
      readonly inspection: Inspection;
      readonly hold: readonly string[];
      readonly addresses: readonly AddressOverride[];
      readonly namePattern: string;
      /** Null leaves the files open, in folders by school. */
      readonly passwordPattern: string | null;
      readonly localIds: LocalIds;
      readonly out: string;
      readonly dataFolder: string;
    }
  | { readonly kind: 'pack'; readonly folder: string; readonly out: string; readonly day: string; readonly dataFolder: string }
  | {
      readonly kind: 'print';
      readonly folder: string;
      readonly dataFolder: string;
      /** When the reports are due as staff have it now; null goes by the folder's manifest. */
      readonly deadlines: readonly ManifestDeadline[] | null;
      readonly printer: string;
      readonly morePrinters: readonly string[];
      readonly batchId: string | null;
      readonly fromPiece: number | null;
      readonly toPiece: number | null;
      /** These pieces only; null for all. */
      readonly pieces: readonly number[] | null;
      /** The earlier run whose rest this is; null for none. */
      readonly ofRun: number | null;
      readonly proof: boolean;
      readonly reprint: boolean;
      readonly options: PrintOptions;
    };

/** SSIDs, each with the district's own id of the student. */
export type LocalIds = readonly (readonly [ssid: string, localId: string])[];

/** A part of what a request holds by the ten thousand; it goes ahead of the request, which is without it then. */
export type RequestPart =
  /** Entries of an inspection in their order, with all that is kept of each. */
  | {
      readonly kind: 'inspection';
      readonly entries: readonly EntryOutcome[];
      readonly sources: readonly (EntrySource | null)[];
      readonly entryProblems: readonly (readonly [entryIndex: number, problems: readonly Problem[]])[];
    }
  | ({ readonly kind: 'reports' } & Pick<Inspection, 'reports'>)
  | ({ readonly kind: 'downloads' } & Pick<Inspection, 'downloads'>)
  | ({ readonly kind: 'choices' } & Pick<Inspection, 'choices'>)
  | { readonly kind: 'mailing'; readonly states: readonly (readonly [id: string, state: MailingState])[] }
  | { readonly kind: 'local-ids'; readonly localIds: LocalIds }
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'known'; readonly keys: readonly string[] };

/** What a finished job hands back, by the kind of its request. */
export type JobValue =
  /** The findings came as news: they are too many for one message, and what was read is not lost where the job does not end well. */
  | { readonly kind: 'inspect' }
  | { readonly kind: 'inspect-entry'; readonly result: EntryResult }
  | { readonly kind: 'prepare'; readonly files: readonly string[]; readonly notProved: readonly { readonly id: string; readonly code: ProblemCode; readonly unproved?: Unproved }[] }
  | { readonly kind: 'sample' }
  /** The students came as news, as findings do. */
  | { readonly kind: 'read-students'; readonly list: Omit<StudentList, 'students'> }
  | { readonly kind: 'read-letter'; readonly file: LetterFile }
  /** `ledgerFailure` is a sentence where the ledger could not be written. */
  | ({ readonly kind: 'deliver' } & Pick<DeliveredView, 'reports' | 'setAside' | 'withoutLocalId' | 'ledgerFailure'>)
  | { readonly kind: 'pack'; readonly files: readonly string[]; readonly password: string; readonly ledgerFailure: string | null }
  | { readonly kind: 'print'; readonly run: PrintRunView };

/** What a job tells while it runs. */
export type JobNews =
  | { readonly type: 'progress'; readonly progress: Progress }
  /** Results of what is read meanwhile may come between two parts, also before their entries. */
  | { readonly type: 'listed'; readonly part: ListedPart }
  /** Reports that were read ahead of the listing; they are among the results too. */
  | { readonly type: 'first'; readonly reports: readonly FirstReportView[] }
  | { readonly type: 'read'; readonly results: readonly ReadEntryResult[] }
  | { readonly type: 'students'; readonly students: StudentList['students'] }
  | { readonly type: 'printing'; readonly run: PrintRunView };

/** How it ended; said exactly once. */
export type JobEnd =
  | { readonly type: 'done'; readonly value: JobValue }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'cancelled' };

export type JobMessage = JobNews | JobEnd;

/** What the host says to a job process: `warm` before there is a job, which is likely to be a reading. */
export type JobOrder = { readonly type: 'warm' } | { readonly type: 'part'; readonly part: RequestPart } | { readonly type: 'start'; readonly request: JobRequest } | { readonly type: 'cancel' } | JobWish;

/** What a job may be asked while it runs; a job that knows no pause goes on. */
export type JobWish = { readonly type: 'pause' } | { readonly type: 'resume' } | { readonly type: 'turned'; readonly isTurned: boolean } | { readonly type: 'move'; readonly jobIndex: number; readonly answer: MoveAnswer } | { readonly type: 'stop-printer'; readonly printer: string };

/** Carries wishes to a job that runs: `listen` is called once, by who runs it. */
export type JobWishes = { readonly listen: (hear: (wish: JobWish) => void) => void };

/** Runs each job in a process of its own, which exits at the job's end. */
export type JobHost = {
  /** Starts a job. `onNews` is never called after the returned promise settled; the promise rejects only where no job could be started. */
  readonly run: (request: JobRequest, onNews: (news: JobNews) => void, signal: AbortSignal, wishes?: JobWishes) => Promise<JobEnd>;
};
