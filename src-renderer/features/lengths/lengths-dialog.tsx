import { useId, useState, type ReactElement } from 'react';
import { REPORT_KINDS } from '@shared/domain/ssr/report';
import { TABLE_2, type LengthRow } from '@shared/domain/ssr/table-2';
import { useLengthsStore, writeLengths } from '../../store/lengths-store';
import { closeDialog, openDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { CancelOr } from '../../ui/cancel-or';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { KIND_NAMES } from '../../words/kinds';
import { isBegun, readLengthRow, yearsOf, type TypedRow } from '../../words/length-row';
import './lengths-dialog.css';

/** The planning settings lead here. */
const back = (): void => openDialog('settings');

/** How long the reports of each kind are expected to be: the state's table, and the rows that staff add. */
export function LengthsDialog({ onReadAgain }: { readonly onReadAgain: () => void }): ReactElement {
  const { own, failure } = useLengthsStore();
  const [changed, setChanged] = useState<readonly LengthRow[] | null>(null);
  const [typed, setTyped] = useState(EMPTY);
  const rows = changed ?? own ?? [];
  return (
    <Dialog
      title="Expected lengths"
      wide
      hasUnused={changed !== null}
      onClose={back}
      actions={
        <CancelOr
          onCancel={back}
          unavailable={isBegun(typed) ? 'A row is entered and not added yet. Add the row, or empty its fields.' : changed ? null : 'No row was added or removed.'}
          onPress={() => {
            void writeLengths(rows).then((isKept) => {
              if (!isKept) return;
              closeDialog();
              onReadAgain();
            });
          }}
        >
          Remember and read again
        </CancelOr>
      }
    >
      <p>A report whose pages or grade no row explains is told as a notice and still printed. Add a row where the state has a new length.</p>
      {failure && <Notice tone="stop">{failure}</Notice>}
      <div className="lengths" tabIndex={0} role="region" aria-label="Expected lengths">
        <table>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">School years</th>
              <th scope="col">Pages of a copy</th>
              <th scope="col">Grades</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row key={JSON.stringify([row, index])} row={row} source="Added here" onRemove={() => setChanged(rows.filter((_, other) => other !== index))} />
            ))}
            {TABLE_2.map((row) => (
              <Row key={row.kind} row={row} source="Table 2 of the state" />
            ))}
          </tbody>
        </table>
      </div>
      <AddRow typed={typed} onType={setTyped} onAdd={(row) => setChanged([...rows, row])} />
    </Dialog>
  );
}

function Row({ row, source, onRemove }: { readonly row: LengthRow; readonly source: string; readonly onRemove?: () => void }): ReactElement {
  return (
    <tr>
      <th scope="row">{KIND_NAMES[row.kind]}</th>
      <td className="lengths-years">{yearsOf(row)}</td>
      <td>
        {row.pages}
        {row.blankMayFollow && ', or one blank more'}
      </td>
      <td>{row.grades?.join(', ') ?? 'Any'}</td>
      <td>
        {source}{' '}
        {onRemove && (
          <Button look="quiet" icon="remove" iconOnly onPress={onRemove}>
            {`Remove the row for ${KIND_NAMES[row.kind]}, ${row.pages} pages`}
          </Button>
        )}
      </td>
    </tr>
  );
}

const EMPTY: TypedRow = { kind: 'sb-ela-math', from: '', to: '', pages: '', blankMayFollow: true, grades: '' };

type AddRowProps = { readonly typed: TypedRow; readonly onType: (typed: TypedRow) => void; readonly onAdd: (row: LengthRow) => void };

function AddRow({ typed, onType, onAdd }: AddRowProps): ReactElement {
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  const take = (part: Partial<TypedRow>): void => onType({ ...typed, ...part });
  const field = (name: 'from' | 'to' | 'pages' | 'grades', label: string, hint: string): ReactElement => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input id={`${id}-${name}`} value={typed[name]} placeholder={hint} onChange={(event) => take({ [name]: event.target.value })} />
    </div>
  );
  const add = (): void => {
    const row = readLengthRow(typed);
    if (typeof row === 'string') {
      setWrong(row);
      return;
    }
    setWrong(null);
    onType(EMPTY);
    onAdd(row);
  };
  return (
    <fieldset className="length-form">
      <legend>Add a row</legend>
      <div className="field">
        <label htmlFor={`${id}-kind`}>Kind</label>
        <select id={`${id}-kind`} value={typed.kind} onChange={(event) => take({ kind: REPORT_KINDS.find((kind) => kind === event.target.value) ?? typed.kind })}>
          {REPORT_KINDS.filter((kind) => kind !== 'unknown').map((kind) => (
            <option key={kind} value={kind}>
              {KIND_NAMES[kind]}
            </option>
          ))}
        </select>
      </div>
      {field('from', 'First school year', '2024-25')}
      {field('to', 'Last school year', 'No end')}
      {field('pages', 'Pages of one language copy', '4')}
      {field('grades', 'Grades', 'Any')}
      <label className="choice">
        <input type="checkbox" checked={typed.blankMayFollow} onChange={(event) => take({ blankMayFollow: event.target.checked })} />
        <span>A page that says it is left blank may follow</span>
      </label>
      <div role="alert">{wrong && <Notice tone="care">{wrong}</Notice>}</div>
      <div>
        <Button onPress={add}>Add the row</Button>
      </div>
    </fieldset>
  );
}
