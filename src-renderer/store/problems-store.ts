import { create } from 'zustand';
import type { ProblemView } from '@shared/ipc/views';
import type { ProblemCode } from '@shared/problems/problem';
import { bridge } from '../bridge/bridge';
import { createPagedRows, type PagedRowsStore } from './paged-rows';
import { openDialog } from './view-store';

/** The problems of one code, read as they are looked at. */
export function createProblemRows(code: ProblemCode): PagedRowsStore<ProblemView> {
  const rows = createPagedRows<ProblemView>();
  rows.reset((range) => bridge.call('findings.problems', { ...range, code }));
  return rows;
}

/** The reports that are in no packet, for one reason or for any. */
export function createSetAsideRows(code: ProblemCode | null): PagedRowsStore<ProblemView> {
  const rows = createPagedRows<ProblemView>();
  rows.reset((range) => bridge.call('plan.set-aside', { ...range, code }));
  return rows;
}

/** The reason for which reports set aside are listed, null for any. */
export const useSetAsideStore = create<{ readonly reason: ProblemCode | null }>(() => ({ reason: null }));

export const showReason = (reason: ProblemCode | null): void => useSetAsideStore.setState({ reason });

/** Lists the reports that are set aside for a reason, or for any. */
export function openSetAside(reason: ProblemCode | null): void {
  showReason(reason);
  openDialog('set-aside');
}
