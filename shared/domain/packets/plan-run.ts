import { atOnce, flatMapInSteps, groupInSteps, inSteps, mapInSteps, type Steps } from '../../jobs/steps';
import type { ProblemCode } from '../../problems/problem';
import { mostMarkedSheets } from '../envelope/inserter/inserter-fault';
import type { EnvelopePreset } from '../envelope/presets';
import { MOST_LETTER_INCHES, MOST_LETTER_OUNCES } from '../post/rates';
import { packetInches, packetOunces } from '../post/weigh';
import { letterSides, planSides } from '../sheets/plan-sides';
import type { FoundReport } from '../ssr/report';
import { letterFor } from './cover-letters';
import { overridesBySsid, withOverride, type AddressOverride } from './address-overrides';
import { mailingNotices, markMailed, type MailingStates } from './mailing-state';
import { makePacketsInSteps, type PacketDraft } from './make-packets';
import { orderPacketsInSteps } from './order';
import type { Batch, Packet, RunPlan } from './plan';
import { planFront, type FrontPlan, type PacketFront } from './plan-front';
import { plannedPacket, sourcePagesOf, withFront, type PacketContent } from './planned-packet';
import { schoolNamesInSteps, type SchoolNames } from './school-names';
import { planSeparators, separatorKey, SEPARATOR_PAGES } from './separators';
import { reportProblem, type ReportProblem } from './report-problem';
import { envelopeOf, type Grouping, markStyle, numberStyle, type PrepareSettings, type Separation } from './settings';

export type PlanInput = {
  /** Reconciled (`reconcileReports`), in download order. */
  readonly reports: readonly FoundReport[];
  /** The downloads as given; `FoundReport.downloadIndex` points into them. */
  readonly downloadPaths: readonly string[];
  readonly settings: PrepareSettings;
  /** What the ledger says of the reports. */
  readonly mailing?: MailingStates;
  /** Names of schools as staff's file has them; those that reports print are found in them. */
  readonly schoolNames?: SchoolNames;
};

/**
 * Plans a whole run: which reports go into which envelope, on which sides, in which batch and order.
 * Every report is either in exactly one packet or set aside, those too that the ledger has as mailed, unless the settings take them again. Batches come by length in pages, then in sheets; within each, packets as staff chose.
 *
 * Throws a `RangeError` where the settings name no known envelope.
 */
export const planRun = (input: PlanInput): RunPlan => atOnce(planRunInSteps(input));

/** The same in steps, none of which takes longer than a glance: 50,000 reports take a second or more in all. */
export function* planRunInSteps({ reports, downloadPaths, settings, mailing = new Map(), schoolNames = new Map() }: PlanInput): Steps<RunPlan> {
  const envelope = envelopeOf(settings);
  if (!envelope) throw new RangeError('The settings name no known envelope.');
  const overrides = overridesBySsid(settings.addresses);
  const marked = settings.again ? reports : yield* markMailed(reports, mailing);
  // Order and combining go by the address that is used; the printed one is what has to be judged and taken away.
  const printed = new Map<FoundReport, FoundReport>();
  const used = overrides.size === 0 ? marked : yield* mapInSteps(marked, (report) => {
    const other = withOverride(report, overrides);
    printed.set(other, report);
    return other;
  });
  yield;
  const { drafts, setAside, notices } = yield* makePacketsInSteps(used, downloadPaths, settings);
  const choices: Choices = { settings, envelope, overrides, frontOf: createFronts() };
  const plan = (draft: PacketDraft): Planned => planPacket(draft.reports.map((report) => printed.get(report) ?? report), choices);
  const families = yield* withoutUnfit(drafts, plan, { comfortableSheets: envelope.comfortableSheets, paper: settings.paper }, downloadPaths);
  const { packets, refused } = yield* planDrafts(yield* orderPacketsInSteps(families.drafts, settings.sort, settings.separators), plan, downloadPaths);
  const names = settings.separators === 'none' ? schoolNames : yield* schoolNamesInSteps(reports, schoolNames);
  const batches = yield* numberPieces(yield* makeBatches(packets, settings), settings, names);
  const mailed = yield* mailingNotices(batches, downloadPaths);
  const thick = yield* thickPackets(batches, downloadPaths, envelope);
  const behind = yield* lettersBehind(batches, downloadPaths);
  return { batches, setAside: [...setAside, ...refused], notices: [...notices, ...families.notices, ...mailed, ...thick, ...behind] };
}

