import { useId, useState, type ReactElement } from 'react';
import type { AddedPrinterView, NewlyAddedView } from '@shared/ipc/views';
import { addPrinter, closePrinters, findPrinters, removePrinter, usePrintersStore } from '../../store/printers-store';
import { Button } from '../../ui/button';
import { DeletedNotice } from '../../ui/deleted-notice';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import './printers-dialog.css';

/** Printers by their address: found, typed in, kept with their certificate, removed. */
export function PrintersDialog(): ReactElement {
  const { added, found, busy, newest, removed, failure } = usePrintersStore();
  return (
    <Dialog
      title="Add a printer"
      wide
      onClose={closePrinters}
      actions={
        <Button look="primary" autoFocus onPress={closePrinters}>
          Back to printing
        </Button>
      }
    >
      <p>A printer that takes PDF pages by itself can be reached by its address, also where this computer has no driver for it.</p>
      <AddByAddress busy={busy !== null} />
      {failure && <Notice tone="stop">{failure}</Notice>}
      {newest && <Newest newest={newest} />}
      <section>
        <h3>Printers in the network</h3>
        <Button onPress={() => void findPrinters()} unavailable={busy === 'finding' ? 'The network is being searched.' : null}>
          {busy === 'finding' ? 'Searching' : 'Find printers'}
        </Button>
        {found?.length === 0 && <p className="soft">No printer announces itself here. Its address stands on its panel or on its status page.</p>}
        {found && found.length > 0 && (
          <ul className="printers-list">
            {found.map(({ name, address }) => (
              <li key={address}>
                <div>
                  {name}
                  <div className="soft small">{address}</div>
                </div>
                <Button onPress={() => void addPrinter(address, '')} unavailable={busy === 'adding' ? 'A printer is being asked.' : null}>
                  Add
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      {added && added.length > 0 && <Added printers={added} />}
      {/* It is asked anew, since what it shows of itself is to be seen before it is trusted again. */}
      <DeletedNotice sentence={removed && `${removed.name} is out of the list.`} back="Add it again" unavailable={busy === 'adding' ? 'A printer is being asked.' : null} onBack={() => removed && void addPrinter(removed.address, removed.name)} />
    </Dialog>
  );
}

function AddByAddress({ busy }: { readonly busy: boolean }): ReactElement {
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const id = useId();
  const add = async (): Promise<void> => {
    if (!(await addPrinter(address, name))) return;
    setAddress('');
    setName('');
  };
  return (
    <div className="printers-add">
      <div className="field">
        <label htmlFor={`${id}-address`}>Address</label>
        <input id={`${id}-address`} value={address} placeholder="ipps://printer.school.org/ipp/print" spellCheck={false} onChange={(event) => setAddress(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-name`}>Name here</label>
        <input id={`${id}-name`} value={name} placeholder="As it calls itself" onChange={(event) => setName(event.target.value)} />
      </div>
      <Button onPress={() => void add()} unavailable={busy ? 'A printer is being asked.' : address.trim() === '' ? 'Enter the address of the printer first.' : null}>
        Add the printer
      </Button>
    </div>
  );
}

function Newest({ newest: { printer, problems } }: { readonly newest: NewlyAddedView }): ReactElement {
  return (
    <>
      <Notice tone="good">
        {printer.name} is added and chosen for printing.
        {printer.certificate !== null && (
          <>
            {' '}
            It showed this certificate, and must show it from now on. Who looks after the printer can compare it.
            <div className="fingerprint">{printer.certificate}</div>
          </>
        )}
      </Notice>
      {printer.certificate === null && <Notice tone="care">The connection is not encrypted: others in the network can read what is printed. Add it by an ipps:// address if it has one.</Notice>}
      {problems.map((sentence) => (
        <Notice key={sentence} tone="care">
          {sentence}
        </Notice>
      ))}
    </>
  );
}

function Added({ printers }: { readonly printers: readonly AddedPrinterView[] }): ReactElement {
  return (
    <section>
      <h3>Added here</h3>
      <ul className="printers-list">
        {printers.map((printer) => (
          <AddedRow key={printer.name} printer={printer} />
        ))}
      </ul>
    </section>
  );
}

function AddedRow({ printer }: { readonly printer: AddedPrinterView }): ReactElement {
  const { name, address, certificate } = printer;
  return (
    <li>
      <div>
        {name}
        <div className="soft small">{address}</div>
        {certificate !== null && <div className="soft fingerprint">{certificate}</div>}
      </div>
      <Button look="quiet" onPress={() => void removePrinter(printer)}>
        {`Remove ${name}`}
      </Button>
    </li>
  );
}
