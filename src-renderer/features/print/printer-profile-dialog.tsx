import { useId, useState, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { PICTURE_DPI, type PictureDpi, USUAL_PICTURE_DPI } from '@shared/domain/printing/picture-dpi';
import { comesOutInOrder } from '@shared/domain/printing/printer-profile';
import type { PrinterView } from '@shared/ipc/views';
import { closePrinterProfile, exportProfiles, importProfiles, printCheckSheets, usePrinterProfileStore, writePictureDpi, writeProfile } from '../../store/printer-profile-store';
import { usePrintStore } from '../../store/print-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useIsChanged } from '../../ui/use-is-changed';
import { type ProfileFault, readProfile, typedProfile, type TypedProfile } from '../../words/printer-profile-form';
import { PrinterTrial } from './printer-trial';
import './print-scope-fields.css';
import { TrayField } from './tray-field';

/** What staff know of the printer chosen and it does not tell itself. */
export function PrinterProfileDialog(): ReactElement | null {
  const printer = usePrintStore(({ printers, chosen }) => printers?.find(({ name }) => name === chosen) ?? null);
  const imports = usePrinterProfileStore((state) => state.imports);
  return printer && <ProfileForm key={`${printer.name} ${imports}`} printer={printer} />;
}

function ProfileForm({ printer }: { readonly printer: PrinterView }): ReactElement {
  const { profile } = printer;
  const { failure, trial } = usePrinterProfileStore(useShallow(({ failure, trial }) => ({ failure, trial })));
  const [typed, setTyped] = useState(() => typedProfile(profile));
  const [dpi, setDpi] = useState(printer.pictureDpi);
  const isOther = useIsChanged(typed);
  const hasUnused = isOther || dpi !== printer.pictureDpi;
  const read = readProfile(typed, profile);
  const fault = 'says' in read ? read : null;
  const isBusy = trial === 'printing-fronts' || trial === 'printing-backs' || trial === 'canceling';
  const keep = async (): Promise<void> => {
    if ('says' in read || (dpi !== null && dpi !== printer.pictureDpi && !(await writePictureDpi(dpi)))) return;
    if (await writeProfile(read)) closePrinterProfile();
  };
  return (
    <Dialog
      title={`Settings of ${printer.name}`}
      wide
      hasUnused={hasUnused}
      onClose={closePrinterProfile}
      actions={
        <>
          <Button onPress={closePrinterProfile}>Back</Button>
          <Button look="primary" unavailable={fault?.says ?? (isBusy ? 'The trial is being printed.' : null)} onPress={() => void keep()}>
            Keep these settings
          </Button>
        </>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      <OrderFields typed={typed} onChange={setTyped} />
      <AmountFields typed={typed} onChange={setTyped} fault={fault} trays={printer.offers.trays} />
      <OffFields typed={typed} onChange={setTyped} fault={fault} />
      {dpi !== null && <PictureField dpi={dpi} onChange={setDpi} />}
      <CheckSheets printer={printer.name} />
      <OtherComputers />
      {printer.isOneSided && <PrinterTrial profile={profile} />}
    </Dialog>
  );
}

type FieldsProps = { readonly typed: TypedProfile; readonly onChange: (typed: TypedProfile) => void };
type FaultProps = { readonly fault: ProfileFault | null };

function OrderFields({ typed, onChange }: FieldsProps): ReactElement {
  const id = useId();
  return (
    <fieldset>
      <legend>How sheets come out</legend>
      <div className="print-scope print-options">
        <div className="field">
          <label htmlFor={`${id}-face`}>In the output tray</label>
          <select id={`${id}-face`} value={typed.face} onChange={(event) => onChange({ ...typed, face: event.target.value === 'up' ? 'up' : 'down' })}>
            <option value="down">Printed side down</option>
            <option value="up">Printed side up</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-order`}>Sheets are sent</label>
          <select id={`${id}-order`} value={typed.order} onChange={(event) => onChange({ ...typed, order: event.target.value === 'reverse' ? 'reverse' : 'forward' })}>
            <option value="forward">From the first to the last</option>
            <option value="reverse">From the last to the first</option>
          </select>
        </div>
      </div>
      <p className="soft small">{comesOutInOrder(typed) ? 'The stack comes out in order.' : 'The stack comes out with the last piece on top. Choose the other order unless the printer turns it round itself.'}</p>
    </fieldset>
  );
}

function AmountFields({ typed, onChange, fault, trays }: FieldsProps & FaultProps & { readonly trays: readonly string[] }): ReactElement {
  const id = useId();
  return (
    <>
      <div className="print-scope print-options">
        <div className="field">
          <label htmlFor={`${id}-job`}>Largest job, sheets</label>
          <input id={`${id}-job`} inputMode="numeric" value={typed.largestJob} aria-invalid={fault?.field === 'largestJob'} aria-describedby={`${id}-hint`} onChange={(event) => onChange({ ...typed, largestJob: event.target.value })} />
        </div>
        <TrayField trays={trays} chosen={typed.tray === '' ? null : typed.tray} otherwise="The printer’s choice" onChange={(tray) => onChange({ ...typed, tray: tray ?? '' })} />
        <div className="field">
          <label htmlFor={`${id}-cartridge`}>Pages a set of cartridges prints</label>
          <input id={`${id}-cartridge`} inputMode="numeric" value={typed.cartridgeSides} aria-invalid={fault?.field === 'cartridgeSides'} aria-describedby={`${id}-hint`} placeholder="As the box says" onChange={(event) => onChange({ ...typed, cartridgeSides: event.target.value })} />
        </div>
      </div>
      <p id={`${id}-hint`} className="soft small">
        {fault?.field === 'largestJob' || fault?.field === 'cartridgeSides' ? fault.says : 'A packet is never split over two jobs. With the pages of a set of cartridges, toner is estimated before printing.'}
      </p>
    </>
  );
}

function OffFields({ typed, onChange, fault }: FieldsProps & FaultProps): ReactElement {
  const id = useId();
  return (
    <fieldset>
      <legend>Prints off</legend>
      <div className="print-scope print-options">
        <div className="field">
          <label htmlFor={`${id}-x`}>Right, mm</label>
          <input id={`${id}-x`} inputMode="decimal" value={typed.x} aria-invalid={fault?.field === 'x'} aria-describedby={`${id}-hint`} onChange={(event) => onChange({ ...typed, x: event.target.value })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-y`}>Down, mm</label>
          <input id={`${id}-y`} inputMode="decimal" value={typed.y} aria-invalid={fault?.field === 'y'} aria-describedby={`${id}-hint`} onChange={(event) => onChange({ ...typed, y: event.target.value })} />
        </div>
      </div>
      <p id={`${id}-hint`} className="soft small">
        {fault?.field === 'x' || fault?.field === 'y' ? fault.says : 'As the alignment sheet tells; below zero is left and up. Batches planned for this printer take it back.'}
      </p>
    </fieldset>
  );
}

/** How finely pages are drawn that go to Windows' printing as pictures. */
function PictureField({ dpi, onChange }: { readonly dpi: PictureDpi; readonly onChange: (dpi: PictureDpi) => void }): ReactElement {
  const id = useId();
  return (
    <fieldset>
      <legend>Pages as pictures</legend>
      <div className="print-scope print-options">
        <div className="field">
          <label htmlFor={id}>Dots an inch</label>
          <select id={id} value={dpi} onChange={(event) => onChange(PICTURE_DPI.find((one) => String(one) === event.target.value) ?? dpi)}>
            {PICTURE_DPI.map((one) => (
              <option key={one} value={one}>
                {one === USUAL_PICTURE_DPI ? `${one} (usual)` : one}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p className="soft small">Windows prints each page as a picture. More dots make small text finer and take more time and room. This counts for all printers that Windows has set up.</p>
    </fieldset>
  );
}

/** The sheets that tell how far the printer prints off, printed as batches are. */
function CheckSheets({ printer }: { readonly printer: string }): ReactElement {
  const checkSheets = usePrinterProfileStore((state) => state.checkSheets);
  return (
    <div>
      <Button unavailable={checkSheets === 'printing' ? 'The check sheets are being printed.' : null} onPress={() => void printCheckSheets(printer)}>
        Print the check sheets
      </Button>
      <p className="soft small">
        {checkSheets === 'printed'
          ? 'Both sheets are printed. Read off the alignment sheet how far it prints off, and type it above; the tap-test sheet goes into the envelope.'
          : 'An alignment sheet and a tap-test sheet for the envelope in use, printed as batches are.'}
      </p>
    </div>
  );
}

/** What is kept of all printers, to and from other computers. */
function OtherComputers(): ReactElement {
  return (
    <div>
      <div className="button-row">
        <Button onPress={() => void importProfiles()}>Import settings…</Button>
        <Button onPress={() => void exportProfiles()}>Export settings…</Button>
      </div>
      <p className="soft small">A file with what is kept of all printers, for another computer that knows them by the same names.</p>
    </div>
  );
}
