import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressOverride } from '@shared/domain/packets/address-overrides';
import type { RunPlan } from '@shared/domain/packets/plan';
import { planRunInSteps } from '@shared/domain/packets/plan-run';
import { inserterPlaceFault } from '@shared/domain/envelope/inserter/inserter-fault';
import { pieceNumberFault } from '@shared/domain/envelope/piece-number';
import { envelopeOf, type PrepareSettings } from '@shared/domain/packets/settings';
import type { InspectionFindings } from '@shared/domain/records/inspection';
import { combinedCsv, isCombining } from '@shared/domain/records/combined-csv';
import { jsonPieces } from '@shared/domain/records/json-pieces';
import { manifestCsv } from '@shared/domain/records/manifest-csv';
import type { Manifest, ManifestToWrite } from '@shared/domain/records/manifest';
import { setAsideCsv } from '@shared/domain/records/set-aside-csv';
import { changedReport } from '@shared/domain/ssr/changed-report';
import type { FoundReport } from '@shared/domain/ssr/report';
import { mapInSteps, type Steps } from '@shared/jobs/steps';
import type { ProblemCode } from '@shared/problems/problem';
import type { Unproved } from '@shared/problems/unproved';
import type { BatchPress } from '../ports/batch-press';
import type { JobHooks } from '../ports/hooks';
import type { Inspection } from '../ports/inspection';
import { makeFolders } from '../files/make-folders';
import { inSlices } from './in-slices';
import { JobFailure } from './job-failure';
import { writeWholeFolder } from './output-folder';
import { type Refused, writeAndProve } from './write-and-prove';

export type PrepareRequest = {
  readonly inspection: Inspection;
  readonly settings: PrepareSettings;
  /** A folder that does not exist or is empty; it appears whole or not at all. */
  readonly out: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** For the manifest. */
  readonly deadlines?: Manifest['deadlines'];
};

/** A report that was set aside because it could not be written or proved as it was to print, what that stands for, and what was found of it. */
export type NotProved = { readonly id: string; readonly code: ProblemCode; readonly unproved?: Unproved };

/** What was written, and what was set aside on the way. */
export type Prepared = { readonly manifest: ManifestToWrite; readonly files: readonly string[]; readonly notProved: readonly NotProved[] };

/** No report is left to write: all were set aside, `notProved` only when they were to be written or proved. */
export class NothingLeft extends JobFailure {
  constructor(
    code: string,
    message: string,
    readonly notProved: readonly NotProved[],
  ) {
    super(code, message);
  }
}

const NOTHING_TO_PREPARE = 'No report is left to prepare. Look at what was set aside and why.';

const NO_ROOM_FOR_NUMBERS = 'Every report prints something in the corner of the piece numbers, or could not be proved with them. Choose another corner, or none.';

const NO_ROOM_FOR_MARKS = 'Every report prints something where the inserter marks are to stand, or could not be proved with them. Move the marks, or leave them out.';

/** The next step where nothing is left hangs on what it was that every report failed by. */
const nothingLeft = (notProved: readonly NotProved[]): NothingLeft => {
  const allFailedBy = (code: ProblemCode): boolean => notProved.length > 0 && notProved.every((one) => one.code === code);
  if (allFailedBy('number-not-placed')) return new NothingLeft('number-not-placed', NO_ROOM_FOR_NUMBERS, notProved);
  return allFailedBy('mark-not-placed') ? new NothingLeft('mark-not-placed', NO_ROOM_FOR_MARKS, notProved) : new NothingLeft('nothing-to-prepare', NOTHING_TO_PREPARE, notProved);
};

/** The plan of a run's findings, in steps. */
export const planInspectionInSteps = (inspection: Inspection, settings: PrepareSettings): Steps<RunPlan> =>
  planRunInSteps({ reports: inspection.reports, downloadPaths: inspection.downloads.map((download) => download.path), settings, ...(inspection.mailing && { mailing: inspection.mailing }), ...(inspection.schoolNames && { schoolNames: inspection.schoolNames }) });

/** Hooks whose progress never falls, also where a run is written anew without a report. */
const withRisingProgress = ({ signal, onProgress }: JobHooks): JobHooks => {
  let shown = 0;
  return { signal, onProgress: (progress) => onProgress({ ...progress, fraction: (shown = Math.max(shown, progress.fraction)) }) };
};

/** The findings with reports marked that could not be proved, so that planning sets them aside; in steps. */
export function* markNotProved<Findings extends InspectionFindings>(findings: Findings, refused: readonly NotProved[]): Steps<Findings> {
  if (refused.length === 0) return findings;
  const byId = new Map(refused.map((one) => [one.id, one]));
  const marked = (report: FoundReport): FoundReport => {
    const found = byId.get(report.id);
    return found === undefined ? report : changedReport(report, { problems: report.problems.concat(found.code), ...(found.unproved && { unproved: found.unproved }) });
  };
  return { ...findings, reports: yield* mapInSteps(findings.reports, marked) };
}

