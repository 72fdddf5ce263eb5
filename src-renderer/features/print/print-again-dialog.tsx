import { useEffect, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { NO_OPTIONS, type PrintOptions } from '@shared/domain/printing/print-options';
import { dialogDraft } from '../../store/dialog-draft';
import { openLedger } from '../../store/ledger-store';
import { listPrinters, print, usePrintStore } from '../../store/print-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { offeredOf, whyNotOn } from './print-choices';
import { PrintOptionsFields } from './print-options-fields';
import { PrintStatus } from './print-status';
import { PoolField } from './pool-field';
import { PrinterField } from './printer-field';

const printAgainDraft = dialogDraft<{ readonly options: PrintOptions; readonly more: readonly string[] }>(['print-again', 'printers', 'printer-profile']);

/** Prints what is left of a run's folder: pieces that were never sent, and those that a person wants again. */
export function PrintAgainDialog(): ReactElement {
  const { printers, chosen, printing, againOf } = usePrintStore(useShallow(({ printers, chosen, printing, againOf }) => ({ printers, chosen, printing, againOf })));
  const [{ options, more }, take] = printAgainDraft.useDraft(() => ({ options: NO_OPTIONS, more: [] }));
  useEffect(() => void listPrinters(), []);
  if (printing) return <PrintStatus printing={printing} />;

  const printer = printers?.find(({ name }) => name === chosen) ?? null;
  const asked = printer ? offeredOf(printer, options) : NO_OPTIONS;
  const pool = asked.twoPasses ? [] : more.filter((name) => name !== printer?.name);
  return (
    <Dialog
      title={`Print what is left of run ${againOf}`}
      wide
      onClose={() => void openLedger()}
      actions={
        <>
          <Button onPress={() => void openLedger()}>Back to the ledger</Button>
          <Button
            look="primary"
            unavailable={whyNotOn(printers !== null, printer, asked)}
            onPress={() => {
              if (!printer) return;
              printAgainDraft.forget();
              void print({ run: againOf, printer: printer.name, morePrinters: pool, batchId: null, fromPiece: null, toPiece: null, proof: false, reprint: false, options: asked });
            }}
          >
            Print
          </Button>
        </>
      }
    >
      <p>Its pieces that were never sent or that are marked to be printed again. Nothing that is good or pulled comes out a second time.</p>
      <PrinterField />
      {!asked.twoPasses && <PoolField chosen={more} onChange={(names) => take({ more: names })} />}
      {printer && <PrintOptionsFields printer={printer} options={asked} onChange={(changed) => take({ options: changed })} />}
    </Dialog>
  );
}
