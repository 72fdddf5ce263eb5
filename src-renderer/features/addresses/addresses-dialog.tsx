import { useId, type ReactElement } from 'react';
import { firstRowOf, readAddressTable, type AddressColumns } from '@shared/domain/packets/address-table';
import { chooseAddresses, forgetAddresses, takeColumns, useAddressesStore, type ChosenAddresses } from '../../store/addresses-store';
import { changeSettings } from '../../store/planning';
import { usePlanStore } from '../../store/plan-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';
import './addresses-dialog.css';

const MOST_NAMED = 5;

/** Addresses to use instead of the printed ones, out of a file whose columns are matched by hand where they are not known. */
export function AddressesDialog(): ReactElement {
  const present = usePlanStore((state) => state.settings.present.addresses);
  const { chosen, failure } = useAddressesStore();
  const table = chosen && readAddressTable(chosen.rows, chosen.columns, chosen.hasHeader);
  const close = (): void => {
    closeDialog();
    forgetAddresses();
  };
  const take = (addresses: typeof present): void => {
    close();
    void changeSettings({ addresses });
  };
  const unavailable = !table ? 'Choose a list first.' : table.faults.length > 0 ? 'Some rows give no address. Correct them in the file, or match the columns.' : table.overrides.length === 0 ? 'The list holds no address.' : null;
  return (
    <Dialog
      title="Other addresses"
      wide
      hasUnused={chosen !== null}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          {present.length > 0 && <Button onPress={() => take([])}>Use none</Button>}
          <Button look="primary" unavailable={unavailable} onPress={() => table && take(table.overrides)}>
            {table ? `Use ${countOf(table.overrides.length, 'address', 'addresses')}` : 'Use these'}
          </Button>
        </>
      }
    >
      <p>
        These students’ mail goes to the address of the list, such as a Safe at Home substitute. It is printed on a cover sheet, and the old address is removed from every page of the packet.
        Where that can’t be shown for certain, the packet is set aside.
      </p>
      {present.length > 0 && <p className="soft">In use now: {countOf(present.length, 'address', 'addresses')}.</p>}
      <div>
        <Button onPress={() => void chooseAddresses()}>{chosen ? 'Choose another list…' : 'Choose a list (CSV)…'}</Button>
      </div>
      {failure && <Notice tone="stop">{failure}</Notice>}
      {chosen && table && (
        <>
          <Columns chosen={chosen} />
          {table.faults.length > 0 && (
            <Notice tone="care">
              {countOf(table.faults.length, 'row')} can’t be used:{' '}
              {table.faults
                .slice(0, MOST_NAMED)
                .map(({ row, reason }) => `row ${row}, ${reason}`)
                .join('; ')}
              {table.faults.length > MOST_NAMED && '; and more'}.
            </Notice>
          )}
          <Example chosen={chosen} />
        </>
      )}
    </Dialog>
  );
}

/** Which column holds what, with the header's names or the first row's cells to tell them by. */
function Columns({ chosen: { rows, columns, hasHeader, name } }: { readonly chosen: ChosenAddresses }): ReactElement {
  const id = useId();
  const header = firstRowOf(rows);
  const width = Math.max(...rows.slice(0, 20).map((row) => row.length), 0);
  const nameOf = (index: number): string => (header[index]?.trim() ? `${index + 1}: ${header[index].trim().slice(0, 40)}` : `Column ${index + 1}`);
  const select = (key: string, label: string, value: number | null, onPick: (index: number | null) => void): ReactElement => (
    <div className="field" key={key}>
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <select id={`${id}-${key}`} value={value === null ? '' : String(value)} onChange={(event) => onPick(event.target.value === '' ? null : Number(event.target.value))}>
        <option value="">None</option>
        {Array.from({ length: width }, (_, index) => (
          <option key={index} value={String(index)}>
            {nameOf(index)}
          </option>
        ))}
      </select>
    </div>
  );
  const take = (part: Partial<AddressColumns>): void => takeColumns({ columns: { ...columns, ...part } });
  return (
    <fieldset>
      <legend>Columns of {name}</legend>
      <label className="choice">
        <input type="checkbox" checked={hasHeader} onChange={(event) => takeColumns({ hasHeader: event.target.checked })} />
        <span>The first row names the columns</span>
      </label>
      <div className="address-columns">
        {select('ssid', 'SSID', columns.ssid, (ssid) => take({ ssid }))}
        {columns.lines.map((value, line) => select(`line-${line}`, `Line ${line + 1}`, value, (index) => take({ lines: columns.lines.map((old, other) => (other === line ? index : old)) })))}
        {select('city', 'City', columns.city, (city) => take({ city }))}
        {select('state', 'State', columns.state, (state) => take({ state }))}
        {select('zip', 'ZIP Code', columns.zip, (zip) => take({ zip }))}
      </div>
    </fieldset>
  );
}

function Example({ chosen: { rows, columns, hasHeader } }: { readonly chosen: ChosenAddresses }): ReactElement | null {
  const first = readAddressTable(rows, columns, hasHeader).overrides[0];
  if (!first) return null;
  return (
    <div>
      <h3>The first one</h3>
      <p className="soft small">SSID {first.ssid}</p>
      <address className="envelope-address">
        {first.lines.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </address>
    </div>
  );
}
