import type { JobHooks } from '../ports/hooks';
import type { EntryJob, EntryResult, InspectionPool } from '../ports/inspection-pool';
import { JobFailure } from './job-failure';

/** Reads one entry again, such as with cuts that a person placed. Progress counts its pages. Writes nothing. */
export const inspectOneEntry = async (job: EntryJob, { pool }: { readonly pool: InspectionPool }, { signal, onProgress }: JobHooks): Promise<EntryResult> => {
  const answers: EntryResult[] = [];
  await pool.inspectAll([job], {
    signal,
    onPages: (_, done, total) => onProgress({ step: 'reading-pages', done, total, fraction: total === 0 ? 0 : done / total }),
    onResult: (_, result) => void answers.push(result),
  });
  const [answer] = answers;
  if (!answer) throw new JobFailure('internal-fault', 'Foldline met a fault of its own and stopped this step. Start the step again.');
  return answer;
};
