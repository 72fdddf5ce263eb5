import type { WrittenBlock } from '@shared/domain/envelope/cover-sheet';
import { isToCheck, isWindowProblem, windowProblems } from '@shared/domain/envelope/judge-window';
import { type InserterMark, markOnSide } from '@shared/domain/envelope/inserter/inserter-mark';
import { numberOnSide } from '@shared/domain/envelope/piece-number';
import { NO_SHIFT } from '@shared/domain/envelope/shift';
import { firstSheetOf, placeOfSheet, sheetsOfBatch } from '@shared/domain/packets/batch-sheets';
import { absentSsids } from '@shared/domain/packets/absent-ssids';
import { languageOfPacket, LETTER_LANGUAGES, type LetterLanguage } from '@shared/domain/packets/cover-letters';
import type { Batch, Packet, RunPlan, Side } from '@shared/domain/packets/plan';
import { SEPARATOR_PAGES } from '@shared/domain/packets/separators';
import { paperShift, type PrepareSettings } from '@shared/domain/packets/settings';
import type { ReportKind } from '@shared/domain/ssr/report';
import type { Page, Range } from '@shared/ipc/contract';
import { atOnce, inSteps, type Steps } from '@shared/jobs/steps';
import type { AbsentView, BatchView, PlanView, WithoutLetterView } from '@shared/ipc/plan-view';
import { someNamed, type SomeNamed } from '@shared/ipc/some-named';
import type { PacketView, SheetView, SideView, TakenView } from '@shared/ipc/views';
import { coverOnPaper } from './cover-on-paper';
import { groupProblems, problemsOf } from './findings-views';
import { type Ties, tiesIn, tiesOf } from './student-ties';

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

function* batchView(batch: Batch): Steps<BatchView> {
  const first = batch.packets[0];
  const last = batch.packets.at(-1);
  const lengths = new Set<number>();
  const kinds = new Set<ReportKind>();
  let toCheck = 0;
  yield* inSteps(batch.packets, ({ sourcePages, members, window }) => {
    lengths.add(sourcePages);
    members.forEach(({ kind }) => kinds.add(kind));
    if (isToCheck(window)) toCheck += 1;
  });
  return {
    id: batch.id,
    sheetsPerPacket: batch.sheetsPerPacket,
    separatorsBefore: sheetsOfBatch(batch).separatorsBefore,
    sourcePagesPerPacket: lengths.size === 1 ? ([...lengths][0] ?? null) : null,
    kinds: [...kinds],
    packets: batch.packets.length,
    sheets: batch.sheets,
    pages: batch.pages,
    blanks: batch.blanks,
    firstPiece: first?.piece ?? 0,
    lastPiece: last?.piece ?? 0,
    firstStudent: first?.members[0]?.student ?? null,
    lastStudent: last?.members[0]?.student ?? null,
    toCheck,
  };
}

const isCombined = ({ members }: Packet): boolean => members.length > 1;

/** What is counted packet by packet. */
function* countPackets(batches: readonly Batch[]): Steps<PacketCounts> {
  const windowFits = { ok: 0, tight: 0, misses: 0, 'no-address': 0, exposes: 0 };
  const counts = { packets: 0, inPackets: 0, sourcePages: 0, inserts: 0, combined: 0 };
  // A report without an SSID can't be tied to another one, so it counts as a student of its own.
  const students = new Set<string>();
  for (const { packets } of batches) {
    yield* inSteps(packets, (packet) => {
      const { members, window, cover, letter } = packet;
      for (const { ssid, id } of members) students.add(ssid ?? id);
      counts.packets += 1;
      counts.inPackets += members.length;
      counts.sourcePages += packet.sourcePages;
      counts.inserts += (cover ? 1 : 0) + (letter?.pages ?? 0);
      if (isCombined(packet)) counts.combined += 1;
      windowFits[window.fit] += 1;
      if (window.exposes) windowFits.exposes += 1;
    });
  }
  return { ...counts, students: students.size, windowFits };
}

type PacketCounts = Pick<PlanView, 'windowFits'> & Pick<PlanView['totals'], 'packets' | 'inPackets' | 'sourcePages' | 'inserts' | 'combined' | 'students'>;

