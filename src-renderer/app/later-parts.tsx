import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import type { FindingsView } from '@shared/ipc/views';
import { FoundView } from '../features/intake/found-view';
import { MailRoomView } from '../features/mail-room/mail-room-view';
import { goTo, type Step } from '../store/view-store';
import type { Availability } from './use-availability';
import { Workspace } from './workspace';

// What the window shows only once downloads were read or a dialog is opened: one part, loaded behind the first picture.
export { Dialogs } from './dialogs';
export { NumbersBar } from './numbers-bar';

type LaterStepProps = { readonly step: Step; readonly findings: FindingsView | null; readonly plan: PlanView | null; readonly planFailure: string | null; readonly availability: Availability };

/** The steps that follow the first one. */
export function LaterStep({ step, findings, plan, planFailure, availability }: LaterStepProps): ReactElement | null {
  if (step === 'found') return findings && <FoundView findings={findings} plan={plan} planFailure={planFailure} onGoOn={() => goTo('batches')} />;
  if (step === 'mail-room') return plan && <MailRoomView plan={plan} whyNotPack={availability.package} />;
  return step === 'batches' && plan ? <Workspace plan={plan} failure={planFailure} /> : null;
}
