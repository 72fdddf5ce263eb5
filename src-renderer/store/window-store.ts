import { create } from 'zustand';
import { useStore } from 'zustand';
import type { WindowPacketView, WindowRowView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { createPagedRows, type PagedRows, rowAt } from './paged-rows';
import { selectPacket } from './selection-store';
import { forgetStrayKinds } from './stray-kinds-store';
import { usePlanStore } from './plan-store';

/** All packets of the plan by how badly they stand in the window, the worst first. */
export const windowRows = createPagedRows<WindowRowView>();
export const useWindowRows = <Value>(pick: (rows: PagedRows<WindowRowView>) => Value): Value => useStore(windowRows.store, pick);

/** Shows the packet at a place of the list, read first where it has not been. */
export async function selectWorst(index: number): Promise<void> {
  const known = rowAt(windowRows.store.getState(), index);
  const answer = known ? null : await bridge.call('window.rows', { from: index, count: 1 });
  const row = known ?? (answer?.ok ? answer.value.rows[0] : undefined);
  if (row) selectPacket(row);
}

/** Which areas are drawn over the picture. */
export type ShownLayers = { readonly safe: boolean; readonly canShow: boolean };

type WindowState = { readonly packet: WindowPacketView | null; readonly layers: ShownLayers };

/** The packet whose page 1 lies in the picture of the envelope, and what is drawn over each. */
export const useWindowStore = create<WindowState>(() => ({ packet: null, layers: { safe: true, canShow: true } }));

export const showLayers = (layers: ShownLayers): void => useWindowStore.setState({ layers });

let asked = 0;

/** Reads what the picture of a packet needs; forgets the one before it. */
export async function showInWindow(piece: number): Promise<void> {
  asked += 1;
  const mine = asked;
  const answer = await bridge.call('window.packet', { piece });
  if (mine === asked) useWindowStore.setState({ packet: answer.ok ? answer.value : null });
}

export function forgetWindow(): void {
  asked += 1;
  useWindowStore.setState({ packet: null });
}

/** Keeps the rows those of the present plan. */
export function followWindow(): () => void {
  let shown = -1;
  return usePlanStore.subscribe(({ plan, version }) => {
    if (version === shown) return;
    shown = version;
    windowRows.reset(plan === null ? null : (range) => bridge.call('window.rows', range));
    if (plan !== null) return;
    forgetWindow();
    forgetStrayKinds();
  });
}
