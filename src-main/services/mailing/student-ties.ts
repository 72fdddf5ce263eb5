import { firstSheetOf, sheetsOfBatch } from '@shared/domain/packets/batch-sheets';
import type { Packet, RunPlan } from '@shared/domain/packets/plan';
import type { PacketTieView, PacketView } from '@shared/ipc/views';
import { inSteps, type Steps } from '@shared/jobs/steps';
import { onceInSlices } from './once-in-slices';

export type Ties = {
  readonly packets: ReadonlyMap<string, readonly PacketTieView[]>;
  readonly setAside: ReadonlyMap<string, PacketView['alsoSetAside']>;
};

/** What ties the packets of a plan, told by the SSID alone: CAASPP and ELPAC are two downloads. Found once a plan. */
export const tiesIn = onceInSlices(findTies);

/** The student's other packets and the student's reports in no packet. */
export const tiesOf = ({ packets, setAside }: Ties, packet: Packet): Pick<PacketView, 'also' | 'alsoSetAside'> => {
  const ssids = ssidsOf(packet);
  return {
    also: ssids.flatMap((ssid) => packets.get(ssid) ?? []).filter(({ piece }) => piece !== packet.piece),
    alsoSetAside: ssids.flatMap((ssid) => setAside.get(ssid) ?? []),
  };
};

const ssidsOf = ({ members }: Packet): readonly string[] => [...new Set(members.flatMap(({ ssid }) => ssid ?? []))];

/** SSIDs that stand on more than one packet: few in any run, and the only ones that tie packets. */
function* sharedSsids(plan: RunPlan): Steps<ReadonlySet<string>> {
  const met = new Set<string>();
  const shared = new Set<string>();
  for (const { packets } of plan.batches) {
    yield* inSteps(packets, (packet) => {
      for (const ssid of packet.members.length === 1 ? [packet.members[0]?.ssid ?? null] : ssidsOf(packet)) {
        if (ssid === null) continue;
        if (met.has(ssid)) shared.add(ssid);
        else met.add(ssid);
      }
    });
  }
  return shared;
}

function* findTies(plan: RunPlan): Steps<Ties> {
  const shared = yield* sharedSsids(plan);
  const packets = new Map<string, PacketTieView[]>();
  for (const batch of shared.size === 0 ? [] : plan.batches) {
    const sheets = sheetsOfBatch(batch);
    yield* inSteps(batch.packets, (packet, index) => {
      const tied = ssidsOf(packet).filter((ssid) => shared.has(ssid));
      if (tied.length === 0) return;
      const tie: PacketTieView = {
        piece: packet.piece,
        batchId: batch.id,
        firstSheetIndex: firstSheetOf(sheets, index),
        kinds: packet.members.map(({ kind }) => kind),
      };
      for (const ssid of tied) listOf(packets, ssid).push(tie);
    });
  }
  const setAside = new Map<string, PacketView['alsoSetAside'][number][]>();
  yield* inSteps(plan.setAside, ({ report: { id, ssid, kind }, problem }) => {
    if (ssid !== null) listOf(setAside, ssid).push({ reportId: id, kind, code: problem.code });
  });
  return { packets, setAside };
}

const listOf = <Item>(lists: Map<string, Item[]>, key: string): Item[] => {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
};
