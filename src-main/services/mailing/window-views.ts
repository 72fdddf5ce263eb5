import { compareFindings, findInWindow, type WindowFinding } from '@shared/domain/envelope/judge-window';
import { firstSheetOf, sheetsOfBatch } from '@shared/domain/packets/batch-sheets';
import { findStrayLines, LONGEST_MASK, maskFront, maskPhrase } from '@shared/domain/envelope/stray-lines';
import type { Packet, RunPlan } from '@shared/domain/packets/plan';
import { envelopeOf, paperShift, type PrepareSettings } from '@shared/domain/packets/settings';
import { describeAddressFaults, parseAddress } from '@shared/domain/ssr/parse-address';
import type { Page, Range } from '@shared/ipc/contract';
import type { StrayLinesView, WindowPacketView, WindowRowView } from '@shared/ipc/views';

type Ranked = { readonly packet: Packet; readonly firstSheetIndex: number; readonly finding: WindowFinding };

/** Of the words that show, as many as a row of a list holds. */
const WORDS_IN_A_ROW = 6;

const ranked = new WeakMap<RunPlan, readonly Ranked[]>();

/** A packet with a cover sheet shows what the sheet shows; its reports lie behind it. */
const findingOf = (packet: Packet, settings: PrepareSettings): WindowFinding => {
  const envelope = envelopeOf(settings);
  const lead = packet.reports[0]?.report;
  if (packet.cover || !envelope || !lead) return { ...packet.window, marginPt: null, exposures: [] };
  const setting = { envelope, shift: paperShift(settings), sheets: packet.sheets };
  return findInWindow(maskFront(lead.front, lead.address, setting, settings.masks).front, lead.address, setting);
};

const rank = (plan: RunPlan, settings: PrepareSettings): readonly Ranked[] => {
  const known = ranked.get(plan);
  if (known) return known;
  const all = plan.batches.flatMap((batch) => {
    const sheets = sheetsOfBatch(batch);
    return batch.packets.map((packet, index): Ranked => ({ packet, firstSheetIndex: firstSheetOf(sheets, index), finding: findingOf(packet, settings) }));
  });
  all.sort((a, b) => Number(a.packet.cover !== null) - Number(b.packet.cover !== null) || compareFindings(a.finding, b.finding) || a.packet.piece - b.packet.piece);
  ranked.set(plan, all);
  return all;
};

/** Rows of all packets by how badly they stand in the window, the worst first; those with cover sheets last. */
export const windowRows = (plan: RunPlan, settings: PrepareSettings, { from, count }: Range): Page<WindowRowView> => {
  const all = rank(plan, settings);
  return {
    total: all.length,
    rows: all.slice(from, from + count).map(({ packet, firstSheetIndex, finding }): WindowRowView => ({
      piece: packet.piece,
      batchId: packet.batchId,
      firstSheetIndex,
      student: packet.reports[0]?.report.student ?? null,
      window: packet.window,
      marginPt: finding.marginPt,
      hasCover: packet.cover !== null,
      shows: finding.exposures.slice(0, WORDS_IN_A_ROW).map(({ what, text }) => (what === 'text' ? text : what)),
    })),
  };
};

/** Lines that a person can look through; what differs from report to report is longer. */
const MOST_LINES = 30;

/** Which lines of page 1 can show in how many packets, with those that are masked. */
export const strayLines = (plan: RunPlan, settings: PrepareSettings): StrayLinesView => {
  const envelope = envelopeOf(settings);
  const masked = new Set(settings.masks.map(maskPhrase));
  const counts = new Map(settings.masks.map((text) => [maskPhrase(text), 0]));
  let drawn = 0;
  for (const packet of plan.batches.flatMap(({ packets }) => packets)) {
    const lead = packet.reports[0]?.report;
    if (!lead || !envelope || packet.cover) continue;
    const setting = { envelope, shift: paperShift(settings), sheets: packet.sheets };
    for (const text of new Set(findStrayLines(lead.front, lead.address, setting).map((line) => line.text))) counts.set(text, (counts.get(text) ?? 0) + 1);
    if (findInWindow(lead.front, lead.address, setting).exposures.some(({ what }) => what !== 'text')) drawn += 1;
  }
  const lines = [...counts]
    .map(([text, packets]) => ({ text, packets, isMasked: masked.has(text) }))
    .sort((a, b) => Number(b.isMasked) - Number(a.isMasked) || b.packets - a.packets || a.text.localeCompare(b.text));
  const listed = lines.filter(({ isMasked, text }, index) => isMasked || (index < MOST_LINES && text.length <= LONGEST_MASK));
  return { lines: listed, others: lines.length - listed.length, drawn };
};

/** What the picture of one packet needs: page 1 where a window can be, so that any envelope and shift can be tried at once. */
export const windowPacket = (plan: RunPlan, piece: number): WindowPacketView | null => {
  const packet = plan.batches.flatMap(({ packets }) => packets).find((one) => one.piece === piece);
  const lead = packet?.reports[0]?.report;
  if (!packet || !lead) return null;
  return {
    piece,
    front: lead.front,
    address: lead.address,
    sheets: packet.sheets,
    cover: packet.cover,
    addressFaults: packet.address ? describeAddressFaults(parseAddress(packet.address.lines).faults) : null,
    page: { entryIndex: lead.entryIndex, pageNumber: lead.firstPage },
  };
};
