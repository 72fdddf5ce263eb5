import { useId, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { choosePrinter, listPrinters, usePrintStore } from '../../store/print-store';
import { openPrinterProfile } from '../../store/printer-profile-store';
import { openPrinters } from '../../store/printers-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useDelayed } from '../../ui/use-delayed';
import { PRINTER_WAYS, printerStateWord } from '../../words/print-words';

/** The printer, what it is doing, and why it can't be used where it can't. */
export function PrinterField(): ReactElement {
  const { printers, listFailure, chosen } = usePrintStore(useShallow(({ printers, listFailure, chosen }) => ({ printers, listFailure, chosen })));
  const slow = useDelayed(printers === null);
  const id = useId();
  const printer = printers?.find(({ name }) => name === chosen);
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Printer</label>
        <select id={id} value={chosen ?? ''} aria-describedby={`${id}-state`} onChange={(event) => choosePrinter(event.target.value)}>
          {!printers?.length && <option value="">{printers ? 'No printer found' : 'Listing printers'}</option>}
          {printers?.map(({ name, isDefault, mismatches }) => (
            <option key={name} value={name}>
              {name}
              {isDefault && ' (default)'}
              {mismatches.length > 0 && ' (can’t take the batches)'}
            </option>
          ))}
        </select>
        <p id={`${id}-state`} className="soft small">
          {slow && 'Listing printers.'}
          {printer && `${printerStateWord(printer.state)}, reached ${PRINTER_WAYS[printer.way]}.`}
        </p>
      </div>
      {listFailure && <Notice tone="stop">{listFailure}</Notice>}
      {printer?.mismatches.map((sentence) => (
        <Notice key={sentence} tone={printer.isGrayOnly || printer.isOneSided ? 'care' : 'stop'}>
          {sentence}
        </Notice>
      ))}
      {printer?.notices.map((sentence) => (
        <Notice key={sentence} tone="care">
          {sentence}
        </Notice>
      ))}
      <div className="button-row">
        {printers?.length === 0 && <Button onPress={() => void listPrinters()}>Look again for printers</Button>}
        {printer && <Button onPress={openPrinterProfile}>Settings of this printer…</Button>}
        <Button onPress={() => void openPrinters()}>Add a printer…</Button>
      </div>
    </>
  );
}
