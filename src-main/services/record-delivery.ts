import type { DeliveryKind } from '@shared/domain/printing/ledger-run';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { Manifest } from '@shared/domain/records/manifest';
import { identitiesOf } from '@shared/domain/records/packet-students';
import { identityOf, type ReportIdentity } from '@shared/domain/ssr/report-identity';
import { succeeded, type Result } from '@shared/ipc/result';
import type { OpenLedger } from '../ports/ledger';
import { digest } from './digest';
import { JobFailure } from './job-failure';
import { openPatiently } from './open-patiently';

/** Reports that leave in another way than on paper; `place` says where to, in words that name no pupil. */
export type NewDelivery = { readonly kind: DeliveryKind; readonly place: string; readonly reports: readonly FoundReport[] };

export type DeliveryTools = { readonly openLedger: OpenLedger; readonly account: string };

/** Throws a JobFailure where the ledger can't be opened: a delivery must stand in it, so that is known before its files are written. */
export const assertDeliveryCanBeRecorded = async ({ openLedger }: DeliveryTools, signal: AbortSignal): Promise<void> => {
  const opened = await openPatiently(openLedger, signal);
  if (!opened.ok) throw new JobFailure(opened.failure.code, opened.failure.message);
  opened.value.close();
};

/** Writes a delivery into the ledger and gives its number. Reports delivered so do not count as mailed. */
export const recordDelivery = ({ kind, place, reports }: NewDelivery, tools: DeliveryTools): Promise<Result<number>> =>
  recordIdentities(kind, place, reports.map((report) => identityOf(report, digest)), tools);

/** Writes down that the reports of a prepared folder went to a print shop. */
export const recordPackage = (place: string, { packets }: Manifest, tools: DeliveryTools): Promise<Result<number>> =>
  recordIdentities('export', place, packets.flatMap(identitiesOf), tools);

async function recordIdentities(kind: DeliveryKind, place: string, reports: readonly ReportIdentity[], { openLedger, account }: DeliveryTools): Promise<Result<number>> {
  const opened = await openPatiently(openLedger);
  if (!opened.ok) return opened;
  try {
    return succeeded(opened.value.recordDelivery({ kind, place, by: account, reports }));
  } finally {
    opened.value.close();
  }
}
