import { finishedRun, NO_RUN, withEvent } from '@main/worker/print-views';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import type { RunDeadline } from '@shared/domain/records/run-deadline';
import { expect, it } from 'vitest';

const deadline: RunDeadline = { program: 'ELPAC', received: '2026-05-01', receivedFrom: 'entered', due: '2026-05-31', daysLeft: 4, rule: '5 CCR 11518.15(c): within 30 calendar days', assumptions: [], missing: null };

it('a run in the window keeps what was said before its first sheet, and when its reports are due', () => {
  const inPart = withEvent(NO_RUN, { kind: 'mailed-in-part', pieces: 1, sentence: '1 piece with a report that was mailed.' });
  const leftOut = withEvent(inPart, { kind: 'left-out', printed: 2, unknown: 0, pulled: 0, mailed: 0, sentence: 'Left out: 2 pieces printed already.' });
  const view = withEvent(leftOut, { kind: 'due', deadline, sentence: 'ELPAC: due 2026-05-31, 4 days left.' });
  expect(view).toMatchObject({ notices: ['1 piece with a report that was mailed.', 'Left out: 2 pieces printed already.'], deadlines: [deadline] });

  const finished = finishedRun({ run: 3, outcome: 'completed', message: '', jobs: [], pieces: { ok: 1, reprint: 0, pull: 0, unknown: 0, notSent: 0 }, deadlines: [deadline] }, view);
  expect(finished).toMatchObject({ run: 3, notices: view.notices, deadlines: [deadline] });
});

const PLACE = { jobIndex: 0, jobs: 2, id: 7 };
const FAILED: readonly PrintEvent[] = [
  { kind: 'run-started', run: 1, jobs: 2, pieces: 4, sheets: 4, sentence: 'Run 1.' },
  { kind: 'job-sending', ...PLACE, id: null, printer: 'Hall', batch: 'one', fromPiece: 1, toPiece: 2, sentence: 'Sending.' },
  { kind: 'job-sent', ...PLACE, printer: 'Hall', batch: 'one', fromPiece: 1, toPiece: 2, sentence: 'Sent.' },
  { kind: 'job-ended', ...PLACE, state: 'aborted', reasons: [], sentence: 'The printer aborted the job. Look in the tray, then print the rest as a reprint.' },
  { kind: 'ask-move', jobIndex: 0, printer: 'Hall', others: ['Desk'], fromPiece: 1, toPiece: 2, isSent: true, jobSentence: 'The printer aborted the job.', sentence: 'Look in its tray.' },
];
const ENDED: PrintRunRecord = { run: 1, outcome: 'failed', message: '', jobs: [], pieces: { ok: 4, reprint: 0, pull: 0, unknown: 0, notSent: 0 }, deadlines: [] };

it.each([
  ['not answered yet, only how it ended', [], 'The printer aborted the job.'],
  ['moved, where its pieces went', [{ kind: 'move-answered', jobIndex: 0, jobSentence: 'The printer aborted the job. 2 pieces of Hall go to the other printers.', sentence: '2 pieces go.' }], 'The printer aborted the job. 2 pieces of Hall go to the other printers.'],
  ['left, the reprint', [{ kind: 'move-answered', jobIndex: 0, jobSentence: 'Look in the tray, then print the rest as a reprint.', sentence: 'It stays.' }], 'Look in the tray, then print the rest as a reprint.'],
] as const)('the row of a failed job whose pieces are asked about says what is true of it, also once the run is over: %s', (_what, answers, row) => {
  const view = [...FAILED, ...answers].reduce(withEvent, NO_RUN);
  for (const shown of [view, finishedRun(ENDED, view)]) expect(shown.jobs).toEqual([{ id: 7, printer: 'Hall', batchId: 'one', fromPiece: 1, toPiece: 2, pass: null, state: 'aborted', sentences: [row] }]);
  expect(view.moving).toHaveLength(answers.length === 0 ? 1 : 0);
});
