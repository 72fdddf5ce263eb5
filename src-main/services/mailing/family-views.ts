import { proposeFamilies, type FamilyProposal } from '@shared/domain/packets/families';
import type { RunPlan } from '@shared/domain/packets/plan';
import type { PrepareSettings } from '@shared/domain/packets/settings';
import type { FamiliesView, FamilyView } from '@shared/ipc/views';

/** More than a person goes through; what is beyond is counted. */
const MOST_FAMILIES_SHOWN = 10_000;

/** Which students could share an envelope, which of them a person confirmed, and what became of it in the plan. */
export const familiesView = (plan: RunPlan, settings: Pick<PrepareSettings, 'siblings' | 'addresses'>): FamiliesView => {
  const packets = plan.batches.flatMap((batch) => batch.packets);
  const envelopes = new Map(packets.flatMap(({ piece, reports }) => reports.map(({ report }): [string, number] => [report.ssid ?? '', piece])));
  const inOrder = packets.flatMap(({ reports }) => reports.map(({ report }) => report)).sort((a, b) => a.entryIndex - b.entryIndex || a.firstPage - b.firstPage);
  const proposals = proposeFamilies(inOrder, new Set(settings.addresses.map(({ ssid }) => ssid)));
  const confirmed = new Set(settings.siblings.map(keyOf));
  const reasons = new Map(plan.notices.flatMap(({ code, entry, firstPage, message }): [string, string][] => (code === 'siblings-not-combined' ? [[`${entry}\n${firstPage}`, message]] : [])));
  const reasonOf = ({ students }: FamilyProposal): string | null => {
    const ssids = new Set(students.map(({ ssid }) => ssid));
    const own = inOrder.filter((report) => ssids.has(report.ssid ?? ''));
    return own.map(({ entry, firstPage }) => reasons.get(`${entry}\n${firstPage}`)).find((reason) => reason !== undefined) ?? null;
  };
  const shown = proposals.slice(0, MOST_FAMILIES_SHOWN).map((proposal): FamilyView => {
    const ssids = proposal.students.map(({ ssid }) => ssid);
    const isConfirmed = confirmed.has(keyOf(ssids));
    const isTogether = new Set(ssids.map((ssid) => envelopes.get(ssid))).size === 1;
    return { ...proposal, isConfirmed, obstacle: isConfirmed && !isTogether ? reasonOf(proposal) : null };
  });
  return { families: shown, others: proposals.length - shown.length };
};

/** The same for the same students in any order. */
const keyOf = (ssids: readonly string[]): string => [...ssids].sort().join(' ');
