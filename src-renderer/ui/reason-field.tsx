import { useId, type ReactElement } from 'react';
import type { ProblemGroupView } from '@shared/ipc/plan-view';
import type { ProblemCode } from '@shared/problems/problem';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { formatNumber } from '../words/counts';

type ReasonFieldProps = {
  readonly groups: readonly ProblemGroupView[];
  /** The reason that is chosen, null for any. */
  readonly reason: ProblemCode | null;
  readonly onChoose: (reason: ProblemCode | null) => void;
};

/** Chooses of what is listed by reason one reason, or any where there are several. */
export function ReasonField({ groups, reason, onChoose }: ReasonFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Reason</label>
      <select id={id} value={reason ?? ''} onChange={({ target }) => onChoose(groups.find(({ code }) => code === target.value)?.code ?? null)}>
        {groups.length > 1 && <option value="">{`Any (${formatNumber(groups.reduce((sum, { count }) => sum + count, 0))})`}</option>}
        {groups.map(({ code, count }) => (
          <option key={code} value={code}>{`${PROBLEM_TITLES[code]} (${formatNumber(count)})`}</option>
        ))}
      </select>
    </div>
  );
}
