import { type ConfirmedFamily, type FamilyProposal, proposeFamiliesInSteps } from '@shared/domain/packets/families';
import { groupBy } from '@shared/domain/packets/group-by';
import type { RunPlan } from '@shared/domain/packets/plan';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { Page, Range } from '@shared/ipc/contract';
import type { FamilyView } from '@shared/ipc/views';
import { inSteps, mapInSteps, sortInSteps, type Steps } from '@shared/jobs/steps';
import { onceInSlices } from './once-in-slices';

type Choices = Pick<PrepareSettings, 'siblings' | 'addresses'>;

/** Made once a plan. */
const families = onceInSlices(familyViews);

/** Which students could share an envelope, which of them a person confirmed, and what became of it in the plan. */
export const familyRows = async (plan: RunPlan, choices: Choices, { from, count }: Range): Promise<Page<FamilyView>> => {
  const all = await families(plan, choices);
  return { total: all.length, rows: all.slice(from, from + count) };
};

function* familyViews(plan: RunPlan, { siblings, addresses }: Choices): Steps<readonly FamilyView[]> {
  const envelopes = new Map<string, number>();
  const reports: FoundReport[] = [];
  for (const { packets } of plan.batches) {
    yield* inSteps(packets, ({ piece, reports: own }) =>
      own.forEach(({ report }) => {
        reports.push(report);
        envelopes.set(report.ssid ?? '', piece);
      }),
    );
  }
  const inOrder = yield* sortInSteps(reports, (a, b) => a.entryIndex - b.entryIndex || a.firstPage - b.firstPage);
  const proposals = yield* proposeFamiliesInSteps(inOrder, new Set(addresses.map(({ ssid }) => ssid)));
  const confirmed = yield* confirmedProposals(proposals, siblings);
  const reasonOf = reasonsIn(plan, inOrder);
  return yield* mapInSteps(proposals, (proposal): FamilyView => {
    const ssids = proposal.students.map(({ ssid }) => ssid);
    const isConfirmed = confirmed.has(proposal);
    const isTogether = new Set(ssids.map((ssid) => envelopes.get(ssid))).size === 1;
    return { ...proposal, isConfirmed, obstacle: isConfirmed && !isTogether ? reasonOf(proposal) : null };
  });
}

/** Why the plan keeps a family apart; null where it says nothing. */
const reasonsIn = ({ notices }: RunPlan, inOrder: readonly FoundReport[]): ((family: FamilyProposal) => string | null) => {
  const reasons = new Map(notices.flatMap(({ report, problem: { code, message } }): [string, string][] => (code === 'siblings-not-combined' ? [[report.id, message]] : [])));
  // Only where a family is kept apart at all.
  const reportsOf = reasons.size === 0 ? new Map<string | null, readonly FoundReport[]>() : groupBy(inOrder, ({ ssid }) => ssid);
  return ({ students }) =>
    students
      .flatMap(({ ssid }) => reportsOf.get(ssid) ?? [])
      .map(({ id }) => reasons.get(id))
      .find((reason) => reason !== undefined) ?? null;
};

/**
 * The proposals whose students are all of one confirmed family; of several at one address the largest. A family of which a student has moved away, or has
 * another address by now, is still confirmed for those who are left.
 */
function* confirmedProposals(proposals: readonly FamilyProposal[], siblings: readonly ConfirmedFamily[]): Steps<ReadonlySet<FamilyProposal>> {
  const familyOf = new Map(siblings.flatMap((ssids, index) => ssids.map((ssid): [string, number] => [ssid, index])));
  const largest = new Map<string, FamilyProposal>();
  yield* inSteps(proposals, (proposal) => {
    const families = new Set(proposal.students.map(({ ssid }) => familyOf.get(ssid)));
    const [family] = families;
    if (families.size !== 1 || family === undefined) return;
    const key = [family, ...proposal.addressLines].join('\n');
    if ((largest.get(key)?.students.length ?? 0) < proposal.students.length) largest.set(key, proposal);
  });
  return new Set(largest.values());
}
