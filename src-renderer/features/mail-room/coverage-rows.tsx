import type { ReactElement } from 'react';
import type { CoverageEntryView } from '@shared/ipc/mail-room-views';
import type { PagedRowsStore } from '../../store/paged-rows';
import { PagedList } from '../../ui/paged-list';
import { isolated } from '../../words/isolated';
import { gradeName } from '../../words/kinds';

const ESTIMATED_ROW_PX = 44;

/** The people of one list. */
export function CoverageRows({ rows, label }: { readonly rows: PagedRowsStore<CoverageEntryView>; readonly label: string }): ReactElement {
  return <PagedList rows={rows} label={label} estimatedRowPx={ESTIMATED_ROW_PX} row={(entry) => <CoverageRow entry={entry} />} />;
}

function CoverageRow({ entry: { student, ssid, school, grade, note } }: { readonly entry: CoverageEntryView }): ReactElement {
  return (
    <>
      <span className="long-row-title">
        {isolated(student ?? 'No name')} <span className="soft small">{[ssid, ...(grade === null ? [] : [gradeName(grade)]), ...(school === null ? [] : [`school ${school}`])].join(', ')}</span>
      </span>
      <span>{note}.</span>
    </>
  );
}
