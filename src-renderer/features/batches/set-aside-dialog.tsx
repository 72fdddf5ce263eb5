import { useState, type ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/views';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { createSetAsideRows } from '../../store/problems-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemRows } from '../../ui/problem-rows';
import { SumLine } from '../../ui/sum-line';
import { formatNumber } from '../../words/counts';
import { reportsSum } from '../../words/sums';

/** Every report that is in no packet, with the reason. */
export function SetAsideDialog({ plan }: { readonly plan: PlanView }): ReactElement {
  const [rows] = useState(createSetAsideRows);
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
          <ul>
            {plan.setAside.map(({ code, count }) => (
              <li key={code}>
                {PROBLEM_TITLES[code]}: <strong>{formatNumber(count)}</strong>
              </li>
            ))}
          </ul>
          <ProblemRows rows={rows} label="Reports set aside" />
        </>
      )}
    </Dialog>
  );
}
