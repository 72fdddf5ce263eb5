import { useId, useMemo, type ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { createSetAsideRows, showReason, useSetAsideStore } from '../../store/problems-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemRows } from '../../ui/problem-rows';
import { SumLine } from '../../ui/sum-line';
import { formatNumber } from '../../words/counts';
import { reportsSum } from '../../words/sums';

/** Every report that is in no packet, with the reason. */
export function SetAsideDialog({ plan }: { readonly plan: PlanView }): ReactElement {
  const id = useId();
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
          <div className="field">
            <label htmlFor={`${id}-reason`}>Reason</label>
            <select id={`${id}-reason`} value={reason ?? ''} onChange={({ target }) => showReason(plan.setAside.find(({ code }) => code === target.value)?.code ?? null)}>
              {plan.setAside.length > 1 && <option value="">{`Any (${formatNumber(plan.totals.setAside)})`}</option>}
              {plan.setAside.map(({ code, count }) => (
                <option key={code} value={code}>{`${PROBLEM_TITLES[code]} (${formatNumber(count)})`}</option>
              ))}
            </select>
          </div>
          <ProblemRows key={reason} rows={rows} label="Reports set aside" />
        </>
      )}
    </Dialog>
  );
}
