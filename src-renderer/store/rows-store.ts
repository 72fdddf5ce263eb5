import { useStore } from 'zustand';
import type { PacketView, SheetView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { createPagedRows, rowAt, type PagedRows, type PagedRowsStore } from './paged-rows';
import { batchById, usePlanStore } from './plan-store';
import { useSelectionStore } from './selection-store';
import { packetOfSheet } from './sheet-steps';

/** Packets and sheets of the selected batch, read as they are looked at. */
export const packetRows = createPagedRows<PacketView>();
export const sheetRows = createPagedRows<SheetView>();

/** Packets of the whole plan that hold more than one report, read as they are looked at. */
export function createCombinedRows(): PagedRowsStore<PacketView> {
  const rows = createPagedRows<PacketView>();
  rows.reset((range) => bridge.call('plan.combined', range));
  return rows;
}

let shown = '';

/** The rows are read anew where another batch is selected or the plan has changed. */
function follow(): void {
  const { batchId } = useSelectionStore.getState();
  const { plan, version } = usePlanStore.getState();
  const present = batchById(plan, batchId) ? batchId : null;
  const wanted = `${version} ${present}`;
  if (wanted === shown) return;
  shown = wanted;
  packetRows.reset(present === null ? null : (range) => bridge.call('plan.packets', { ...range, batchId: present }));
  sheetRows.reset(present === null ? null : (range) => bridge.call('plan.sheets', { ...range, batchId: present }));
}

/** Keeps the rows those of the selected batch of the present plan. */
export function followRows(): () => void {
  const stops = [useSelectionStore.subscribe(follow), usePlanStore.subscribe(follow)];
  return () => stops.forEach((stop) => stop());
}

/** The selected packet, undefined while its row has not been read. */
export function selectedPacket(rows: PagedRows<PacketView> = packetRows.store.getState()): PacketView | undefined {
  const { batchId, sheetIndex } = useSelectionStore.getState();
  const batch = batchById(usePlanStore.getState().plan, batchId);
  return batch && rowAt(rows, packetOfSheet(batch, sheetIndex));
}

export const usePacketRows = <Value>(pick: (rows: PagedRows<PacketView>) => Value): Value => useStore(packetRows.store, pick);
export const useSheetRows = <Value>(pick: (rows: PagedRows<SheetView>) => Value): Value => useStore(sheetRows.store, pick);
