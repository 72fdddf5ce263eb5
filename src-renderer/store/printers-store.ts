import { create } from 'zustand';
import type { AddedPrinterView, FoundPrinterView, NewlyAddedView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { countOf } from '../words/counts';
import { announce } from './announcement-store';
import { choosePrinter } from './print-store';
import { type DialogName, openDialog, useViewStore } from './view-store';

type PrintersState = {
  /** The dialog that goes on once the printers are there. */
  readonly from: DialogName;
  /** Null until they were read. */
  readonly added: readonly AddedPrinterView[] | null;
  /** Null until somebody looked. */
  readonly found: readonly FoundPrinterView[] | null;
  readonly busy: null | 'finding' | 'adding';
  readonly newest: NewlyAddedView | null;
  /** The printer that was removed last, until another is added or removed. */
  readonly removed: AddedPrinterView | null;
  readonly failure: string | null;
};

const nothing: PrintersState = { from: 'print', added: null, found: null, busy: null, newest: null, removed: null, failure: null };

/** Printers that were added by their address, and those that could be. */
export const usePrintersStore = create<PrintersState>(() => nothing);

export async function openPrinters(): Promise<void> {
  usePrintersStore.setState({ ...nothing, from: useViewStore.getState().dialog ?? 'print' });
  openDialog('printers');
  const answer = await bridge.call('printers.added', {});
  usePrintersStore.setState(answer.ok ? { added: answer.value } : { added: [], failure: answer.failure.message });
}

export const closePrinters = (): void => openDialog(usePrintersStore.getState().from);

export async function findPrinters(): Promise<void> {
  usePrintersStore.setState({ busy: 'finding', failure: null });
  const answer = await bridge.call('printers.find', {});
  usePrintersStore.setState({ busy: null, ...(answer.ok ? { found: answer.value } : { failure: answer.failure.message }) });
  announce(answer.ok ? `${countOf(answer.value.length, 'printer')} found.` : answer.failure.message);
}

/** Adds a printer and chooses it for printing. Resolves to true where it answered. */
export async function addPrinter(address: string, name: string): Promise<boolean> {
  usePrintersStore.setState({ busy: 'adding', failure: null, newest: null });
  const answer = await bridge.call('printers.add', { address, name });
  if (!answer.ok) {
    usePrintersStore.setState({ busy: null, failure: answer.failure.message });
    announce(answer.failure.message);
    return false;
  }
  const newest = answer.value;
  usePrintersStore.setState(({ added }) => ({ busy: null, newest, removed: null, added: [...(added ?? []), newest.printer] }));
  choosePrinter(newest.printer.name);
  announce(`${newest.printer.name} is added.`);
  return true;
}

export async function removePrinter(printer: AddedPrinterView): Promise<void> {
  const { name } = printer;
  const answer = await bridge.call('printers.remove', { name });
  usePrintersStore.setState(answer.ok ? { added: answer.value, newest: null, removed: printer, failure: null } : { failure: answer.failure.message });
  announce(answer.ok ? `${name} is out of the list.` : answer.failure.message);
}
