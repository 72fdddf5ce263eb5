import type { Result } from '@shared/ipc/result';
import type { LedgerDesk } from '../../ports/ledger-desk';

/** A call of the desk; `mailing` has its reports as a text. */
export type LedgerOrder = { readonly id: number; readonly verb: keyof LedgerDesk; readonly given: readonly unknown[] };
export type LedgerAnswer = { readonly id: number; readonly result: Result<unknown> };
