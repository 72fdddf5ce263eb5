import type { ReactElement } from 'react';
import type { LedgerRunDetailView } from '@shared/ipc/views';
import { printerOf } from '@shared/domain/printing/wording';
import { DueDates } from '../../ui/due-dates';
import { countOf, formatNumber, rangeOf } from '../../words/counts';
import { jobEndWord, purposeWord, SUM_WORDS, timeText } from '../../words/ledger-words';

/** A run's sums, then and now, and its jobs. */
export function RunFacts({ run }: { readonly run: LedgerRunDetailView }): ReactElement {
  return (
    <>
      <h3>
        Run {run.run}: {purposeWord(run.purpose)}
      </h3>
      <p className="soft">
        {timeText(run.startedAt)}
        {run.startedBy !== '' && `, ${run.startedBy}`}. {countOf(run.pieces, 'piece')}, {countOf(run.sheets, 'sheet')}
        {run.folderName !== '' && `, from “${run.folderName}”`}.
        {run.signedOff && ` Signed off by ${run.signedOff.name}, ${timeText(run.signedOff.at)}.`}
      </p>
      <DueDates deadlines={run.deadlines} ofPastRun />
      <table className="ledger-table ledger-sums">
        <thead>
          <tr>
            <th scope="col">Pieces</th>
            <th scope="col">In this run</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {SUM_WORDS.map(([key, word]) => (
            <tr key={key}>
              <th scope="row">{word}</th>
              <td>{formatNumber(run.sums[key])}</td>
              <td>{formatNumber(run.now[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{countOf(run.jobs.length, 'job')}</summary>
        <table className="ledger-table">
          <thead>
            <tr>
              <th scope="col">Batch</th>
              <th scope="col">Pieces</th>
              <th scope="col">Printer</th>
              <th scope="col">End</th>
            </tr>
          </thead>
          <tbody>
            {run.jobs.map((job) => (
              <tr key={`${job.printer} ${job.id} ${job.sentAt} ${job.fromPiece}`}>
                <th scope="row">{job.batch}</th>
                <td>{rangeOf(job.fromPiece, job.toPiece)}</td>
                <td>{printerOf(job)}</td>
                <td>{jobEndWord(job.state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
