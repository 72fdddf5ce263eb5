import { create } from 'zustand';
import type { NoticeView } from '@shared/ipc/views';
import type { ProblemCode } from '@shared/problems/problem';
import { bridge } from '../bridge/bridge';
import { createPagedRows, type PagedRowsStore } from './paged-rows';
import { closeDialog, type DialogName, openDialog } from './view-store';

/** What is to be looked at before the packets are mailed, for one reason or for any. */
export function createNoticeRows(code: ProblemCode | null): PagedRowsStore<NoticeView> {
  const rows = createPagedRows<NoticeView>();
  rows.reset((range) => bridge.call('plan.notices', { ...range, code }));
  return rows;
}

/** The reason whose notices are listed, null for any, and the dialog that the list was opened from. */
export const useNoticesStore = create<{ readonly reason: ProblemCode | null; readonly from: DialogName | null }>(() => ({ reason: null, from: null }));

export const showNoticesOf = (reason: ProblemCode | null): void => useNoticesStore.setState({ reason });

/** Lists all notices; who closes the list is where it was opened `from`. */
export function openNotices(from: DialogName | null): void {
  useNoticesStore.setState({ reason: null, from });
  openDialog('notices');
}

export function closeNotices(): void {
  const { from } = useNoticesStore.getState();
  if (from === null) closeDialog();
  else openDialog(from);
}
