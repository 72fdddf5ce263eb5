import type { InputOf, OutputOf, Verb } from '@shared/ipc/contract';
import { type Result, failed } from '@shared/ipc/result';
import type { DroppedView } from '@shared/ipc/views';
import { failureOf } from '../services/job-failure';
import { CALL_GUARDS, DROPPED_PATHS_GUARD } from './call-guards';
import type { AnswerCalls } from './ipc-host';

/** What answers each verb. */
export type CallHandlers = { readonly [V in Verb]: (input: InputOf<V>) => Result<OutputOf<V>> | Promise<Result<OutputOf<V>>> };

const NOT_UNDERSTOOD = failed('not-understood', 'This request was not understood and was refused.');

const isVerb = (verb: unknown): verb is Verb => typeof verb === 'string' && Object.hasOwn(CALL_GUARDS, verb);

const answer = async <V extends Verb>(handlers: CallHandlers, verb: V, input: unknown): Promise<Result<OutputOf<V>>> => {
  const checked = CALL_GUARDS[verb].safeParse(input);
  if (!checked.success) return NOT_UNDERSTOOD;
  try {
    return await handlers[verb](checked.data);
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
};

/** Answers what arrives from the window; everything is checked first. */
export const answerCalls = (handlers: CallHandlers, addDropped: (paths: readonly string[]) => Promise<DroppedView>): AnswerCalls => ({
  call: async (verb, input) => (isVerb(verb) ? answer(handlers, verb, input) : NOT_UNDERSTOOD),
  drop: async (paths) => {
    const checked = DROPPED_PATHS_GUARD.safeParse(paths);
    return checked.success ? { ok: true, value: await addDropped(checked.data) } : NOT_UNDERSTOOD;
  },
});
