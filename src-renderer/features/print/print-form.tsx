import { useEffect, useState, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { NO_OPTIONS, type PrintOptions } from '@shared/domain/printing/print-options';
import { offMismatch } from '@shared/domain/printing/printer-profile';
import { distinctDeadlines } from '@shared/domain/records/run-deadline';
import type { PlanView } from '@shared/ipc/views';
import { useDueStore } from '../../store/due-store';
import { listPrinters, print, readMailedInPart, usePrintStore } from '../../store/print-store';
import { planFor } from '../../store/plan-for-printer';
import { usePlanStore } from '../../store/plan-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { DueDates } from '../../ui/due-dates';
import { Notice } from '../../ui/notice';
import { WindowNotice } from '../../ui/window-notice';
import { mailedInPartSentence } from '../../words/mailed-in-part';
import { selectionOf, type PrintScope } from '../../words/print-selection';
import { offeredOf, whyNotOn } from './print-choices';
import { PrintFacts } from './print-facts';
import { PrintOptionsFields } from './print-options-fields';
import { PrintScopeFields } from './print-scope-fields';
import { PoolField } from './pool-field';
import { PrinterField } from './printer-field';

/** What is printed, where, and how much of it: a proof of one packet first, unless the person says otherwise. */
export function PrintForm({ plan }: { readonly plan: PlanView }): ReactElement {
  const { printers, chosen, isProofed, mailedInPart } = usePrintStore(useShallow(({ printers, chosen, isProofed, mailedInPart }) => ({ printers, chosen, isProofed, mailedInPart })));
  const settings = usePlanStore((state) => state.settings.present);
  const [scope, setScope] = useState<PrintScope>({ batchId: null, fromPiece: null, toPiece: null, proof: !isProofed });
  const [reprint, setReprint] = useState(false);
  const [options, setOptions] = useState<PrintOptions>(NO_OPTIONS);
  const [more, setMore] = useState<readonly string[]>([]);
  const due = useDueStore((state) => state.due);
  useEffect(() => void listPrinters(), []);
  useEffect(() => void readMailedInPart(), []);

  const printer = printers?.find(({ name }) => name === chosen) ?? null;
  const selection = selectionOf(plan.batches, scope);
  const halfMailed = reprint ? null : mailedInPartSentence(mailedInPart, selection);
  const asked = printer ? offeredOf(printer, options) : NO_OPTIONS;
  const pool = asked.twoPasses ? [] : more.filter((name) => name !== printer?.name);
  const mismatch = printer ? offMismatch(printer.profile, settings) : null;
  const unavailable = whyNotOn(printers !== null, printer, asked) ?? (selection === null ? 'There is no packet with these piece numbers.' : null);

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
              if (printer) void print({ run: null, printer: printer.name, morePrinters: pool, ...scope, reprint, options: asked });
            }}
          >
            {scope.proof ? 'Print the proof' : 'Print'}
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
      <WindowNotice plan={plan} onLook={closeDialog} />
      {halfMailed !== null && <Notice tone="care">{halfMailed}</Notice>}
      {!asked.twoPasses && <PoolField chosen={more} onChange={setMore} />}
      <PrintScopeFields batches={plan.batches} scope={scope} onChange={setScope} />
      <label className="choice">
        <input type="checkbox" checked={reprint} onChange={(event) => setReprint(event.target.checked)} />
        <span>Print again what was printed before</span>
      </label>
      {printer && <PrintOptionsFields printer={printer} options={asked} onChange={setOptions} />}
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
