import { useMemo, useState, type ReactElement } from 'react';
import type { ProblemGroupView } from '@shared/ipc/plan-view';
import { PROBLEM_TITLES, SEVERITY_WORDS } from '@shared/problems/problem-titles';
import { Flag, type Tone } from '../../ui/flag';
import { Icon, type IconName } from '../../ui/icon';
import { formatNumber } from '../../words/counts';
import './problem-groups.css';
import { createProblemRows } from '../../store/problems-store';
import { ProblemRows } from '../../ui/problem-rows';

const LOOKS: Readonly<Record<ProblemGroupView['severity'], { readonly tone: Tone; readonly icon: IconName }>> = {
  blocks: { tone: 'stop', icon: 'stop' },
  'sets-aside': { tone: 'care', icon: 'caution' },
  notice: { tone: 'plain', icon: 'eye' },
};

/** Problems by code with their counts; each opens to its rows. */
export function ProblemGroups({ groups }: { readonly groups: readonly ProblemGroupView[] }): ReactElement {
  return (
    <ul className="problem-groups">
      {groups.map((group) => (
        <li key={group.code}>
          <ProblemGroup group={group} />
        </li>
      ))}
    </ul>
  );
}

function ProblemGroup({ group }: { readonly group: ProblemGroupView }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  // A correction makes other findings, whose rows have to be read again.
  const rows = useMemo(() => createProblemRows(group.code), [group]);
  const title = PROBLEM_TITLES[group.code];
  const { tone, icon } = LOOKS[group.severity];
  return (
    <div>
      <h3 className="problem-heading">
        <button type="button" className="problem-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="problem-arrow" data-open={isOpen}>
            <Icon name="down" />
          </span>
          <span className="problem-title">{title}</span>
          <strong>{formatNumber(group.count)}</strong>
          <Flag tone={tone} icon={icon}>
            {SEVERITY_WORDS[group.severity]}
          </Flag>
        </button>
      </h3>
      {isOpen && <ProblemRows rows={rows} label={title} />}
    </div>
  );
}