/** What of the lists that a person gave is in no download: every report found is in a packet or set aside. */
function* absentOf({ batches, setAside }: RunPlan, { hold, addresses }: PrepareSettings): Steps<AbsentView> {
  const found = new Set<string | null>();
  if (hold.length + addresses.length > 0) {
    for (const { packets } of batches) yield* inSteps(packets, ({ members }) => members.forEach(({ ssid }) => found.add(ssid)));
    yield* inSteps(setAside, ({ report: { ssid } }) => found.add(ssid));
  }
  const of = (listed: readonly string[]): SomeNamed => someNamed(absentSsids(listed, found), (ssid) => ssid);
  return { hold: of(hold), addresses: of(addresses.map(({ ssid }) => ssid)) };
}

function* withoutLetterOf({ batches }: RunPlan, { coverLetters }: PrepareSettings): Steps<WithoutLetterView[]> {
  const counts = new Map<LetterLanguage, number>();
  if (coverLetters.length > 0) {
    for (const { packets } of batches) {
      yield* inSteps(packets, ({ members, letter }) => {
        if (letter) return;
        const language = languageOfPacket(members);
        counts.set(language, (counts.get(language) ?? 0) + 1);
      });
    }
  }
  return LETTER_LANGUAGES.flatMap((language) => {
    const packets = counts.get(language);
    return packets === undefined ? [] : [{ language, packets }];
  });
}

/** The plan in the numbers that the window keeps in view. */
export const planView = (plan: RunPlan, settings: PrepareSettings): PlanView => atOnce(planViewInSteps(plan, settings));

/** The same in steps. */
export function* planViewInSteps(plan: RunPlan, settings: PrepareSettings): Steps<PlanView> {
  const batches: BatchView[] = [];
  for (const batch of plan.batches) {
    batches.push(yield* batchView(batch));
    yield;
  }
  const { windowFits, inserts, ...counts } = yield* countPackets(plan.batches);
  const setAside = yield* groupProblems(problemsOf(plan.setAside));
  const notices = yield* groupProblems(problemsOf(plan.notices));
  const sum = (of: (batch: Batch) => number): number => plan.batches.reduce((total, batch) => total + of(batch), 0);
  return {
    settings,
    batches,
    totals: {
      ...counts,
      reports: counts.inPackets + plan.setAside.length,
      setAside: plan.setAside.length,
      sheets: sum((batch) => batch.sheets),
      pages: sum((batch) => batch.pages),
      blanks: sum((batch) => batch.blanks),
      inserts: inserts + SEPARATOR_PAGES * sum((batch) => batch.separators.length),
    },
    setAside,
    windowFits,
    notices,
    absent: yield* absentOf(plan, settings),
    withoutLetter: yield* withoutLetterOf(plan, settings),
  };
}

export const packetView = (ties: Ties, packet: Packet, batch: Batch, indexInBatch: number): PacketView => {
  const { members: reports } = packet;
  const front = reports[0];
  return {
    piece: packet.piece,
    batchId: batch.id,
    indexInBatch,
    student: front?.student ?? null,
    ssid: front?.ssid ?? null,
    school: front?.school ?? null,
    grade: front?.grade ?? null,
    students: [...new Map(reports.map(({ ssid, student, id }) => [ssid ?? id, { student, ssid }])).values()],
    kinds: reports.map((report) => report.kind),
    languages: distinct(reports.flatMap((report) => report.copies.map((copy) => copy.language))),
    sheets: packet.sheets,
    sourcePages: packet.sourcePages,
    blanks: packet.blanks,
    firstSheetIndex: firstSheetOf(sheetsOfBatch(batch), indexInBatch),
    address: packet.address?.lines ?? [],
    addressBox: packet.cover?.box ?? front?.address?.box ?? null,
    window: packet.window,
    problems: distinct([...reports.flatMap((report) => report.problems.filter((code) => !isWindowProblem(code))), ...windowProblems(packet.window)]),
    entries: [...new Map(reports.toReversed().map(({ entryIndex, entry, firstPage }) => [entryIndex, { entryIndex, name: entry, firstPage }])).values()],
    ...tiesOf(ties, packet),
  };
};

