import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/views';
import { AddressesDialog } from '../features/addresses/addresses-dialog';
import { EnvelopesDialog } from '../features/envelopes/envelopes-dialog';
import { HoldDialog } from '../features/batches/hold-dialog';
import { SetAsideDialog } from '../features/batches/set-aside-dialog';
import { SettingsDialog } from '../features/batches/settings-dialog';
import { ChoiceDialog } from '../features/choice/choice-dialog';
import { CutsDialog } from '../features/cuts/cuts-dialog';
import { LengthsDialog } from '../features/lengths/lengths-dialog';
import { PrintDialog } from '../features/print/print-dialog';
import { SaveDialog } from '../features/save/save-dialog';
import { CalendarDialog } from '../features/mail-room/calendar-dialog';
import { ColumnsDialog } from '../features/mail-room/columns-dialog';
import { HandOverDialog } from '../features/mail-room/hand-over-dialog';
import { SuppliesDialog } from '../features/mail-room/supplies-dialog';
import { useProgramStore } from '../store/program-store';
import { useViewStore } from '../store/view-store';
import { ClearDialog } from './clear-dialog';
import { readAndPlan } from './flow';
import { KeyboardDialog } from './keyboard-dialog';

/** The dialog that is open, if any. */
export function Dialogs({ plan }: { readonly plan: PlanView | null }): ReactElement | null {
  const dialog = useViewStore((state) => state.dialog);
  const printingUnavailable = useProgramStore((state) => state.app?.printingUnavailable ?? null);
  if (dialog === 'keyboard') return <KeyboardDialog />;
  if (dialog === 'clear') return <ClearDialog />;
  if (dialog === 'entry') return <CutsDialog />;
  if (dialog === 'choice') return <ChoiceDialog />;
  if (dialog === 'lengths') return <LengthsDialog onReadAgain={() => void readAndPlan()} />;
  if (dialog === 'calendar') return <CalendarDialog />;
  if (dialog === 'columns') return <ColumnsDialog />;
  if (dialog === 'supplies') return <SuppliesDialog />;
  if (dialog === 'hand-over') return <HandOverDialog />;
  if (!plan) return null;
  if (dialog === 'settings') return <SettingsDialog />;
  if (dialog === 'hold') return <HoldDialog />;
  if (dialog === 'envelopes') return <EnvelopesDialog />;
  if (dialog === 'addresses') return <AddressesDialog />;
  if (dialog === 'set-aside') return <SetAsideDialog plan={plan} />;
  if (dialog === 'save') return <SaveDialog plan={plan} printingUnavailable={printingUnavailable} />;
  if (dialog === 'print') return <PrintDialog plan={plan} />;
  return null;
}
