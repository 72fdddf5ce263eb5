import type { MailingState } from '@shared/domain/packets/mailing-state';
import { plainReport } from '@shared/domain/ssr/changed-report';
import type { Problem } from '@shared/problems/problem';
import type { Inspection } from '../ports/inspection';
import type { JobRequest, LocalIds, RequestPart } from '../ports/job';
import { inParts, itemsBetween, ITEMS_OF_PART } from './in-parts';
import { createOutcomeList, createSourceList } from './inspection/kept-entries';
import { createReportPacker } from './inspection/pack-reports';
import { problemsOf } from './inspection/placed-problems';

/**
 * Parts a request, so that one with 50,000 reports can go to another process bit by bit: gives what it holds by the hundred, in order, and
 * returns the rest. Whoever takes it puts it together with {@link GatheredRequest}.
 */
export function* partRequest(request: JobRequest): Generator<RequestPart, JobRequest> {
  if (request.kind === 'inspect') {
    for (const paths of inParts(request.paths, ITEMS_OF_PART)) yield { kind: 'paths', paths };
    for (const keys of inParts(request.known, ITEMS_OF_PART)) yield { kind: 'known', keys };
    return { ...request, paths: [], known: [] };
  }
  if (request.kind !== 'prepare' && request.kind !== 'deliver') return request;
  const { inspection } = request;
  yield* partInspection(inspection);
  const rest = { ...inspection, downloads: [], entries: [], entryProblems: new Map(), sources: [], reports: [], problems: [], choices: [], ...(inspection.mailing && { mailing: new Map() }) };
  if (request.kind === 'prepare') return { ...request, inspection: rest };
  for (const localIds of inParts(request.localIds, ITEMS_OF_PART)) yield { kind: 'local-ids', localIds };
  return { ...request, inspection: rest, localIds: [] };
}

function* partInspection({ downloads: all, entries, entryProblems, sources, reports, choices: allChoices, mailing = new Map() }: Inspection): Generator<RequestPart> {
  for (const downloads of inParts(all, ITEMS_OF_PART)) yield { kind: 'downloads', downloads };
  for (let from = 0; from < entries.length; from += ITEMS_OF_PART) {
    const to = from + ITEMS_OF_PART;
    const some = itemsBetween(entries, from, to);
    const problems = some.flatMap((_, index) => (entryProblems.has(from + index) ? [[from + index, entryProblems.get(from + index) ?? []] as const] : []));
    yield { kind: 'inspection', entries: some, entryProblems: problems, sources: itemsBetween(sources, from, to) };
  }
  for (const some of inParts(reports, ITEMS_OF_PART)) yield { kind: 'reports', reports: some.map(plainReport) };
  for (const choices of inParts(allChoices, ITEMS_OF_PART)) yield { kind: 'choices', choices };
  for (const states of inParts(mailing, ITEMS_OF_PART)) yield { kind: 'mailing', states };
}

/** Puts a request together again from the parts that came ahead of it, what it has by the ten thousand packed. */
export class GatheredRequest {
  private readonly paths: string[] = [];
  private readonly known: string[] = [];
  private readonly localIds: LocalIds[number][] = [];
  private readonly downloads: Inspection['downloads'][number][] = [];
  private readonly entries = createOutcomeList();
  private readonly entryProblems = new Map<number, readonly Problem[]>();
  private readonly sources = createSourceList();
  private readonly reports: Inspection['reports'][number][] = [];
  private readonly choices: Inspection['choices'][number][] = [];
  private readonly mailing = new Map<string, MailingState>();
  private readonly packed = createReportPacker();

  take(part: RequestPart): void {
    if (part.kind === 'paths') this.paths.push(...part.paths);
    else if (part.kind === 'known') this.known.push(...part.keys);
    else if (part.kind === 'local-ids') this.localIds.push(...part.localIds);
    else if (part.kind === 'downloads') this.downloads.push(...part.downloads);
    else if (part.kind === 'choices') this.choices.push(...part.choices);
    else if (part.kind === 'mailing') for (const [id, state] of part.states) this.mailing.set(id, state);
    else if (part.kind === 'reports') for (const report of part.reports) this.reports.push(this.packed(report));
    else {
      for (const entry of part.entries) this.entries.push(entry);
      for (const [entryIndex, problems] of part.entryProblems) this.entryProblems.set(entryIndex, problems);
      for (const source of part.sources) this.sources.push(source);
    }
  }

  /** The request as it was before it was parted. */
  whole(rest: JobRequest): JobRequest {
    if (rest.kind === 'inspect') return { ...rest, paths: this.paths, known: this.known };
    if (rest.kind !== 'prepare' && rest.kind !== 'deliver') return rest;
    const { downloads, entries, entryProblems, sources, reports, choices, mailing, localIds } = this;
    const { listingProblems } = rest.inspection;
    const inspection = { ...rest.inspection, downloads, entries, entryProblems, sources, reports, choices, ...(rest.inspection.mailing && { mailing }), problems: problemsOf({ downloads, listingProblems, entryProblems, reports }) };
    return rest.kind === 'prepare' ? { ...rest, inspection } : { ...rest, inspection, localIds };
  }
}
