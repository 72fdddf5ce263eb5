import { create } from 'zustand';
import type { PacketView } from '@shared/ipc/views';

/** The one selection that list, preview and envelope follow: a sheet of a batch, and with it its packet. */
export type Selection = { readonly batchId: string | null; /** From 0 in the batch. */ readonly sheetIndex: number };

const nothing: Selection = { batchId: null, sheetIndex: 0 };

export const useSelectionStore = create<Selection>(() => nothing);

export const forgetSelection = (): void => useSelectionStore.setState(nothing);
export const selectBatch = (batchId: string): void => useSelectionStore.setState({ batchId, sheetIndex: 0 });
export const selectSheet = (sheetIndex: number): void => useSelectionStore.setState({ sheetIndex });
export const selectPacket = ({ batchId, firstSheetIndex }: Pick<PacketView, 'batchId' | 'firstSheetIndex'>): void =>
  useSelectionStore.setState({ batchId, sheetIndex: firstSheetIndex });