/** The drafts' packets, and the reports of those that can't be packed. What is planned of a draft is not held beside them. */
function* planDrafts(drafts: readonly PacketDraft[], plan: (draft: PacketDraft) => Planned, downloadPaths: readonly string[]): Steps<{ readonly packets: readonly PacketContent[]; readonly refused: readonly ReportProblem[] }> {
  const packets: PacketContent[] = [];
  const refused: ReportProblem[] = [];
  yield* inSteps(drafts, (draft) => {
    const { reports, packet, refusal } = plan(draft);
    if (packet) packets.push(packet);
    if (refusal) for (const report of reports) refused.push(reportProblem(refusal.code, report, downloadPaths, refusal.reason));
  });
  return { packets, refused };
}

type Choices = {
  readonly settings: PrepareSettings;
  readonly envelope: EnvelopePreset;
  readonly overrides: ReadonlyMap<string, AddressOverride>;
  /** Of equal fronts the first. */
  readonly frontOf: (front: PacketFront) => PacketFront;
};

type Planned = { readonly reports: readonly FoundReport[]; readonly packet: PacketContent | null; readonly refusal: Extract<FrontPlan, { ok: false }> | null };

/** What a family's packet may not go beyond: what its envelope takes well, and a letter's weight and thickness on this paper. */
type FamilyLimits = Pick<EnvelopePreset, 'comfortableSheets'> & Pick<PrepareSettings, 'paper'>;

/** The drafts with every family parted again that would be too thick for its envelope, or can't go out behind the page that would show in the window. */
function* withoutUnfit(drafts: readonly PacketDraft[], plan: (draft: PacketDraft) => Planned, limits: FamilyLimits, downloadPaths: readonly string[]): Steps<{ readonly drafts: readonly PacketDraft[]; readonly notices: readonly ReportProblem[] }> {
  const notices: ReportProblem[] = [];
  const fit = yield* flatMapInSteps(drafts, (draft): readonly PacketDraft[] => {
    const reason = draft.members.length === 0 ? null : reasonAgainst(plan(draft), limits);
    if (reason === null) return [draft];
    notices.push(reportProblem('siblings-not-combined', draft.lead, downloadPaths, reason));
    return draft.members;
  });
  return { drafts: fit, notices };
}

const reasonAgainst = ({ packet }: Planned, { comfortableSheets, paper }: FamilyLimits): string | null => {
  if (!packet) return 'the page that would show in the window can’t be used';
  const { sheets } = packet;
  const ounces = packetOunces(sheets, paper);
  if (sheets > comfortableSheets) return `they take ${sheets} sheets together, and the envelope takes ${comfortableSheets} well`;
  return ounces > MOST_LETTER_OUNCES || packetInches(sheets, paper) > MOST_LETTER_INCHES ? 'they weigh more together than a letter may' : null;
};

const planPacket = (members: readonly FoundReport[], { frontOf, ...choices }: Choices): Planned => {
  const letter = letterFor(members, choices.settings.coverLetters);
  const plain = planSides(members);
  const planned = planFront({ reports: members, sheets: (plain.sides.length + letterSides(letter).length) / 2, letter, ...choices });
  if (!planned.ok) return { reports: members, packet: null, refusal: planned };
  const front = frontOf(planned.front);
  const sheets = withFront(plain, front).sides.length / 2;
  const mostSheets = choices.settings.inserter && mostMarkedSheets(choices.settings.inserter);
  if (mostSheets !== null && sheets > mostSheets) return { reports: members, packet: null, refusal: { ok: false, code: 'mark-not-placed', reason: `its packet has ${sheets} sheets, and the marks count to ${mostSheets}` } };
  return { reports: members, packet: { members, front, sheets }, refusal: null };
};

/** Fronts of packets on which nothing is covered, removed or laid: the same few for all of a run, each once. */
const createFronts = (): Choices['frontOf'] => {
  const known = new Map<string, PacketFront>();
  return (front) => {
    const { cover, letter, otherAddress, masks, removals } = front;
    if (cover || otherAddress || masks.length > 0 || removals.length > 0) return front;
    const { fit, exposes, sender } = front.window;
    const key = [fit, exposes, sender, letter?.entryIndex].join();
    const same = known.get(key) ?? front;
    known.set(key, same);
    return same;
  };
};

type UnnumberedBatch = { readonly id: string; readonly packets: readonly PacketContent[] };

function* makeBatches(packets: readonly PacketContent[], { group, maxSheets, reverse, separators }: PrepareSettings): Steps<readonly UnnumberedBatch[]> {
  const lengths = [...(yield* groupInSteps(reverse ? packets.toReversed() : packets, (packet) => batchName(packet, group)))].sort(([, a], [, b]) => compareBatches(a, b, group));
  const batches: UnnumberedBatch[] = [];
  for (const [name, alike] of lengths) {
    yield;
    for (const batch of maxSheets === null ? [{ id: name, packets: alike }] : split(name, alike, maxSheets, separators)) batches.push(batch);
  }
  return batches;
}

