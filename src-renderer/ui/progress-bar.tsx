import type { ReactElement } from 'react';
import type { Progress } from '@shared/jobs/progress';
import { stepCount, stepTitle } from '../words/progress-words';
import './progress-bar.css';

/** How far a job is: what, how many of how many. `before` is said while nothing is known yet. */
export function ProgressBar({ progress, before }: { readonly progress: Progress | null; readonly before: string }): ReactElement {
  const title = progress ? stepTitle(progress.step) : before;
  return (
    <div className="progress">
      <div className="progress-words">
        <span className="progress-title">{title}</span>
        <span className="soft">{progress && stepCount(progress)}</span>
      </div>
      <progress className="progress-bar" aria-label={title} max={1} value={progress ? progress.fraction : undefined} />
    </div>
  );
}
