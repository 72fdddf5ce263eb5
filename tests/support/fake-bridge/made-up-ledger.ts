import type { InputOf, OutputOf, Verb } from '@shared/ipc/contract';
import { DEFAULT_LEDGER_SETTINGS, type LedgerSettings } from '@shared/domain/printing/ledger-settings';
import { openAtPrinters } from '@shared/domain/printing/open-at-printers';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import { sumPieces } from '@shared/domain/printing/piece-outcome';
import type { LedgerPieceView, LedgerRunDetailView } from '@shared/ipc/views';

type LedgerVerb = Extract<Verb, `ledger.${string}`>;
type Answers = { readonly [V in LedgerVerb]: (input: InputOf<V>) => OutputOf<V> };

const MADE_UP_DEADLINE: LedgerRunDetailView['deadlines'][number] = {
  program: 'CAASPP',
  received: '2025-07-28',
  receivedFrom: 'entered',
  due: '2025-08-25',
  daysLeft: 24,
  rule: '5 CCR 863(a): within 20 working days after the results were received',
  assumptions: ['Counting starts on the day after receipt.'],
  missing: null,
};

/** A made-up ledger: one run of 12 pieces that jammed behind the eighth. */
export function makeUpLedger(): { readonly answers: Answers } {
  let settings: LedgerSettings = DEFAULT_LEDGER_SETTINGS;
  let signedOff: LedgerRunDetailView['signedOff'] = null;
  const outcomes: PieceOutcome[] = Array.from({ length: 12 }, (_, index) => (index < 6 ? 'ok' : 'unknown'));
  const piece = (index: number): LedgerPieceView => ({ batch: '4-pages-2-sheets', piece: index + 1, inRun: outcomes[index] ?? 'ok', now: outcomes[index] ?? 'ok', nowRun: 1, printer: 'Office-Laser-Color', sides: 'both', order: 'forward', by: '', at: '2025-08-01T12:00:00.000Z', kept: [] });
  const detail = (): LedgerRunDetailView => ({
    ...{ run: 1, purpose: 'print', printers: ['Office-Laser-Color'], startedAt: '2025-08-01T12:00:00.000Z', startedBy: 'office', folderName: 'Foldline batches 2025-08-01 12.00.00', hasFolder: true, pieceRanges: '1–12', pieces: 12, sheets: 24 },
    ...{ sums: sumPieces(outcomes), now: sumPieces(outcomes), signedOff, deadlines: [MADE_UP_DEADLINE] },
    open: openAtPrinters(outcomes.map((_, index) => piece(index)), 1),
    jobs: [{ printer: 'Office-Laser-Color', printedBy: null, id: 12, batch: '4-pages-2-sheets', fromPiece: 1, toPiece: 12, pages: 48, sides: 'both', state: 'aborted', reasons: [], sentAt: '2025-08-01T12:00:00.000Z', lastSeenAt: '2025-08-01T12:03:00.000Z' }],
  });
  const answers: Answers = {
    'ledger.runs': () => {
      const { jobs: _jobs, open: _open, ...run } = detail();
      return [run];
    },
    'ledger.run': detail,
    'ledger.pieces': ({ only, from, count }) => {
      const rows = outcomes.map((_, index) => piece(index)).filter(({ now }) => only === 'all' || now !== 'ok');
      return { total: rows.length, rows: rows.slice(from, from + count) };
    },
    'ledger.settle': ({ pieces, word }) => {
      for (const number of pieces) outcomes[number - 1] = word;
      return detail();
    },
    'ledger.last-good': ({ lastGood }) => {
      outcomes.forEach((outcome, index) => {
        if (outcome === 'unknown') outcomes[index] = index < lastGood ? 'ok' : 'reprint';
      });
      return detail();
    },
    'ledger.sign-off': ({ name, note }) => {
      signedOff = { at: '2025-08-02T09:00:00.000Z', name, note };
      return detail();
    },
    'ledger.export': () => ({ saved: true }),
    'ledger.deliveries': () => [{ delivery: 1, at: '2025-08-03T10:00:00.000Z', by: 'office', kind: 'export', place: 'For the portal', reports: 4 }],
    'ledger.settings': () => settings,
    'ledger.settings.write': (written) => (settings = written),
  };
  return { answers };
}
