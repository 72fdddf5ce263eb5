import type { Result } from '@shared/ipc/result';
import type { LedgerDesk } from '../../ports/ledger-desk';
import { failureOf } from '../../services/job-failure';
import { identitiesOfText } from './identity-text';
import type { LedgerAnswer, LedgerOrder } from './ledger-messages';

/** Carries out an order at the desk, until that is cancelled; never rejects. */
export const answerOrder = async (desk: LedgerDesk, { id, verb, given }: LedgerOrder, signal: AbortSignal): Promise<LedgerAnswer> => {
  const call = desk[verb] as (...all: readonly unknown[]) => Promise<Result<unknown>>;
  try {
    return { id, result: await call(...(verb === 'mailing' ? [identitiesOfText(String(given[0])), signal] : given)) };
  } catch (thrown) {
    return { id, result: { ok: false, failure: failureOf(thrown) } };
  }
};
