import { useEffect, useState, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '@shared/ipc/views';
import { listPrinters, print, usePrintStore } from '../../store/print-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { selectionOf, type PrintScope } from '../../words/print-selection';
import { PrintFacts } from './print-facts';
import { PrintScopeFields } from './print-scope-fields';
import { PrinterField } from './printer-field';

/** What is printed, where, and how much of it: a proof of one packet first, unless the person says otherwise. */
export function PrintForm({ plan }: { readonly plan: PlanView }): ReactElement {
  const { printers, chosen, isProofed } = usePrintStore(useShallow(({ printers, chosen, isProofed }) => ({ printers, chosen, isProofed })));
  const [scope, setScope] = useState<PrintScope>({ batchId: null, fromPiece: null, toPiece: null, proof: !isProofed });
  const [reprint, setReprint] = useState(false);
  useEffect(() => void listPrinters(), []);

  const printer = printers?.find(({ name }) => name === chosen) ?? null;
  const selection = selectionOf(plan.batches, scope);
  const unavailable = reasonAgainst(printers !== null, printer, selection !== null);

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
              if (printer) void print({ printer: printer.name, ...scope, reprint });
            }}
          >
            {scope.proof ? 'Print the proof' : 'Print'}
          </Button>
        </>
      }
    >
      <PrinterField />
      <PrintScopeFields batches={plan.batches} scope={scope} onChange={setScope} />
      <label className="choice">
        <input type="checkbox" checked={reprint} onChange={(event) => setReprint(event.target.checked)} />
        <span>Print again what was printed before</span>
      </label>
      <PrintFacts batches={plan.batches} selection={selection} printerName={printer?.name ?? null} />
    </Dialog>
  );
}

function reasonAgainst(listed: boolean, printer: { readonly mismatches: readonly string[] } | null, hasPieces: boolean): string | null {
  if (!listed) return 'The printers are being listed.';
  if (!printer) return 'There is no printer to print on. Add one to the system, or open the saved batches in a viewer.';
  if (printer.mismatches.length > 0) return 'This printer can’t take the batches. Choose another one.';
  return hasPieces ? null : 'There is no packet with these piece numbers.';
}
