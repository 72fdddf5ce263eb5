import type { ReactElement } from 'react';
import type { PrintJobView, PrintRunView } from '@shared/ipc/views';
import { cancelPrinting, forgetPrinting, isPrinting, pausePrinting, stopPrinter, type Printing, type PrintRequest } from '../../store/print-store';
import { closeDialog, useViewStore } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { DueDates } from '../../ui/due-dates';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { countOf, formatNumber, rangeOf } from '../../words/counts';
import { jobStateWord } from '../../words/print-words';
import { AfterJam } from './after-jam';
import { MovePieces } from './move-pieces';
import { TurnStack } from './turn-stack';
import './print-status.css';

/** After sending: "Sent to the printer", then what the printer says, job by job. */
export function PrintStatus({ printing }: { readonly printing: Printing }): ReactElement {
  const { request, run, end } = printing;
  const underway = isPrinting(printing);
  const close = (): void => {
    closeDialog();
    if (!underway) forgetPrinting();
  };
  return (
    <Dialog title={titleOf(printing)} wide onClose={close} actions={underway ? <UnderwayActions printing={printing} onClose={close} /> : <EndActions request={request} onClose={close} />}>
      {underway && <Underway printing={printing} />}
      {underway && run?.turning && <TurnStack turning={run.turning} />}
      {underway && run?.moving.map((question) => <MovePieces key={question.jobIndex} question={question} />)}
      {end && <End end={end} proof={request.proof} />}
      {run?.notices.map((sentence) => (
        <Notice key={sentence} tone="care">
          {sentence}
        </Notice>
      ))}
      {run && <DueDates deadlines={run.deadlines} />}
      {run && <Jobs jobs={run.jobs} stops={underway ? stoppable(printing) : []} />}
      {/* What became of the pieces is summed up at the end. */}
      {run !== null && run.outcome !== null && <p className="soft">{piecesText(run.pieces)}</p>}
      {!underway && run !== null && run.run !== null && run.pieces.unknown > 0 && <AfterJam run={run.run} unknown={run.pieces.unknown} />}
    </Dialog>
  );
}

function UnderwayActions({ printing: { cancelling, pausing }, onClose }: { readonly printing: Printing; readonly onClose: () => void }): ReactElement {
  return (
    <>
      <Button onPress={() => void cancelPrinting()} unavailable={cancelling ? 'Canceling. Sheets under way still come out.' : null}>
        {cancelling ? 'Canceling' : 'Cancel printing'}
      </Button>
      <Button onPress={() => void pausePrinting(!pausing)} unavailable={cancelling ? 'The printing is being canceled.' : null}>
        {pausing ? 'Resume' : 'Pause'}
      </Button>
      <Button look="primary" autoFocus onPress={onClose}>
        Continue in the background
      </Button>
    </>
  );
}

function EndActions({ request: { run, proof }, onClose }: { readonly request: PrintRequest; readonly onClose: () => void }): ReactElement {
  // Seen from where there is no plan, a printing of the batches in hand leads nowhere on.
  const leadsOn = useViewStore(({ dialog }) => dialog !== 'print-again') || run !== null;
  return (
    <>
      {leadsOn && <Button onPress={forgetPrinting}>{proof ? 'Print the rest…' : 'Print more…'}</Button>}
      <Button look="primary" autoFocus onPress={onClose}>
        Done
      </Button>
    </>
  );
}

function Underway({ printing: { request, run, progress, pausing, jobId } }: { readonly printing: Printing }): ReactElement {
  const printers = [request.printer, ...request.morePrinters];
  return (
    <>
      {jobId !== null && (
        <p>
          Sent to the {printers.length > 1 ? 'printers' : 'printer'} <strong>{printers.join(', ')}</strong>. {request.proof && 'This is the proof: one packet.'}
        </p>
      )}
      {pausing && (
        <Notice tone="care">{run?.isPaused ? 'Paused. Nothing more is sent until you resume.' : 'Pausing: the job at the printer goes on to its end, then nothing more is sent until you resume.'}</Notice>
      )}
      {(progress !== null || run === null) && <ProgressBar progress={progress} before="Sending to the printer" />}
    </>
  );
}

function End({ end, proof }: { readonly end: NonNullable<Printing['end']>; readonly proof: boolean }): ReactElement {
  if (end.status === 'failed') return <Notice tone={end.isNothingLeft ? 'care' : 'stop'}>{end.sentence}</Notice>;
  if (end.status === 'cancelled') return <Notice tone="care">Printing was canceled. Look at the printer’s tray: some sheets may have come out.</Notice>;
  if (end.sentence !== undefined) return <Notice tone="care">{end.sentence}</Notice>;
  return (
    <Notice tone="good">
      {proof ? 'The proof is printed. Check color, both sides, and the address in an envelope.' : 'The printer says that every job is completed.'}
    </Notice>
  );
}

/** `205 pieces completed, 1 to check by hand.` */
function piecesText({ ok, unknown, reprint, pull }: PrintRunView['pieces']): string {
  const rest = [
    [unknown, 'to check by hand'],
    [reprint, 'to print again'],
    [pull, 'to pull'],
  ] as const;
  return `${[`${countOf(ok, 'piece')} completed`, ...rest.filter(([count]) => count > 0).map(([count, what]) => `${formatNumber(count)} ${what}`)].join(', ')}.`;
}

/** States of a job that its printer still has. */
const AT_PRINTER: readonly string[] = ['sent', 'pending', 'pending-held', 'processing', 'processing-stopped'];

/** Printers that could be taken out of a run of several: those that have a job, while another one is in no trouble. */
function stoppable({ request, run }: Printing): readonly string[] {
  if (request.morePrinters.length === 0 || !run) return [];
  const left = [request.printer, ...request.morePrinters].filter((name) => !run.jobs.some(({ printer, state }) => printer === name && state !== 'completed' && state !== 'sending' && !AT_PRINTER.includes(state)));
  return left.length > 1 ? left : [];
}

function Jobs({ jobs, stops }: { readonly jobs: readonly PrintJobView[]; readonly stops: readonly string[] }): ReactElement {
  const hasPool = new Set(jobs.map(({ printer }) => printer)).size > 1;
  return (
    <div className="print-jobs" tabIndex={0} role="region" aria-label="Print jobs">
      <table>
        <thead>
          <tr>
            <th scope="col">Batch</th>
            <th scope="col">Pieces</th>
            <th scope="col">What the printer says</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(({ id, printer, batchId, fromPiece, toPiece, pass, state, sentences }) => (
            <tr key={`${printer} ${batchId} ${fromPiece} ${pass} ${id}`}>
              <th scope="row">{batchId}</th>
              <td>
                {rangeOf(fromPiece, toPiece)}
                {pass !== null && <span className="soft"> {pass}</span>}
              </td>
              <td>
                <strong>{jobStateWord(state)}</strong>
                {hasPool && <span className="soft"> {printer}</span>}
                {sentences.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
                {stops.includes(printer) && AT_PRINTER.includes(state) && <Button onPress={() => void stopPrinter(printer)}>{`Take ${printer} out of this run`}</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titleOf({ end, request, jobId }: Printing): string {
  const titles = { succeeded: request.proof ? 'Proof printed' : 'Printed', cancelled: 'Printing canceled', failed: request.proof ? 'Proof not printed' : 'Not all printed' } as const;
  if (end?.status === 'failed' && end.isNothingLeft) return 'Nothing left to print';
  if (end) return titles[end.status];
  return jobId === null ? 'Sending to the printer' : 'Sent to the printer';
}
