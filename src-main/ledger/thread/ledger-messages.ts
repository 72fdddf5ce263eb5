import type { Result } from '@shared/ipc/result';
import type { LedgerDesk } from '../../ports/ledger-desk';

/** A call of the desk; `mailing` has its reports as a text. */
export type LedgerOrder = { readonly id: number; readonly verb: keyof LedgerDesk; readonly given: readonly unknown[] };
/** What the desk says to its thread: an order, or that the answer to one is not waited for any more. */
export type LedgerWord = LedgerOrder | { readonly cancels: number };
export type LedgerAnswer = { readonly id: number; readonly result: Result<unknown> };
