import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { usePrintStore } from '../../store/print-store';
import { PrintForm } from './print-form';
import { PrintStatus } from './print-status';

/** Printing: first what goes where, then what the printer says of it. */
export function PrintDialog({ plan }: { readonly plan: PlanView }): ReactElement {
  const printing = usePrintStore((state) => state.printing);
  return printing ? <PrintStatus printing={printing} /> : <PrintForm plan={plan} />;
}
