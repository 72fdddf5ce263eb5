import { create } from 'zustand';

export const STEPS = ['downloads', 'found', 'batches', 'mail-room'] as const;
/** The places of the window, in the order of the work. */
export type Step = (typeof STEPS)[number];

export type DialogName = 'settings' | 'hold' | 'siblings' | 'letters' | 'envelopes' | 'inserters' | 'addresses' | 'save' | 'print' | 'clear' | 'keyboard' | 'help' | 'set-aside' | 'notices' | 'combined' | 'entry' | 'choice' | 'lengths' | 'calendar' | 'columns' | 'supplies' | 'hand-over' | 'printers' | 'printer-profile' | 'ledger' | 'print-again';

type ViewState = { readonly step: Step; readonly dialog: DialogName | null; readonly preview: 'sheets' | 'envelope' };

/** Where in the window the person is. */
export const useViewStore = create<ViewState>(() => ({ step: 'downloads', dialog: null, preview: 'sheets' }));

export const goTo = (step: Step): void => useViewStore.setState({ step });
export const openDialog = (dialog: DialogName): void => useViewStore.setState({ dialog });
export const closeDialog = (): void => useViewStore.setState({ dialog: null });
export const showPreview = (preview: ViewState['preview']): void => useViewStore.setState({ preview });
