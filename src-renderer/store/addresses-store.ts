import { create } from 'zustand';
import { findAddressColumns, type AddressColumns } from '@shared/domain/packets/address-table';
import { bridge } from '../bridge/bridge';
import { openDialog } from './view-store';

/** A list of addresses as it was chosen, and which column is taken for what. */
export type ChosenAddresses = { readonly name: string; readonly rows: readonly (readonly string[])[]; readonly columns: AddressColumns; readonly hasHeader: boolean };

type AddressesState = { readonly chosen: ChosenAddresses | null; readonly failure: string | null };

/** The list of addresses while it is looked at; it is forgotten when the dialog closes. */
export const useAddressesStore = create<AddressesState>(() => ({ chosen: null, failure: null }));

export function openAddresses(): void {
  useAddressesStore.setState({ chosen: null, failure: null });
  openDialog('addresses');
}

export const forgetAddresses = (): void => useAddressesStore.setState({ chosen: null, failure: null });

export async function chooseAddresses(): Promise<void> {
  const answer = await bridge.call('addresses.choose', {});
  if (!answer.ok) useAddressesStore.setState({ failure: answer.failure.message });
  else if (answer.value) useAddressesStore.setState({ chosen: { ...answer.value, ...findAddressColumns(answer.value.rows) }, failure: null });
}

export const takeColumns = (part: Partial<Pick<ChosenAddresses, 'columns' | 'hasHeader'>>): void =>
  useAddressesStore.setState(({ chosen }) => ({ chosen: chosen && { ...chosen, ...part } }));