const counted = (count: number, one: string): string => `${count}-${one}${count === 1 ? '' : 's'}`;

const batchName = ({ members, sheets }: PacketContent, group: Grouping): string =>
  group === 'length' ? `${counted(sourcePagesOf(members), 'page')}-${counted(sheets, 'sheet')}` : counted(sheets, 'sheet');

const compareBatches = ([a]: readonly PacketContent[], [b]: readonly PacketContent[], group: Grouping): number => {
  if (!a || !b) return 0;
  return (group === 'length' ? sourcePagesOf(a.members) - sourcePagesOf(b.members) : 0) || a.sheets - b.sheets;
};

/** Packets in their order, parted into lists of at most `maxSheets`, the separators among them counted. */
const fill = (packets: readonly PacketContent[], maxSheets: number, separators: Separation): readonly (readonly PacketContent[])[] => {
  const parts: PacketContent[][] = [];
  let sheets = 0;
  let before: string | null = null;
  for (const packet of packets) {
    const key = separatorKey(packet, separators);
    // Each batch begins with a separator, that whoever opens it sees whose it is.
    const takes = (first: boolean): number => packet.sheets + (separators !== 'none' && (first || key !== before) ? 1 : 0);
    const open = parts.at(-1);
    if (open && sheets + takes(false) <= maxSheets) {
      sheets += takes(false);
      open.push(packet);
    } else {
      sheets = takes(true);
      parts.push([packet]);
    }
    before = key;
  }
  return parts;
};

/**
 * Parts packets of one sheet count into batches of at most `maxSheets`. A packet is never split: one that is larger has a batch of its own. The
 * numbers are as wide as the last one, so that the files' names sort in print order.
 */
const split = (name: string, packets: readonly PacketContent[], maxSheets: number, separators: Separation): readonly UnnumberedBatch[] => {
  const parts = fill(packets, maxSheets, separators);
  const digits = Math.max(2, String(parts.length).length);
  return parts.map((own, part) => ({ id: `${name}-${String(part + 1).padStart(digits, '0')}`, packets: own }));
};

function* numberPieces(batches: readonly UnnumberedBatch[], settings: PrepareSettings, schoolNames: SchoolNames): Steps<readonly Batch[]> {
  const common = { paper: settings.paper, numbers: numberStyle(settings), marks: markStyle(settings) };
  let piece = 0;
  const placed: Batch[] = [];
  for (const { id, packets } of batches) {
    const batch = { batchId: id, ...common };
    const sums = { sheets: 0, blanks: 0 };
    const numbered = yield* mapInSteps(packets, (content): Packet => {
      const packet = plannedPacket(content, batch, (piece += 1));
      sums.sheets += packet.sheets;
      sums.blanks += packet.blanks;
      return packet;
    });
    const separators = yield* planSeparators(numbered, settings.separators, schoolNames);
    placed.push({
      id,
      sheetsPerPacket: numbered[0]?.sheets ?? 0,
      packets: numbered,
      separators,
      sheets: sums.sheets + separators.length,
      pages: 2 * sums.sheets + SEPARATOR_PAGES * separators.length,
      blanks: sums.blanks,
    });
    yield;
  }
  return placed;
}

/** Packets whose letter lies behind the reports, since no cover sheet can show their address. */
const lettersBehind = (batches: readonly Batch[], downloadPaths: readonly string[]): Steps<readonly ReportProblem[]> =>
  noticesOf(batches, ({ letter, cover }) => letter !== null && !cover, 'letter-behind', downloadPaths);

const thickPackets = (batches: readonly Batch[], downloadPaths: readonly string[], { comfortableSheets }: EnvelopePreset): Steps<readonly ReportProblem[]> =>
  noticesOf(
    batches.filter(({ sheetsPerPacket }) => sheetsPerPacket > comfortableSheets),
    () => true,
    'packet-too-thick',
    downloadPaths,
  );

function* noticesOf(batches: readonly Batch[], isNoted: (packet: Packet) => boolean, code: ProblemCode, downloadPaths: readonly string[]): Steps<readonly ReportProblem[]> {
  const notices: ReportProblem[] = [];
  for (const { packets } of batches) {
    yield* inSteps(packets, (packet) => {
      const [lead] = packet.members;
      if (lead && isNoted(packet)) notices.push(reportProblem(code, lead, downloadPaths));
    });
  }
  return notices;
}
