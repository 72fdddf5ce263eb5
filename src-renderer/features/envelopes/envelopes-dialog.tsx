import { useState, type ReactElement } from 'react';
import { isBuiltIn, type EnvelopePreset } from '@shared/domain/envelope/presets';
import { envelopeOf, type PrepareSettings } from '@shared/domain/packets/settings';
import { allEnvelopes, bringEnvelopeBack, deleteEnvelope, exportEnvelopes, importEnvelopes, saveCheckSheets, selectEnvelope, useEnvelopesStore, writeEnvelopes } from '../../store/envelopes-store';
import { usePlanStore } from '../../store/plan-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { DeletedNotice } from '../../ui/deleted-notice';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useIsChanged } from '../../ui/use-is-changed';
import { readEnvelope, typeEnvelope, type TypedEnvelope } from '../../words/envelope-form';
import { EnvelopeForm } from './envelope-form';
import { PrinterFields } from './printer-fields';
import { ReturnAddressField } from './return-address-field';
import '../../ui/own-rows.css';
import './envelopes-dialog.css';

/** An id that no other envelope has; told apart by time alone, as staff tell them by name. */
const newId = (own: readonly EnvelopePreset[]): string => {
  let number = own.length + 1;
  while (own.some(({ id }) => id === `own-${number}`)) number += 1;
  return `own-${number}`;
};

/** The envelopes to choose from, one of them to be changed, and how far the printer prints off. */
export function EnvelopesDialog(): ReactElement {
  const settings = usePlanStore((state) => state.settings.present);
  const { own, failure } = useEnvelopesStore();
  const [form, setForm] = useState<TypedEnvelope | null>(null);
  return form ? <Editor form={form} onChange={setForm} own={own} used={settings.envelope} failure={failure} /> : <Choice settings={settings} own={own} failure={failure} onEdit={setForm} />;
}

type ChoiceProps = { readonly settings: PrepareSettings; readonly own: readonly EnvelopePreset[]; readonly failure: string | null; readonly onEdit: (form: TypedEnvelope) => void };

function Choice({ settings, own, failure, onEdit }: ChoiceProps): ReactElement {
  const used = envelopeOf(settings);
  const deleted = useEnvelopesStore((state) => state.deleted);
  return (
    <Dialog
      title="Envelopes and printer"
      wide
      onClose={closeDialog}
      actions={
        <Button look="primary" autoFocus onPress={closeDialog}>
          Close
        </Button>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      <ul className="own-rows">
        {allEnvelopes(own).map((envelope) => (
          <li key={envelope.id} className="own-row">
            <span className="own-row-name">
              {envelope.name}
              {envelope.id === used?.id && <span className="soft small"> · in use</span>}
            </span>
            <Button look="quiet" unavailable={envelope.id === used?.id ? 'This envelope is in use already.' : null} onPress={() => void selectEnvelope(envelope)}>
              Use
              <span className="visually-hidden">: {envelope.name}</span>
            </Button>
            {isBuiltIn(envelope.id) ? (
              <Button look="quiet" onPress={() => onEdit(typeEnvelope(envelope, newId(own), `${envelope.name}, own`))}>
                Copy and change…
                <span className="visually-hidden">: {envelope.name}</span>
              </Button>
            ) : (
              <>
                <Button look="quiet" onPress={() => onEdit(typeEnvelope(envelope, envelope.id, envelope.name))}>
                  Change…
                  <span className="visually-hidden">: {envelope.name}</span>
                </Button>
                <Button
                  look="quiet"
                  icon="remove"
                  iconOnly
                  unavailable={envelope.id === used?.id ? 'This envelope is in use. Use another one first.' : null}
                  onPress={() => void deleteEnvelope(envelope)}
                >
                  {`Delete ${envelope.name}`}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <DeletedNotice sentence={deleted && `${deleted.one.name} is deleted.`} onBack={() => void bringEnvelopeBack()} />
      <div className="own-actions">
        {used && <Button onPress={() => onEdit(typeEnvelope(used, newId(own), 'New envelope'))}>New envelope…</Button>}
        <Button onPress={() => void importEnvelopes()}>Import…</Button>
        <Button unavailable={own.length === 0 ? 'There is no envelope of your own to export.' : null} onPress={() => void exportEnvelopes()}>
          Export…
        </Button>
      </div>
      {used && (
        <section>
          <h3>Truth on paper</h3>
          <p className="soft small">
            Two sheets to print: the alignment sheet tells how far the printer prints off, without a ruler; the tap-test sheet shows in the envelope itself what its window shows and how far the packet
            slides. The settings of a printer, in the print dialog, print both at once.
          </p>
          <Button onPress={() => void saveCheckSheets(used)}>Save check sheets (PDF)…</Button>
        </section>
      )}
      <ReturnAddressField settings={settings} />
      <PrinterFields settings={settings} />
    </Dialog>
  );
}

type EditorProps = { readonly form: TypedEnvelope; readonly onChange: (form: TypedEnvelope | null) => void; readonly own: readonly EnvelopePreset[]; readonly used: string; readonly failure: string | null };

function Editor({ form, onChange, own, used, failure }: EditorProps): ReactElement {
  const read = readEnvelope(form);
  const hasUnused = useIsChanged(form);
  const fault = typeof read === 'string' ? read : null;
  const save = async (): Promise<void> => {
    if (typeof read === 'string') return;
    const rest = own.filter(({ id }) => id !== read.id);
    if (!(await writeEnvelopes([...rest, read]))) return;
    onChange(null);
    if (read.id === used || !own.some(({ id }) => id === read.id)) await selectEnvelope(read);
  };
  return (
    <Dialog
      title="Envelope"
      wide
      hasUnused={hasUnused}
      onClose={() => onChange(null)}
      actions={
        <>
          <Button onPress={() => onChange(null)}>Back</Button>
          <Button look="primary" unavailable={fault} onPress={() => void save()}>
            Save and use
          </Button>
        </>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      <EnvelopeForm form={form} onChange={onChange} read={read} />
    </Dialog>
  );
}