/** What a refused report stands for: where its address was to be replaced, or a line of its page 1 covered, that is what could not be done or shown. */
export const refusalCode = ({ ssid }: FoundReport, addresses: readonly AddressOverride[], { isCovered = false, isNumbered = false, isForMark = false } = {}): ProblemCode => {
  if (ssid !== null && addresses.some((override) => override.ssid === ssid)) return 'address-not-replaced';
  if (isForMark) return 'mark-not-placed';
  if (isCovered) return 'line-not-covered';
  return isNumbered ? 'number-not-placed' : 'report-not-proved';
};

/** What was found says why only where nothing else was at fault. */
export const notProvedReport = ({ id }: FoundReport, code: ProblemCode, unproved: Unproved | null = null): NotProved => ({ id, code, ...(unproved && code === 'report-not-proved' && { unproved }) });

/** Codes that hang on what staff chose: with other choices the reports are tried again. */
const OF_CHOICES: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['address-not-replaced', 'line-not-covered', 'number-not-placed', 'mark-not-placed']);

const isMarkedByChoice = ({ problems }: FoundReport): boolean => problems.some((code) => OF_CHOICES.has(code));

/** The findings without what could not be done with the choices of an earlier try. */
export const withoutChoiceMarks = <Findings extends InspectionFindings>(findings: Findings): Findings => {
  if (!findings.reports.some(isMarkedByChoice)) return findings;
  return { ...findings, reports: findings.reports.map((report) => (isMarkedByChoice(report) ? changedReport(report, { problems: report.problems.filter((code) => !OF_CHOICES.has(code)) }) : report)) };
};

/** The reports of one try that stand in the way, by what could not be done. */
const refusalsOf = (plan: RunPlan, refused: Refused, { addresses }: PrepareSettings): readonly NotProved[] =>
  plan.batches.flatMap(({ packets }) =>
    packets.flatMap(({ members, masks, numbers }) =>
      members.flatMap((report) => {
        const found = refused.get(report.id);
        if (found === undefined) return [];
        const { at, unproved } = found;
        const code = refusalCode(report, addresses, { isCovered: masks.length > 0 && at === 'first-page', isNumbered: numbers !== undefined, isForMark: at === 'mark' });
        return [notProvedReport(report, code, unproved)];
      }),
    ),
  );

/** The files beside the batches by their names, in pieces. */
const recordsOf = (manifest: ManifestToWrite): readonly (readonly [name: string, pieces: Iterable<string>])[] => [
  ...(isCombining(manifest.settings) ? [['combined.csv', combinedCsv(manifest)] as const] : []),
  ['manifest.csv', manifestCsv(manifest)],
  ['manifest.json', jsonPieces(manifest)],
  ['set-aside.csv', setAsideCsv(manifest)],
];

/**
 * Writes the batches of a run and proves them by re-reading what was written, before the folder gets its name.
 * A report whose pages can't be written or proved as they are is set aside, and the rest is written anew without it.
 *
 * @throws NothingLeft; JobFailure where the folder is not free or a proof fails; nothing is left behind then
 */
export const prepareBatches = async (request: PrepareRequest, press: BatchPress, hooks: JobHooks): Promise<Prepared> => {
  const { settings, out } = request;
  const envelope = envelopeOf(settings);
  const fault = envelope && pieceNumberFault(settings.pieceNumbers, settings.pieceNumberPt, envelope);
  if (fault) throw new JobFailure('number-not-placed', fault);
  const markFault = envelope && settings.inserter && inserterPlaceFault(settings.inserter, envelope, settings);
  if (markFault) throw new JobFailure('mark-not-placed', markFault);
  const notProved: NotProved[] = [];
  const rising = withRisingProgress(hooks);
  return writeWholeFolder(out, async (folder) => {
    for (;;) {
      const inspection = await inSlices(markNotProved(request.inspection, notProved), hooks.signal);
      const plan = await inSlices(planInspectionInSteps(inspection, settings), hooks.signal);
      if (plan.batches.length === 0) throw nothingLeft(notProved);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      await makeFolders(join(folder, 'batches'));
      const outcome = await writeAndProve({ plan, folder, inspection, settings, createdAt: request.createdAt, deadlines: request.deadlines }, press, rising);
      if (!outcome.ok) {
        notProved.push(...refusalsOf(plan, outcome.refused, settings));
        continue;
      }
      const { manifest, files } = outcome;
      const records = recordsOf(manifest);
      for (const [name, pieces] of records) await writeFile(join(folder, name), pieces, { signal: hooks.signal });
      hooks.signal.throwIfAborted();
      return { manifest, files: [...files, ...records.map(([name]) => name)], notProved };
    }
  });
};
