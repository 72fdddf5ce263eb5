/** Why a job or a call could not be done: a stable code for programs, a plain sentence with the next step for people. */
export type Failure = { readonly code: string; readonly message: string };

/** The one answer of everything that crosses a process. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export const succeeded = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const failed = (code: string, message: string): Result<never> => ({ ok: false, failure: { code, message } });
