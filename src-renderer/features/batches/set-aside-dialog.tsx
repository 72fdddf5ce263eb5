import { useMemo, type ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { createSetAsideRows, showReason, useSetAsideStore } from '../../store/problems-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemRows } from '../../ui/problem-rows';
import { ReasonField } from '../../ui/reason-field';
import { SumLine } from '../../ui/sum-line';
import { reportsSum } from '../../words/sums';

/** Every report that is in no packet, with the reason. */
export function SetAsideDialog({ plan }: { readonly plan: PlanView }): ReactElement {
  const { reason: asked } = useSetAsideStore();
  const reason = plan.setAside.find(({ code }) => code === asked)?.code ?? null;
  const rows = useMemo(() => createSetAsideRows(reason), [reason]);
  return (
    <Dialog
      title="Reports set aside"
      wide
      onClose={closeDialog}
      actions={
        <Button look="primary" onPress={closeDialog}>
          Close
        </Button>
      }
    >
      <SumLine sum={reportsSum(plan)} />
      {plan.totals.setAside === 0 ? (
        <p className="soft">No report is set aside.</p>
      ) : (
        <>
          <ReasonField groups={plan.setAside} reason={reason} onChoose={showReason} />
          <ProblemRows key={reason} rows={rows} label="Reports set aside" />
        </>
      )}
    </Dialog>
  );
}
