import { useState, type ReactElement } from 'react';
import { inserterPlaceFault } from '@shared/domain/envelope/inserter/inserter-fault';
import { type InserterProfile, usualInserter } from '@shared/domain/envelope/inserter/inserter-profile';
import { envelopeOf, type PrepareSettings } from '@shared/domain/packets/settings';
import { bringInserterBack, deleteInserter, exportInserters, importInserters, useInsertersStore, writeInserters } from '../../store/inserters-store';
import { usePlanStore } from '../../store/plan-store';
import { changeSettings } from '../../store/planning';
import { useSettingsDraft } from '../../store/settings-draft';
import { openDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { DeletedNotice } from '../../ui/deleted-notice';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useIsChanged } from '../../ui/use-is-changed';
import { inserterSummary, readInserter, typeInserter, type TypedInserter } from '../../words/inserter-form';
import { InserterForm } from './inserter-form';
import '../../ui/own-rows.css';
import './inserters.css';

/** What is changed: the inserter as it was, or a new one, and what is typed of it. */
type Editing = { readonly before: InserterProfile; readonly isNew: boolean; readonly form: TypedInserter };

/** The inserters to choose from, and one of them to be changed. */
export function InsertersDialog(): ReactElement {
  const planned = usePlanStore((state) => state.settings.present.inserter?.name);
  const { settings, take } = useSettingsDraft();
  const { own, failure } = useInsertersStore();
  const [editing, setEditing] = useState<Editing | null>(null);
  if (editing) {
    const follow = async (before: string, inserter: InserterProfile): Promise<void> => {
      if (before === settings.inserter?.name) take({ inserter });
      if (before === planned) await changeSettings({ inserter });
    };
    return <Editor editing={editing} onChange={setEditing} own={own} settings={settings} failure={failure} onSaved={follow} />;
  }
  return <Choice used={[planned, settings.inserter?.name]} own={own} failure={failure} onEdit={(before, isNew) => setEditing({ before, isNew, form: typeInserter(before) })} />;
}

const back = (): void => openDialog('settings');

/** A name that no other inserter has. */
const freeName = (own: readonly InserterProfile[], wanted: string): string => {
  let name = wanted;
  for (let number = 2; own.some((one) => one.name === name); number += 1) name = `${wanted} ${number}`;
  return name;
};

type ChoiceProps = { /** The one of the plan, and the one that is chosen in its place and not used yet. */ readonly used: readonly (string | undefined)[]; readonly own: readonly InserterProfile[]; readonly failure: string | null; readonly onEdit: (before: InserterProfile, isNew: boolean) => void };

function Choice({ used, own, failure, onEdit }: ChoiceProps): ReactElement {
  const deleted = useInsertersStore((state) => state.deleted);
  return (
    <Dialog
      title="Inserters"
      wide
      onClose={back}
      actions={
        <Button look="primary" autoFocus onPress={back}>
          Back to the settings
        </Button>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      <p>A machine that folds sheets and puts them into envelopes reads on each sheet where a packet ends. Its mark sheet says which marks it wants, and where.</p>
      {own.length === 0 && <p className="soft">No inserter is described yet.</p>}
      <ul className="own-rows">
        {own.map((inserter) => (
          <li key={inserter.name} className="own-row">
            <span className="own-row-name">
              {inserter.name}
              {used.includes(inserter.name) && <span className="soft small"> · in use</span>}
              <span className="soft small inserter-row-summary">{inserterSummary(inserter)}</span>
            </span>
            <Button look="quiet" onPress={() => onEdit(inserter, false)}>
              {`Change ${inserter.name}…`}
            </Button>
            <Button look="quiet" onPress={() => onEdit({ ...inserter, name: freeName(own, inserter.name) }, true)}>
              Copy…
            </Button>
            <Button
              look="quiet"
              icon="remove"
              iconOnly
              unavailable={used.includes(inserter.name) ? 'This inserter is in use. Choose another one in the planning settings first.' : null}
              onPress={() => void deleteInserter(inserter)}
            >
              {`Delete ${inserter.name}`}
            </Button>
          </li>
        ))}
      </ul>
      <DeletedNotice sentence={deleted && `${deleted.one.name} is deleted.`} onBack={() => void bringInserterBack()} />
      <div className="own-actions">
        <Button onPress={() => onEdit(usualInserter(freeName(own, 'Inserter')), true)}>New inserter…</Button>
        <Button onPress={() => void importInserters()}>Import…</Button>
        <Button unavailable={own.length === 0 ? 'There is no inserter to export.' : null} onPress={() => void exportInserters()}>
          Export…
        </Button>
      </div>
    </Dialog>
  );
}

type EditorProps = { readonly editing: Editing; readonly onChange: (editing: Editing | null) => void; readonly own: readonly InserterProfile[]; readonly settings: PrepareSettings; readonly failure: string | null; /** What uses the inserter of that name uses what it is now. */ readonly onSaved: (before: string, inserter: InserterProfile) => Promise<void> };

function Editor({ editing, onChange, own, settings, failure, onSaved }: EditorProps): ReactElement {
  const { before, isNew, form } = editing;
  const hasUnused = useIsChanged(form);
  const envelope = envelopeOf(settings);
  const read = readInserter(form, before);
  const isTaken = typeof read !== 'string' && own.some(({ name }) => name === read.name && (isNew || name !== before.name));
  const fault = typeof read === 'string' ? read : isTaken ? 'Another inserter has this name. Choose another name.' : null;
  const placeFault = typeof read === 'string' || !envelope ? null : inserterPlaceFault(read, envelope, settings);
  const save = async (): Promise<void> => {
    if (typeof read === 'string') return;
    const rest = isNew ? own : own.filter(({ name }) => name !== before.name);
    if (!(await writeInserters([...rest, read]))) return;
    onChange(null);
    if (!isNew) await onSaved(before.name, read);
  };
  return (
    <Dialog
      title={isNew ? 'New inserter' : 'Inserter'}
      wide
      hasUnused={hasUnused}
      onClose={() => onChange(null)}
      actions={
        <>
          <Button onPress={() => onChange(null)}>Back</Button>
          <Button look="primary" unavailable={fault} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      <InserterForm form={form} onChange={(changed) => onChange({ ...editing, form: changed })} read={typeof read === 'string' ? null : read} fault={fault} placeFault={placeFault} envelope={envelope} settings={settings} />
    </Dialog>
  );
}
