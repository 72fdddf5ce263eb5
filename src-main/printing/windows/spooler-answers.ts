import { z } from 'zod';
import type { RunPowerShell } from './run-powershell';

const Bin = z.object({ featureSpace: z.string(), feature: z.string(), space: z.string(), name: z.string(), label: z.string() });

/** What the driver of a queue says that its printer can; names are those of .NET's enumerations. */
const Capabilities = z.object({
  duplexing: z.array(z.string()),
  colors: z.array(z.string()),
  /** In 1/96 in; null where the driver does not say. */
  media: z.array(z.object({ name: z.string(), width: z.number().nullable(), height: z.number().nullable() })),
  /** In dots an inch. */
  resolutions: z.array(z.number()),
  stapling: z.array(z.string()),
  bins: z.array(Bin),
});

const Queue = z.object({
  name: z.string().min(1),
  isDefault: z.boolean(),
  comment: z.string(),
  location: z.string(),
  driver: z.string(),
  port: z.string(),
  /** `PrintQueueStatus`. */
  status: z.number().int(),
  can: Capabilities.nullable(),
});
export type SpoolerQueue = z.infer<typeof Queue>;

const ScriptFailure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('language-mode') }),
  z.object({ kind: z.literal('no-queue') }),
  z.object({ kind: z.literal('no-job') }),
  z.object({ kind: z.literal('refused'), settings: z.array(z.string()) }),
  z.object({ kind: z.literal('thrown'), stage: z.enum(['before', 'sending']), type: z.string(), code: z.number().int(), message: z.string() }),
]);

export const QUEUES_ANSWER = z.object({ queues: z.array(Queue) });
export const ADD_JOB_ANSWER = z.object({ id: z.number().int(), kept: z.boolean() });
export const JOB_ANSWER = z.object({ queue: z.number().int(), job: z.number().int(), name: z.string() });
export const FIND_ANSWER = z.object({ id: z.number().int().nullable() });
export const CANCEL_ANSWER = z.object({ cancelled: z.literal(true) });

/** Why the spooler gave no answer: a script's own word, PowerShell that can't be run or ended otherwise, or an answer that is none. */
export type SpoolerFault =
  | z.infer<typeof ScriptFailure>
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'no-powershell' }
  | { readonly kind: 'not-understood' };

export class SpoolerFailure extends Error {
  constructor(
    readonly fault: SpoolerFault,
    options?: ErrorOptions,
  ) {
    super(`The spooler gave no answer: ${fault.kind}.`, options);
  }
}

/** Runs a script and reads its answer. @throws SpoolerFailure */
export async function askSpooler<Answer>(run: RunPowerShell, script: string, values: Readonly<Record<string, string>>, shape: z.ZodType<Answer>, { signal, limitMs }: { readonly signal: AbortSignal; readonly limitMs: number }): Promise<Answer> {
  let output: string;
  try {
    output = await run(script, values, AbortSignal.any([signal, AbortSignal.timeout(limitMs)]));
  } catch (thrown) {
    throw new SpoolerFailure({ kind: signal.aborted ? 'cancelled' : endOf(thrown) }, { cause: thrown });
  }
  let told: unknown;
  try {
    told = JSON.parse(output.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw new SpoolerFailure({ kind: 'not-understood' }, { cause: thrown });
  }
  const failure = z.object({ failure: ScriptFailure }).safeParse(told);
  if (failure.success) throw new SpoolerFailure(failure.data.failure);
  const answer = shape.safeParse(told);
  if (!answer.success) throw new SpoolerFailure({ kind: 'not-understood' }, { cause: answer.error });
  return answer.data;
}

function endOf(thrown: unknown): 'silent' | 'no-powershell' | 'not-understood' {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ABORT_ERR') return 'silent';
  return code === 'ENOENT' || code === 'EACCES' ? 'no-powershell' : 'not-understood';
}
