import { finishedRun, NO_RUN, withEvent } from '@main/worker/print-views';
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
