import type { Database } from 'node-sqlite3-wasm';
import type { MailingState } from '@shared/domain/packets/mailing-state';
import type { DeliveryKind } from '@shared/domain/printing/ledger-run';
import type { PieceOutcome } from '@shared/domain/printing/piece-outcome';
import type { Ledger } from '../ports/ledger';
import { inTransaction } from './open-database';
import type { ReportKeys } from './report-keys';
import { number, text } from './row-values';

/** What the outcome of a printed piece says of the reports in it, the stronger word first. */
const STATES: readonly (readonly [outcome: PieceOutcome, state: MailingState])[] = [['ok', 'mailed'], ['unknown', 'unsure'], ['pull', 'pulled']];

/** The part of the ledger that knows which reports went out: on paper, and in other ways. */
export const deliveryBook = (database: Database, keys: ReportKeys, time: () => string): Pick<Ledger, 'mailing' | 'recordDelivery' | 'deliveries'> => ({
  mailing: (reports) => {
    const { contents, issues } = printedReports(database);
    return reports.map((report): MailingState => {
      const outcomes = contents.get(keys.content(report) ?? '');
      const known = STATES.find(([outcome]) => outcomes?.has(outcome));
      const isReissued = issues.has(keys.issue(report) ?? '');
      if (known) return known[1] === 'pulled' && isReissued ? 'pulled-reissued' : known[1];
      return isReissued ? 'reissued' : 'new';
    });
  },
  recordDelivery: ({ kind, place, by, reports }) =>
    inTransaction(database, () => {
      const added = database.run('INSERT INTO deliveries (at, by_whom, kind, place, reports) VALUES (?, ?, ?, ?, ?)', [time(), by, kind, place, reports.length]);
      const delivery = Number(added.lastInsertRowid);
      const insert = database.prepare('INSERT INTO delivered_reports (delivery, place, content_key, issue_key) VALUES (?, ?, ?, ?)');
      try {
        reports.forEach((report, index) => insert.run([delivery, index, keys.content(report), keys.issue(report)]));
      } finally {
        insert.finalize();
      }
      return delivery;
    }),
  deliveries: () =>
    database.all('SELECT * FROM deliveries ORDER BY delivery DESC').map((row) => ({
      delivery: number(row, 'delivery'),
      at: text(row, 'at'),
      by: text(row, 'by_whom'),
      kind: text(row, 'kind') as DeliveryKind,
      place: text(row, 'place'),
      reports: number(row, 'reports'),
    })),
});

/** The outcomes of each printed content, and the issues of which one was printed well. */
function printedReports(database: Database): { readonly contents: ReadonlyMap<string, ReadonlySet<PieceOutcome>>; readonly issues: ReadonlySet<string> } {
  const contents = new Map<string, Set<PieceOutcome>>();
  const issues = new Set<string>();
  const rows = database.all(
    `SELECT DISTINCT content_key, issue_key, states.outcome FROM piece_states AS states JOIN piece_reports USING (job, piece)
     WHERE states.outcome IN ('ok', 'unknown', 'pull')`,
  );
  for (const row of rows) {
    const outcome = text(row, 'outcome') as PieceOutcome;
    const [content, issue] = [row['content_key'], row['issue_key']];
    if (typeof content === 'string') contents.set(content, (contents.get(content) ?? new Set()).add(outcome));
    if (typeof issue === 'string' && outcome === 'ok') issues.add(issue);
  }
  return { contents, issues };
}
