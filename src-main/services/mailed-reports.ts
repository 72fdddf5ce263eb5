import type { MailingState, MailingStates } from '@shared/domain/packets/mailing-state';
import type { FoundReport } from '@shared/domain/ssr/report';
import { identityOf } from '@shared/domain/ssr/report-identity';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { OpenLedger } from '../ports/ledger';
import { digest } from './digest';

/** How the ledger is asked; `exists` is false on a computer that never printed, where no ledger is made for the asking. */
export type MailedTools = { readonly openLedger: OpenLedger; readonly ledgerExists: () => boolean };

/**
 * What the ledger says of reports, by their ids. Fails where there is a ledger and it can't be read: planning without it could mail
 * reports a second time.
 */
export async function mailedReports(reports: readonly FoundReport[], { openLedger, ledgerExists }: MailedTools): Promise<Result<MailingStates>> {
  if (reports.length === 0 || !ledgerExists()) return succeeded(new Map());
  const opened = await openLedger();
  if (!opened.ok) return failed(opened.failure.code, `${opened.failure.message} Without it nobody can tell which reports were mailed before; "prepare --again" takes them all, mailed or not.`);
  const ledger = opened.value;
  try {
    const states = ledger.mailing(reports.map((report) => identityOf(report, digest)));
    return succeeded(new Map(reports.flatMap(({ id }, index): [string, MailingState][] => {
      const state = states[index] ?? 'new';
      return state === 'new' ? [] : [[id, state]];
    })));
  } finally {
    ledger.close();
  }
}
