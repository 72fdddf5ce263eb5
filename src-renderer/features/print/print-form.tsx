import { useEffect, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { NO_OPTIONS, type PrintOptions } from '@shared/domain/printing/print-options';
import { offMismatch } from '@shared/domain/printing/printer-profile';
import { distinctDeadlines } from '@shared/domain/records/run-deadline';
import type { PlanView } from '@shared/ipc/plan-view';
import { useDueStore } from '../../store/due-store';
import { dialogDraft } from '../../store/dialog-draft';
import { listPrinters, print, readMailedInPart, usePrintStore } from '../../store/print-store';
import { planFor } from '../../store/plan-for-printer';
import { usePlanStore } from '../../store/plan-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { DueDates } from '../../ui/due-dates';
import { Notice } from '../../ui/notice';
import { BeforeMailing } from '../../ui/before-mailing';
import { mailedInPartSentence } from '../../words/mailed-in-part';
import { readScope, selectionOf, type TypedScope, WHOLE_RUN } from '../../words/print-selection';
import { offeredOf, whyNotOn } from './print-choices';
import { PrintFacts } from './print-facts';
import { PrintOptionsFields } from './print-options-fields';
import { PrintScopeFields } from './print-scope-fields';
import { PoolField } from './pool-field';
import { PrinterField } from './printer-field';

type PrintDraft = { readonly typed: TypedScope; readonly reprint: boolean; readonly options: PrintOptions; readonly more: readonly string[] };
const printDraft = dialogDraft<PrintDraft>(['print', 'printers', 'printer-profile', 'notices']);

/** What is printed, where, and how much of it: a proof of one packet first, unless the person says otherwise. */
export function PrintForm({ plan }: { readonly plan: PlanView }): ReactElement {
  const { printers, chosen, isProofed, mailedInPart } = usePrintStore(useShallow(({ printers, chosen, isProofed, mailedInPart }) => ({ printers, chosen, isProofed, mailedInPart })));
  const settings = usePlanStore((state) => state.settings.present);
  const [{ typed, reprint, options, more }, take] = printDraft.useDraft(() => ({ typed: { ...WHOLE_RUN, proof: !isProofed }, reprint: false, options: NO_OPTIONS, more: [] }));
  const due = useDueStore((state) => state.due);
  useEffect(() => void listPrinters(), []);
  useEffect(() => void readMailedInPart(), []);

  const printer = printers?.find(({ name }) => name === chosen) ?? null;
  const scope = readScope(typed);
  const fault = typeof scope === 'string' ? scope : null;
  const selection = typeof scope === 'string' ? null : selectionOf(plan.batches, scope);
  const halfMailed = reprint ? null : mailedInPartSentence(mailedInPart, selection);
  const asked = printer ? offeredOf(printer, options) : NO_OPTIONS;
  const pool = asked.twoPasses ? [] : more.filter((name) => name !== printer?.name);
  const mismatch = printer ? offMismatch(printer.profile, settings) : null;
  const unavailable = whyNotOn(printers !== null, printer, asked) ?? fault ?? (selection === null ? 'There is no packet with these piece numbers.' : null);

  return (
    <Dialog
      title="Print batches"
      wide
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button
            look="primary"
            unavailable={unavailable}
            onPress={() => {
              if (!printer || typeof scope === 'string') return;
              printDraft.forget();
              void print({ run: null, printer: printer.name, morePrinters: pool, ...scope, reprint, options: asked });
            }}
          >
            {typed.proof ? 'Print the proof' : 'Print'}
          </Button>
        </>
      }
    >
      <PrinterField />
      {mismatch !== null && printer && (
        <Notice tone="care">
          {mismatch} <Button onPress={() => void planFor(printer.profile)}>Plan the batches for this printer</Button>
        </Notice>
      )}
      <BeforeMailing plan={plan} within="print" onLook={closeDialog} />
      {halfMailed !== null && <Notice tone="care">{halfMailed}</Notice>}
      {!asked.twoPasses && <PoolField chosen={more} onChange={(names) => take({ more: names })} />}
      <PrintScopeFields batches={plan.batches} scope={typed} fault={fault} onChange={(changed) => take({ typed: changed })} />
      <label className="choice">
        <input type="checkbox" checked={reprint} onChange={(event) => take({ reprint: event.target.checked })} />
        <span>Print again what was printed before</span>
      </label>
      {printer && <PrintOptionsFields printer={printer} options={asked} onChange={(changed) => take({ options: changed })} />}
      <PrintFacts batches={plan.batches} selection={selection} printer={printer} twoPasses={asked.twoPasses} />
      <DueDates deadlines={distinctDeadlines(due)} />
      <details>
        <summary>What the printer keeps of a job</summary>
        <p className="soft small">
          Job names hold no student. The printing system keeps the list of jobs, and a copier with a disk may keep the pages until it needs the room: who looks after it can turn that off or delete stored jobs.
        </p>
      </details>
    </Dialog>
  );
}
