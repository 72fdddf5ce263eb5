import type { DeliveryKind } from '@shared/domain/printing/ledger-run';
import type { FoundReport } from '@shared/domain/ssr/report';
import { identityOf } from '@shared/domain/ssr/report-identity';
import { succeeded, type Result } from '@shared/ipc/result';
import type { OpenLedger } from '../ports/ledger';
import { digest } from './digest';

/** Reports that leave in another way than on paper; `place` says where to, in words that name no pupil. */
export type NewDelivery = { readonly kind: DeliveryKind; readonly place: string; readonly reports: readonly FoundReport[] };

export type DeliveryTools = { readonly openLedger: OpenLedger; readonly account: string };

/** Writes a delivery into the ledger and gives its number. Reports delivered so do not count as mailed. */
export async function recordDelivery({ kind, place, reports }: NewDelivery, { openLedger, account }: DeliveryTools): Promise<Result<number>> {
  const opened = await openLedger();
  if (!opened.ok) return opened;
  try {
    return succeeded(opened.value.recordDelivery({ kind, place, by: account, reports: reports.map((report) => identityOf(report, digest)) }));
  } finally {
    opened.value.close();
  }
}
