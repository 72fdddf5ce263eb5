import fc from 'fast-check';
import type { MailingState } from '@shared/domain/packets/mailing-state';
import { outcomeElsewhere } from '@shared/domain/printing/outcome-elsewhere';
import { describe, expect, test } from 'vitest';
import { LARGEST_JOB_SHEETS, pagesOf, planJobs, sheetsOf } from '@shared/domain/printing/plan-jobs';
import { leaveOutPrinted, selectPieces, type PieceBefore } from '@shared/domain/printing/select-pieces';
import { outcomeOfEnd, sumPieces } from '@shared/domain/printing/piece-outcome';
import type { Manifest, ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';

/** A folder's batches and packets from the packets' sheets; `gap` pages (a separator) stand before every packet. */
function folderOf(batchSheets: readonly (readonly number[])[], gap = 0): Manifest {
  const packets: ManifestPacket[] = [];
  const batches = batchSheets.map((sheets, index): ManifestBatch => {
    const id = `batch-${index + 1}`;
    let page = 1;
    for (const count of sheets) {
      packets.push({ piece: packets.length + 1, batch: id, firstPage: page + gap, pages: count * 2, sheets: count } as ManifestPacket);
      page += gap + count * 2;
    }
    return { id, file: `batches/${id}.pdf`, sha256: id, pages: page - 1, packets: sheets.length } as ManifestBatch;
  });
  return { batches, packets } as unknown as Manifest;
}

describe('planJobs', () => {
  const shape = fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 4 });

  test('sends each wanted packet once, in order, whole, in bounded jobs', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom(0, 2), fc.integer({ min: 1, max: 30 }), fc.func(fc.boolean()), (sheets, gap, largest, wants) => {
        const { batches, packets } = folderOf(sheets, gap);
        const chosen = packets.filter(({ piece }) => wants(piece));
        const jobs = planJobs(batches, packets, chosen, largest);
        expect(jobs.flatMap((job) => job.packets)).toEqual(chosen);
        for (const job of jobs) {
          expect(job.packets.every((packet) => packet.batch === job.batch.id && packet.firstPage >= job.firstPage && packet.firstPage + packet.pages - 1 <= job.lastPage)).toBe(true);
          expect(job.packets.length === 1 || sheetsOf(job) <= largest).toBe(true);
          expect(pagesOf(job)).toBe(job.packets.reduce((sum, packet) => sum + packet.pages + gap, 0));
          expect(job.whole).toBe(job.packets.length === job.batch.packets);
        }
      }),
    );
  });

  test('cuts a batch of 300 two-sheet packets after 250 sheets', () => {
    const { batches, packets } = folderOf([Array.from({ length: 300 }, () => 2)]);
    const jobs = planJobs(batches, packets, packets);
    expect(LARGEST_JOB_SHEETS).toBe(250);
    expect(jobs.map(({ fromPiece, toPiece, firstPage, lastPage, whole }) => ({ fromPiece, toPiece, firstPage, lastPage, whole }))).toEqual([
      { fromPiece: 1, toPiece: 125, firstPage: 1, lastPage: 500, whole: false },
      { fromPiece: 126, toPiece: 250, firstPage: 501, lastPage: 1000, whole: false },
      { fromPiece: 251, toPiece: 300, firstPage: 1001, lastPage: 1200, whole: false },
    ]);
  });
});

describe('selectPieces', () => {
  const folder = folderOf([[1, 1], [2, 2, 2]]);
  const pieces = (...args: Parameters<typeof selectPieces>): unknown => {
    const answer = selectPieces(...args);
    return answer.ok ? answer.value.map(({ piece }) => piece) : answer.failure.code;
  };

  test.each([
    [{}, [1, 2, 3, 4, 5]],
    [{ proof: true }, [1]],
    [{ batch: 'batch-2' }, [3, 4, 5]],
    [{ batch: 'batch-2', proof: true }, [3]],
    [{ from: 2, to: 4 }, [2, 3, 4]],
    [{ from: 4 }, [4, 5]],
    [{ batch: 'batch-1', from: 2, to: 4 }, [2]],
    [{ batch: 'batch-9' }, 'batch-unknown'],
    [{ pieces: [5, 2, 9] }, [2, 5]],
    [{ pieces: [9] }, 'pieces-unknown'],
    [{ from: 6 }, 'pieces-unknown'],
    [{ from: 4, to: 2 }, 'pieces-unknown'],
  ])('%j names %j', (selection, expected) => {
    expect(pieces(folder, selection)).toEqual(expected);
  });
});

test('what was printed, pulled or may have been printed is left out, and a reprint takes it', () => {
  const { packets } = folderOf([[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]);
  const outcomes: Record<number, PieceBefore> = { 1: 'ok', 2: 'unknown', 3: 'pull', 4: 'reprint', 5: 'not-sent', 7: 'mailed', 8: 'mailed-in-part', 9: 'pulled-elsewhere', 10: 'mailed-and-pulled' };
  const outcomeOf = ({ piece }: ManifestPacket): PieceBefore | undefined => outcomes[piece];
  const left = leaveOutPrinted(packets, outcomeOf, false);
  expect({ ...left, toPrint: left.toPrint.map(({ piece }) => piece) }).toEqual({ toPrint: [4, 5, 6, 8, 9, 10], printed: 1, unknown: 1, pulled: 1, mailed: 1, mailedInPart: 2, pulledElsewhere: [9, 10] });
  expect(leaveOutPrinted(packets, outcomeOf, true).toPrint).toEqual(packets);
});

test('a piece is known by what became of its reports elsewhere: one that was pulled is told beside one that was mailed too', () => {
  expect([[], ['new'], ['mailed', 'mailed'], ['mailed', 'new'], ['pulled', 'new'], ['mailed', 'pulled-reissued'], ['mailed', 'unsure']].map((states) => outcomeElsewhere(states as MailingState[]))).toEqual([
    undefined,
    undefined,
    'mailed',
    'mailed-in-part',
    'pulled-elsewhere',
    'mailed-and-pulled',
    'unknown',
  ]);
});

test('only a job that ended completed, without errors, has good pieces', () => {
  expect(outcomeOfEnd({ state: 'completed', reasons: ['job-completed-successfully'] })).toBe('ok');
  expect(outcomeOfEnd({ state: 'completed', reasons: ['job-completed-with-errors'] })).toBe('unknown');
  for (const state of ['canceled', 'aborted', 'unknown'] as const) expect(outcomeOfEnd({ state, reasons: [] })).toBe('unknown');
  expect(sumPieces(['ok', 'ok', 'unknown', 'not-sent', 'pull', 'reprint'])).toEqual({ ok: 2, reprint: 1, pull: 1, unknown: 1, notSent: 1 });
});
