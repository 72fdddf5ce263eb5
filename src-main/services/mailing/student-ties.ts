import { firstSheetOf, sheetsOfBatch } from '@shared/domain/packets/batch-sheets';
import { groupBy } from '@shared/domain/packets/group-by';
import type { Packet, RunPlan } from '@shared/domain/packets/plan';
import type { PacketTieView, PacketView } from '@shared/ipc/views';

type Ties = {
  readonly packets: ReadonlyMap<string, readonly PacketTieView[]>;
  readonly setAside: ReadonlyMap<string, PacketView['alsoSetAside']>;
};

const tiesOfPlan = new WeakMap<RunPlan, Ties>();

/** The student's other packets and the student's reports in no packet, told by the SSID alone: CAASPP and ELPAC are two downloads. */
export const tiesOf = (plan: RunPlan, packet: Packet): Pick<PacketView, 'also' | 'alsoSetAside'> => {
  let ties = tiesOfPlan.get(plan);
  if (!ties) tiesOfPlan.set(plan, (ties = findTies(plan)));
  const ssids = ssidsOf(packet);
  const { packets, setAside } = ties;
  return {
    also: ssids.flatMap((ssid) => packets.get(ssid) ?? []).filter(({ piece }) => piece !== packet.piece),
    alsoSetAside: ssids.flatMap((ssid) => setAside.get(ssid) ?? []),
  };
};

const ssidsOf = ({ reports }: Packet): readonly string[] => [...new Set(reports.flatMap(({ report }) => report.ssid ?? []))];

/** SSIDs that stand on more than one packet: few in any run, and the only ones that tie packets. */
const sharedSsids = (plan: RunPlan): ReadonlySet<string> => {
  const met = new Set<string>();
  const shared = new Set<string>();
  for (const { packets } of plan.batches) {
    for (const packet of packets) {
      for (const ssid of packet.reports.length === 1 ? [packet.reports[0]?.report.ssid ?? null] : ssidsOf(packet)) {
        if (ssid === null) continue;
        if (met.has(ssid)) shared.add(ssid);
        else met.add(ssid);
      }
    }
  }
  return shared;
};

const findTies = (plan: RunPlan): Ties => {
  const shared = sharedSsids(plan);
  const packets = new Map<string, PacketTieView[]>([...shared].map((ssid) => [ssid, []]));
  for (const batch of shared.size === 0 ? [] : plan.batches) {
    const sheets = sheetsOfBatch(batch);
    for (const [index, packet] of batch.packets.entries()) {
      const tied = ssidsOf(packet).filter((ssid) => shared.has(ssid));
      if (tied.length === 0) continue;
      const tie: PacketTieView = {
        piece: packet.piece,
        batchId: batch.id,
        firstSheetIndex: firstSheetOf(sheets, index),
        kinds: packet.reports.map(({ report }) => report.kind),
      };
      for (const ssid of tied) packets.get(ssid)?.push(tie);
    }
  }
  const named = plan.setAside.flatMap(({ report, problem }) => (report.ssid === null ? [] : [{ ssid: report.ssid, reportId: report.id, kind: report.kind, code: problem.code }]));
  const setAside = new Map([...groupBy(named, ({ ssid }) => ssid)].map(([ssid, all]) => [ssid, all.map(({ reportId, kind, code }) => ({ reportId, kind, code }))]));
  return { packets, setAside };
};
