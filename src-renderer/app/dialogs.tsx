import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { AddressesDialog } from '../features/addresses/addresses-dialog';
import { EnvelopesDialog } from '../features/envelopes/envelopes-dialog';
import { CombinedDialog } from '../features/batches/combined-dialog';
import { HoldDialog } from '../features/batches/hold-dialog';
import { NoticesDialog } from '../features/batches/notices-dialog';
import { SetAsideDialog } from '../features/batches/set-aside-dialog';
import { SettingsDialog } from '../features/batches/settings-dialog';
import { ChoiceDialog } from '../features/choice/choice-dialog';
import { CutsDialog } from '../features/cuts/cuts-dialog';
import { HelpDialog } from '../features/help/help-dialog';
import { LengthsDialog } from '../features/lengths/lengths-dialog';
import { LedgerDialog } from '../features/ledger/ledger-dialog';
import { PrintAgainDialog } from '../features/print/print-again-dialog';
import { PrintDialog } from '../features/print/print-dialog';
import { PrinterProfileDialog } from '../features/print/printer-profile-dialog';
import { PrintersDialog } from '../features/print/printers-dialog';
import { SaveDialog } from '../features/save/save-dialog';
import { CalendarDialog } from '../features/mail-room/calendar-dialog';
import { ColumnsDialog } from '../features/mail-room/columns-dialog';
import { HandOverDialog } from '../features/mail-room/hand-over-dialog';
import { SuppliesDialog } from '../features/mail-room/supplies-dialog';
import { InsertersDialog } from '../features/inserters/inserters-dialog';
import { LettersDialog } from '../features/letters/letters-dialog';
import { SiblingsDialog } from '../features/siblings/siblings-dialog';
import { printAgain } from '../store/print-store';
import { useProgramStore } from '../store/program-store';
import { type DialogName, useViewStore } from '../store/view-store';
import { ClearDialog } from './clear-dialog';
import { readAndPlan } from './flow';
import { KeyboardDialog } from './keyboard-dialog';

/** The dialog that is open, if any. */
export function Dialogs({ plan }: { readonly plan: PlanView | null }): ReactElement | null {
  const dialog = useViewStore((state) => state.dialog);
  if (dialog === null) return null;
  return WITHOUT_PLAN[dialog]?.() ?? (plan ? <PlanDialog dialog={dialog} plan={plan} /> : null);
}

/** Dialogs that need no plan. */
const WITHOUT_PLAN: Readonly<Partial<Record<DialogName, () => ReactElement>>> = {
  help: () => <HelpDialog />,
  keyboard: () => <KeyboardDialog />,
  clear: () => <ClearDialog />,
  entry: () => <CutsDialog />,
  choice: () => <ChoiceDialog />,
  lengths: () => <LengthsDialog onReadAgain={() => void readAndPlan()} />,
  calendar: () => <CalendarDialog />,
  columns: () => <ColumnsDialog />,
  supplies: () => <SuppliesDialog />,
  'hand-over': () => <HandOverDialog />,
  ledger: () => <LedgerDialog onPrintAgain={printAgain} />,
  'print-again': () => <PrintAgainDialog />,
  printers: () => <PrintersDialog />,
  'printer-profile': () => <PrinterProfileDialog />,
};

function PlanDialog({ dialog, plan }: { readonly dialog: DialogName; readonly plan: PlanView }): ReactElement | null {
  const printingUnavailable = useProgramStore((state) => state.app?.printingUnavailable ?? null);
  if (dialog === 'settings') return <SettingsDialog />;
  if (dialog === 'hold') return <HoldDialog />;
  if (dialog === 'letters') return <LettersDialog />;
  if (dialog === 'siblings') return <SiblingsDialog />;
  if (dialog === 'envelopes') return <EnvelopesDialog />;
  if (dialog === 'inserters') return <InsertersDialog />;
  if (dialog === 'addresses') return <AddressesDialog />;
  if (dialog === 'set-aside') return <SetAsideDialog plan={plan} />;
  if (dialog === 'notices') return <NoticesDialog plan={plan} />;
  if (dialog === 'combined') return <CombinedDialog plan={plan} />;
  if (dialog === 'save') return <SaveDialog plan={plan} printingUnavailable={printingUnavailable} />;
  if (dialog === 'print') return <PrintDialog plan={plan} />;
  return null;
}
