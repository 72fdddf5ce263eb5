import type { ReactElement } from 'react';
import type { ProblemView } from '@shared/ipc/views';
import type { PagedRowsStore } from '../store/paged-rows';
import { formatNumber } from '../words/counts';
import { PagedList } from './paged-list';
import { ProblemAction } from './problem-action';

const ESTIMATED_ROW_PX = 64;

/** Where each problem stands, what it is and what to do. */
export function ProblemRows({ rows, label }: { readonly rows: PagedRowsStore<ProblemView>; readonly label: string }): ReactElement {
  return <PagedList rows={rows} label={label} estimatedRowPx={ESTIMATED_ROW_PX} row={(problem) => <ProblemRow problem={problem} />} />;
}

function ProblemRow({ problem }: { readonly problem: ProblemView }): ReactElement {
  const { downloadName, entry, firstPage, message } = problem;
  return (
    <>
      <span className="long-row-title">
        {entry ?? downloadName}
        {firstPage !== null && `, from page ${formatNumber(firstPage)}`}
      </span>
      {entry !== null && <span className="soft small long-row-title">{downloadName}</span>}
      <span>{message}</span>
      <span className="long-row-action">
        <ProblemAction problem={problem} />
      </span>
    </>
  );
}
