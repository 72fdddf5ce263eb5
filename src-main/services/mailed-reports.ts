import type { MailingState, MailingStates } from '@shared/domain/packets/mailing-state';
import type { FoundReport } from '@shared/domain/ssr/report';
import { identityOf, type ReportIdentity } from '@shared/domain/ssr/report-identity';
import { type Failure, failed, succeeded, type Result } from '@shared/ipc/result';
import { flatMapInSteps, mapInSteps, type Steps } from '@shared/jobs/steps';
import type { Ledger, LookAtLedger, OpenLedger } from '../ports/ledger';
import { digest } from './digest';
import { inParts, ITEMS_OF_PART } from './in-parts';
import { inSlices } from './in-slices';
import { JobFailure } from './job-failure';
import { openPatiently } from './open-patiently';

/** How reports are asked for, one by one; `ledgerExists` is false on a computer that never printed, where no ledger is made for the asking. */
export type AskMailing = { readonly ledgerExists: () => boolean; readonly mailing: (reports: readonly ReportIdentity[]) => Promise<Result<readonly MailingState[]>> };

/**
 * What the ledger says of reports, by their ids. Fails where there is a ledger and it can't be read: planning without it could mail
 * reports a second time.
 */
export async function mailedReports(reports: readonly FoundReport[], { ledgerExists, mailing }: AskMailing, signal?: AbortSignal): Promise<Result<MailingStates>> {
  if (reports.length === 0 || !ledgerExists()) return succeeded(new Map());
  const states = await mailing(await inSlices(mapInSteps(reports, (report) => identityOf(report, digest)), signal));
  if (!states.ok) return failed(states.failure.code, nobodyCanTell(states.failure));
  const mailed = flatMapInSteps(reports, ({ id }, index): readonly (readonly [string, MailingState])[] => {
    const state = states.value[index] ?? 'new';
    return state === 'new' ? [] : [[id, state]];
  });
  return succeeded(new Map(await inSlices(mailed, signal)));
}

/** Throws, before downloads are read, what can be seen to keep the ledger from being asked of their reports. It is not held meanwhile. */
export async function assertMailedCanBeAsked({ ledgerExists, lookAtLedger }: { readonly ledgerExists: () => boolean; readonly lookAtLedger: LookAtLedger }, signal: AbortSignal): Promise<void> {
  if (!ledgerExists()) return;
  const seen = await openPatiently(lookAtLedger, signal);
  if (!seen.ok) throw new JobFailure(seen.failure.code, nobodyCanTell(seen.failure));
}

/** All reports are offered only where nothing better will come: a ledger that is in use is free again soon, and what is printed meanwhile would go out twice. */
const nobodyCanTell = ({ code, message }: Failure): string =>
  `${message} Without the ledger nobody can tell which reports were mailed before${code === 'ledger-in-use' ? '.' : '; “Take reports that were mailed before” (prepare --again) takes them all.'}`;

/** Asks the ledger itself. */
export async function mailingStates(reports: readonly ReportIdentity[], { openLedger }: { readonly openLedger: OpenLedger }, signal?: AbortSignal): Promise<Result<readonly MailingState[]>> {
  const opened = await openPatiently(openLedger, signal);
  if (!opened.ok) return opened;
  try {
    const { value: ledger } = opened;
    return succeeded(await inSlices(statesInSteps(reports, ledger), signal));
  } finally {
    opened.value.close();
  }
}

function* statesInSteps(reports: readonly ReportIdentity[], ledger: Pick<Ledger, 'mailing'>): Steps<readonly MailingState[]> {
  const states: MailingState[] = [];
  for (const some of inParts(reports, ITEMS_OF_PART)) {
    states.push(...ledger.mailing(some));
    yield;
  }
  return states;
}
