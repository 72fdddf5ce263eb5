import { exposedLines } from '@shared/domain/envelope/exposed-lines';
import { compareFindings, findInWindow, type WindowFinding, type WindowSetting } from '@shared/domain/envelope/judge-window';
import { firstSheetOf, sheetsOfBatch } from '@shared/domain/packets/batch-sheets';
import { NO_SHIFT } from '@shared/domain/envelope/shift';
import { type Stray, StrayKinds } from '@shared/domain/envelope/stray-kinds';
import { findStrayLines, isEqualPlace, maskFront, placeOfBox } from '@shared/domain/envelope/stray-lines';
import { moved } from '@shared/domain/geometry/rect';
import type { Packet, RunPlan } from '@shared/domain/packets/plan';
import { envelopeOf, paperShift, type PrepareSettings } from '@shared/domain/packets/settings';
import type { FoundReport } from '@shared/domain/ssr/report';
import { describeAddressFaults, parseAddress } from '@shared/domain/ssr/parse-address';
import { coverOnPaper } from './cover-on-paper';
import type { Page, Range } from '@shared/ipc/contract';
import { inSteps, mapInSteps, sortInSteps, type Steps } from '@shared/jobs/steps';
import type { PacketPlaceView, StrayKindsView, WindowPacketView, WindowRowView } from '@shared/ipc/views';
import { inSlices } from '../in-slices';
import { onceInSlices } from './once-in-slices';

type Ranked = { readonly packet: Packet; readonly firstSheetIndex: number; readonly finding: WindowFinding };

/** Of the lines that show, as many as a row of a list holds. */
const LINES_IN_A_ROW = 3;

/** A packet with a cover sheet shows what the sheet shows; its reports lie behind it. */
const findingOf = (packet: Packet, settings: PrepareSettings): WindowFinding => {
  const envelope = envelopeOf(settings);
  const lead = packet.members[0];
  if (packet.cover || !envelope || !lead) return { ...packet.window, marginPt: null, exposures: [] };
  const setting = { envelope, shift: paperShift(settings), sheets: packet.sheets };
  return findInWindow(maskFront(lead.front, lead.address, setting, settings).front, lead.address, setting);
};

function* rankInSteps(plan: RunPlan, settings: PrepareSettings): Steps<readonly Ranked[]> {
  const all: (readonly Ranked[])[] = [];
  for (const batch of plan.batches) {
    const sheets = sheetsOfBatch(batch);
    all.push(yield* mapInSteps(batch.packets, (packet, index): Ranked => ({ packet, firstSheetIndex: firstSheetOf(sheets, index), finding: findingOf(packet, settings) })));
  }
  return yield* sortInSteps(all.flat(), (a, b) => Number(a.packet.cover !== null) - Number(b.packet.cover !== null) || compareFindings(a.finding, b.finding) || a.packet.piece - b.packet.piece);
}

/** Made once a plan. */
const rank = onceInSlices(rankInSteps);

/** Rows of all packets by how badly they stand in the window, the worst first; those with cover sheets last. */
export const windowRows = async (plan: RunPlan, settings: PrepareSettings, { from, count }: Range): Promise<Page<WindowRowView>> => {
  const all = await rank(plan, settings);
  return {
    total: all.length,
    rows: all.slice(from, from + count).map(({ packet, firstSheetIndex, finding }): WindowRowView => ({
      piece: packet.piece,
      batchId: packet.batchId,
      firstSheetIndex,
      student: packet.members[0]?.student ?? null,
      window: packet.window,
      marginPt: finding.marginPt,
      hasCover: packet.cover !== null,
      shows: exposedLines(finding.exposures).slice(0, LINES_IN_A_ROW).map(({ what, text }) => (what === 'text' ? text : what)),
    })),
  };
};

/** Kinds that a person can look through. */
const MOST_KINDS = 40;

/** What of page 1 can show in how many packets, by kind, with those that are masked. */
export const strayKinds = async (plan: RunPlan, settings: PrepareSettings): Promise<StrayKindsView> => inSlices(strayKindsInSteps(await rank(plan, settings), settings));

function* strayKindsInSteps(all: readonly Ranked[], settings: PrepareSettings): Steps<StrayKindsView> {
  const envelope = envelopeOf(settings);
  const found = new StrayKinds<PacketPlaceView>(settings.maskPlaces);
  yield* inSteps(all, ({ packet, firstSheetIndex }) => {
    const lead = packet.members[0];
    if (!lead || !envelope || packet.cover) return;
    const place = { piece: packet.piece, batchId: packet.batchId, firstSheetIndex };
    for (const stray of straysOf(lead, { envelope, shift: paperShift(settings), sheets: packet.sheets })) found.add(stray, place);
  });
  const kinds = found.all();
  // Those that are masked are listed wherever they stand, and stand there before and after: who goes through them by keyboard keeps the place.
  const listed = kinds.filter(({ what, place }, index) => index < MOST_KINDS || (what === 'text' && settings.maskPlaces.some((one) => isEqualPlace(one, place))));
  return { kinds: listed, others: kinds.length - listed.length };
}

/** What can show of a report's page 1: lines of text, and pictures and drawn lines, where they stand before the shift. */
const straysOf = ({ front, address }: FoundReport, setting: WindowSetting): readonly Stray[] => {
  const { xPt, yPt } = setting.shift ?? NO_SHIFT;
  const drawn = findInWindow(front, address, setting).exposures.filter(({ what }) => what !== 'text');
  return [
    ...findStrayLines(front, address, setting).map(({ text, box }): Stray => ({ what: 'text', text, place: placeOfBox(box) })),
    ...drawn.map(({ what, box }): Stray => ({ what, text: '', place: placeOfBox(moved(box, -xPt, -yPt)) })),
  ];
};

/** What the picture of one packet needs: page 1 where a window can be, so that any envelope and shift can be tried at once. */
export const windowPacket = async (plan: RunPlan, settings: PrepareSettings, piece: number): Promise<WindowPacketView | null> => {
  const order = await rank(plan, settings);
  const place = order.findIndex(({ packet }) => packet.piece === piece);
  const packet = order[place]?.packet;
  const lead = packet?.members[0];
  if (!packet || !lead) return null;
  return {
    piece,
    front: lead.front,
    address: lead.address,
    sheets: packet.sheets,
    // As it comes out on paper, whatever the printer prints off.
    cover: packet.cover && coverOnPaper(packet.cover, settings),
    addressFaults: packet.address ? describeAddressFaults(parseAddress(packet.address.lines).faults) : null,
    page: { entryIndex: lead.entryIndex, pageNumber: lead.firstPage },
    rank: place,
  };
};
