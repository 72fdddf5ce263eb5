import type { ProblemView } from '@shared/ipc/views';
import type { ProblemCode } from '@shared/problems/problem';
import { bridge } from '../bridge/bridge';
import { createPagedRows, type PagedRowsStore } from './paged-rows';

/** The problems of one code, read as they are looked at. */
export function createProblemRows(code: ProblemCode): PagedRowsStore<ProblemView> {
  const rows = createPagedRows<ProblemView>();
  rows.reset((range) => bridge.call('findings.problems', { ...range, code }));
  return rows;
}

/** Every report that is in no packet, with the reason. */
export function createSetAsideRows(): PagedRowsStore<ProblemView> {
  const rows = createPagedRows<ProblemView>();
  rows.reset((range) => bridge.call('plan.set-aside', range));
  return rows;
}
