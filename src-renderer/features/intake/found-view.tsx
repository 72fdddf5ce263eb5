import type { ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import type { FindingsView } from '@shared/ipc/views';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { SumLine } from '../../ui/sum-line';
import { countOf, formatNumber } from '../../words/counts';
import { KIND_NAMES, LANGUAGE_NAMES } from '../../words/kinds';
import { filesSum, pagesSum, reportsSum } from '../../words/sums';
import { CombinedFiles } from './combined-files';
import { DownloadSums } from './download-sums';
import './found-view.css';
import { ProblemGroups } from './problem-groups';

type FoundViewProps = {
  readonly findings: FindingsView;
  readonly plan: PlanView | null;
  readonly planFailure: string | null;
  readonly onGoOn: () => void;
};

/** What was found, with sums that add up and every problem by its name. */
export function FoundView({ findings, plan, planFailure, onGoOn }: FoundViewProps): ReactElement {
  const { totals, kinds, languages, problems, unopened } = findings;
  const nothing = totals.reports === 0;
  return (
    <div className="found">
      <header className="found-head">
        <div>
          <h1 tabIndex={-1}>{nothing ? 'No score reports found' : `${countOf(totals.reports, 'report')} found`}</h1>
          <p className="soft">
            {nothing ? 'Look at the problems below, or choose other downloads.' : `${countOf(totals.pages, 'page')} in ${countOf(findings.downloads.reduce((sum, { downloads }) => sum + downloads, 0), 'download')}.`}
          </p>
        </div>
        <Button look="primary" onPress={onGoOn} unavailable={plan && plan.totals.packets > 0 ? null : noPacketReason(plan, nothing)}>
          See the batches
        </Button>
      </header>
      {planFailure && <Notice tone="stop">{planFailure}</Notice>}

      <div className="found-columns">
        <div className="found-column">
          <section className="panel found-section" aria-labelledby="found-sums">
            <h2 id="found-sums">Everything accounted for</h2>
            <SumLine sum={filesSum(findings)} />
            {plan && <SumLine sum={reportsSum(plan)} />}
            {plan && <SumLine sum={pagesSum(plan)} />}
            <DownloadSums downloads={findings.downloads} />
          </section>

          {findings.combined.length > 0 && (
            <section className="panel found-section" aria-labelledby="found-combined">
              <h2 id="found-combined">Combined files</h2>
              <CombinedFiles files={findings.combined} />
            </section>
          )}

          <section className="panel found-section" aria-labelledby="found-problems">
            <h2 id="found-problems">Problems and notices</h2>
            {problems.length === 0 ? <p className="soft">{unopened.count === 0 ? 'None. Every file could be read.' : 'None in what could be opened.'}</p> : <ProblemGroups groups={problems} />}
          </section>
        </div>

        <section className="panel found-section" aria-labelledby="found-kinds">
          <h2 id="found-kinds">Kinds and languages</h2>
          {nothing && <p className="soft">Nothing to show.</p>}
          <Counts rows={kinds.map(({ kind, reports }) => [KIND_NAMES[kind], reports])} />
          <Counts rows={languages.map(({ language, copies }) => [LANGUAGE_NAMES[language], copies])} />
        </section>
      </div>
    </div>
  );
}

function Counts({ rows }: { readonly rows: readonly (readonly [name: string, count: number])[] }): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <ul className="found-counts">
      {rows.map(([name, count]) => (
        <li key={name}>
          <span>{name}</span> <strong>{formatNumber(count)}</strong>
        </li>
      ))}
    </ul>
  );
}

function noPacketReason(plan: PlanView | null, nothing: boolean): string {
  if (nothing) return 'There is no report to print. Choose other downloads.';
  return plan ? 'Every report is set aside, so there is nothing to print.' : 'The batches are being planned.';
}