/** What is taken out of a page of a packet, null for nothing: lines of its first page, and addresses that another one replaces. */
const takenOf = ({ masks, removals }: Packet, side: PageSide, sideIndex: number): TakenView | null => {
  const atHome = removals.filter(({ entryIndex, pageNumber }) => entryIndex === side.entryIndex && pageNumber === side.pageNumber);
  const areas = [...(sideIndex === 0 ? masks : []), ...atHome.map(({ address }) => address.box)];
  return areas.length === 0 && removals.length === 0 ? null : { areas, addresses: removals.map(({ address }) => address.lines) };
};

type PageSide = Extract<Side, { kind: 'page' }>;

const numberOnPaper = ({ piece, numbers, sides }: Packet, sideIndex: number): WrittenBlock | null => (numbers ? numberOnSide({ piece, sides, numbers: { ...numbers, offPt: NO_SHIFT } }, sideIndex) : null);

const markOnPaper = ({ piece, marks, sides }: Packet, sideIndex: number): InserterMark | null => (marks ? markOnSide({ piece, sides, marks: { ...marks, offPt: NO_SHIFT } }, sideIndex) : null);

/** A side as it comes out on paper: what takes back the printer's own offset is not seen there. */
const sideView = (packet: Packet, sideIndex: number, settings: PrepareSettings): SideView => {
  const side = packet.sides[sideIndex];
  const mark = markOnPaper(packet, sideIndex);
  if (side?.kind === 'page') {
    const shiftPt = paperShift(settings);
    const isMoved = sideIndex === 0 && (shiftPt.xPt !== 0 || shiftPt.yPt !== 0);
    return { kind: 'page', entryIndex: side.entryIndex, pageNumber: side.pageNumber, shiftPt: isMoved ? shiftPt : null, taken: takenOf(packet, side, sideIndex), number: numberOnPaper(packet, sideIndex), mark };
  }
  if (side?.kind === 'cover-letter') return { kind: 'cover-letter', entryIndex: side.entryIndex, pageNumber: side.pageNumber, mark };
  return side?.kind === 'cover-sheet' && packet.cover ? { kind: 'cover-sheet', cover: coverOnPaper(packet.cover, settings), mark } : { kind: 'blank' };
};

const sheetView = (batch: Batch, index: number, settings: PrepareSettings): SheetView | null => {
  const { packetIndex, sheet, isSeparator } = placeOfSheet(sheetsOfBatch(batch), index);
  const packet = batch.packets[packetIndex];
  if (!packet) return null;
  const separator = isSeparator ? batch.separators.find(({ beforeIndex }) => beforeIndex === packetIndex) : undefined;
  if (separator) return { index, piece: packet.piece, sheetInPacket: 0, sheetsInPacket: packet.sheets, front: { kind: 'separator', page: separator.page }, back: { kind: 'blank' } };
  return {
    index,
    piece: packet.piece,
    sheetInPacket: sheet + 1,
    sheetsInPacket: packet.sheets,
    front: sideView(packet, 2 * sheet, settings),
    back: sideView(packet, 2 * sheet + 1, settings),
  };
};

const indexes = ({ from, count }: Range, total: number): number[] => Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, offset) => from + offset);

export const packetRows = async (plan: RunPlan, batch: Batch, range: Range): Promise<Page<PacketView>> => {
  const ties = await tiesIn(plan);
  return {
    total: batch.packets.length,
    rows: indexes(range, batch.packets.length).flatMap((index) => {
      const packet = batch.packets[index];
      return packet ? [packetView(ties, packet, batch, index)] : [];
    }),
  };
};

/** Packets of all batches that hold more than one report, in print order. */
export const combinedRows = async (plan: RunPlan, { from, count }: Range): Promise<Page<PacketView>> => {
  const ties = await tiesIn(plan);
  const all = plan.batches.flatMap((batch) => batch.packets.flatMap((packet, index) => (isCombined(packet) ? [{ batch, packet, index }] : [])));
  return { total: all.length, rows: all.slice(from, from + count).map(({ batch, packet, index }) => packetView(ties, packet, batch, index)) };
};

export const sheetRows = (batch: Batch, settings: PrepareSettings, range: Range): Page<SheetView> => ({
  total: batch.sheets,
  rows: indexes(range, batch.sheets).flatMap((index) => sheetView(batch, index, settings) ?? []),
});
