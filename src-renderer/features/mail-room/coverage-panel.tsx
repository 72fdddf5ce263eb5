import { useId, useState, type ReactElement } from 'react';
import { STUDENT_FIELDS } from '@shared/domain/students/columns';
import { MISSING_REASONS } from '@shared/domain/students/coverage';
import { COVERAGE_LISTS, type CoverageList, type CoverageView } from '@shared/ipc/mail-room-views';
import { chooseStudentFile, coverageRowsOf, readStudentFile, saveCoverage, showList, useCoverageStore } from '../../store/coverage-store';
import { openDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { SumLine } from '../../ui/sum-line';
import { Tabs } from '../../ui/tabs';
import { countOf, formatNumber } from '../../words/counts';
import { gradeName } from '../../words/kinds';
import { FIELD_NAMES, LIST_NAMES, REASON_NAMES, unknownCoverageText } from '../../words/mail-room-words';
import { CoverageRows } from './coverage-rows';

/** Who is missing: the student data file held against the reports found. */
export function CoveragePanel(): ReactElement {
  const { coverage, isReading, failure, lacksColumn, saved } = useCoverageStore();
  const busy = isReading ? 'The file is being read.' : null;
  return (
    <section className="panel mail-room-panel" aria-labelledby="coverage-title">
      <div className="mail-room-head">
        <h2 id="coverage-title">Who is missing</h2>
        <span className="mail-room-actions">
          {coverage && <Button onPress={() => void saveCoverage()}>Save the lists…</Button>}
          <Button onPress={() => void chooseStudentFile()} unavailable={busy}>
            {coverage ? 'Another data file…' : 'Choose the student data file…'}
          </Button>
        </span>
      </div>
      {failure && <Notice tone="stop">{failure}</Notice>}
      {lacksColumn && <NameTheColumn />}
      {saved && <Notice tone="good">{saved}</Notice>}
      {isReading && <p role="status">Reading the file.</p>}
      {!coverage && !isReading && (
        <p className="soft">The student data file from TOMS (xlsx or csv) says who was tested. Held against the reports it shows who has none, and who was not expected.</p>
      )}
      {coverage && <CoverageFacts coverage={coverage} />}
    </section>
  );
}

function NameTheColumn(): ReactElement {
  const [header, setHeader] = useState('');
  const id = useId();
  return (
    <div className="holiday-form">
      <div className="field">
        <label htmlFor={id}>Header of the column that holds the SSIDs</label>
        <input id={id} value={header} maxLength={200} placeholder="State ID" onChange={(event) => setHeader(event.target.value)} />
      </div>
      <Button unavailable={header.trim() === '' ? 'Type the header as it stands in the file.' : null} onPress={() => void readStudentFile({ ssid: header.trim() })}>
        Read with this column
      </Button>
    </div>
  );
}

function CoverageFacts({ coverage }: { readonly coverage: CoverageView }): ReactElement {
  const { expected, found, missing, counts, file } = coverage;
  const reasons = MISSING_REASONS.filter((reason) => missing[reason] > 0);
  return (
    <>
      <SumLine
        sum={{
          total: { label: expected === 1 ? 'student in the file' : 'students in the file', count: expected },
          parts: [{ label: 'found', count: found }, ...reasons.map((reason) => ({ label: REASON_NAMES[reason], count: missing[reason] }))],
          agrees: found + counts.missing === expected,
        }}
      />
      <p className="soft small">
        {file.name}: {countOf(file.rows, 'row')}.{' '}
        {file.unclearRows > 0 && `${countOf(file.unclearRows, 'row')} without an SSID of ten digits passed over. `}
        {coverage.reportsWithoutSsid > 0 && `${countOf(coverage.reportsWithoutSsid, 'report')} without an SSID can’t be held against it. `}
        Columns: {STUDENT_FIELDS.filter((field) => file.columns[field] !== undefined).map((field) => FIELD_NAMES[field]).join(', ')}.{' '}
        <Button look="quiet" onPress={() => openDialog('columns')}>
          Change the columns…
        </Button>
      </p>
      <Lists key={`${file.name}-${expected}-${found}-${counts.disagree}`} coverage={coverage} />
      <CoverageTable coverage={coverage} />
    </>
  );
}

function Lists({ coverage }: { readonly coverage: CoverageView }): ReactElement | null {
  const wanted = useCoverageStore((state) => state.list);
  const lists = COVERAGE_LISTS.filter((list) => coverage.counts[list] > 0);
  const list = lists.includes(wanted) ? wanted : lists[0];
  const unknown = unknownCoverageText(coverage);
  if (!list) return unknown === null ? <Notice tone="good">Everybody in the file was found, and nobody else.</Notice> : <Notice tone="care">{unknown}</Notice>;
  return (
    <Tabs id="coverage" label="Lists" tabs={lists.map((one) => ({ id: one, name: `${LIST_NAMES[one]} (${formatNumber(coverage.counts[one])})` }))} selected={list} onSelect={showList}>
      <List key={list} list={list} />
    </Tabs>
  );
}

function List({ list }: { readonly list: CoverageList }): ReactElement {
  const [rows] = useState(() => coverageRowsOf(list));
  return <CoverageRows rows={rows} label={LIST_NAMES[list]} />;
}

/** The most rows of schools and grades that are drawn; the whole is in the saved lists. */
const ROWS_SHOWN = 400;

function CoverageTable({ coverage: { table } }: { readonly coverage: CoverageView }): ReactElement {
  return (
    <details>
      <summary>By school and grade</summary>
      <div className="mail-room-table" tabIndex={0} role="region" aria-label="By school and grade">
        <table>
          <thead>
            <tr>
              <th scope="col">School</th>
              <th scope="col">Grade</th>
              <th scope="col" className="is-number">Expected</th>
              <th scope="col" className="is-number">Found</th>
              <th scope="col" className="is-number">Missing</th>
              <th scope="col" className="is-number">Waiting</th>
              <th scope="col" className="is-number">Not expected</th>
            </tr>
          </thead>
          <tbody>
            {table.slice(0, ROWS_SHOWN).map((row) => (
              <tr key={JSON.stringify([row.school, row.grade])}>
                <th scope="row">{row.schoolName ?? row.school ?? 'Not told'}</th>
                <td>{row.grade === null ? 'Not told' : gradeName(row.grade)}</td>
                <td className="is-number">{formatNumber(row.expected)}</td>
                <td className="is-number">{formatNumber(row.found)}</td>
                <td className="is-number">{formatNumber(row.missing['no-report'])}</td>
                <td className="is-number">{formatNumber(row.missing['science-pending'] + row.missing['caa-pending'])}</td>
                <td className="is-number">{formatNumber(row.unexpected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.length > ROWS_SHOWN && <p className="soft small">{countOf(table.length - ROWS_SHOWN, 'more row')}. The saved lists hold everybody.</p>}
    </details>
  );
}
