import { builtFile } from '../app-root';
import { createInspectionPool } from '../intake/inspection-pool';
import type { InspectionPool } from '../ports/inspection-pool';

const newPool = (): InspectionPool => createInspectionPool({ threadFile: builtFile('inspection-thread.js') });

let waiting: InspectionPool | null = null;

/** Starts the threads that read before there is anything to read: they take most of a second to come up, for which whoever drops a download would wait. */
export const holdPool = (): void => (waiting ??= newPool()).warm();

/** Ends the threads that wait, where a job needs none. */
export const letGoOfPool = async (): Promise<void> => {
  const unused = waiting;
  waiting = null;
  await unused?.close();
};

/** The pool for a job, which ends with it. */
export const withPool = async <Value>(use: (pool: InspectionPool) => Promise<Value>): Promise<Value> => {
  const pool = waiting ?? newPool();
  waiting = null;
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
};
