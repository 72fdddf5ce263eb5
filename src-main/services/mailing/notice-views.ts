import { firstSheetOf, sheetsOfBatch } from '@shared/domain/packets/batch-sheets';
import type { RunPlan } from '@shared/domain/packets/plan';
import type { Page, Range } from '@shared/ipc/contract';
import type { NoticeView, PacketPlaceView } from '@shared/ipc/views';
import { inSteps, type Steps } from '@shared/jobs/steps';
import type { ProblemCode } from '@shared/problems/problem';
import { ofCode, problemView } from './findings-views';
import { onceInSlices } from './once-in-slices';

/** By id of the report: the packet that holds it. Found once a plan, for reports of which there is a notice. */
const packetsOfNotices = onceInSlices(findPackets);

function* findPackets({ batches, notices }: RunPlan): Steps<ReadonlyMap<string, PacketPlaceView>> {
  const noted = new Set(notices.map(({ report }) => report.id));
  const places = new Map<string, PacketPlaceView>();
  for (const batch of batches) {
    const sheets = sheetsOfBatch(batch);
    yield* inSteps(batch.packets, ({ piece, members }, index) => {
      for (const { id } of members) if (noted.has(id)) places.set(id, { piece, batchId: batch.id, firstSheetIndex: firstSheetOf(sheets, index) });
    });
  }
  return places;
}

/** Rows of what is to be looked at before the packets are mailed, for one reason or for any. */
export const noticeRows = async (plan: RunPlan, { from, count }: Range, code: ProblemCode | null): Promise<Page<NoticeView>> => {
  const places = await packetsOfNotices(plan);
  const wanted = ofCode(plan.notices, code);
  return {
    total: wanted.length,
    rows: wanted.slice(from, from + count).map(({ report, problem }) => ({
      ...problemView({ problem, entryIndex: report.entryIndex, reportId: null }),
      student: report.student,
      packet: places.get(report.id) ?? null,
    })),
  };
};
