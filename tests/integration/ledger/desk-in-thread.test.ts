import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { atOnce } from '@shared/jobs/steps';
import type { ReportIdentity } from '@shared/domain/ssr/report-identity';
import { ledgerIn } from '@main/ledger/open-ledger';
import { deskInThread } from '@main/ledger/thread/desk-in-thread';
import { mailingInThread } from '@main/ledger/thread/mailing-in-thread';
import { identitiesOfText, textOfIdentities } from '@main/ledger/thread/identity-text';
import { ledgerThreadPath } from '../../support/built-program';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'foldline-desk-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const identity = (number: number): ReportIdentity => ({ ssid: String(9_900_000_000 + number), kind: 'sb-ela-math', schoolYear: '2024-25', content: `content ${number}` });

const PIECES = 250;

/** A ledger with one run whose last ten pieces are not known. */
const ledgerWithRun = async (folder: string): Promise<void> => {
  const opened = await ledgerIn(folder, () => new Date('2026-05-01T09:00:00Z'))();
  if (!opened.ok) throw new Error(opened.failure.code);
  const ledger = opened.value;
  const run = ledger.startRun({ printer: 'Lab', purpose: 'print', by: 'staff', folder: '/none', batches: [], pieceRanges: '', pieces: PIECES, sheets: PIECES, deadlines: [] });
  const pieces = Array.from({ length: PIECES }, (_, index) => ({ piece: index + 1, ssid: identity(index).ssid, reports: [identity(index)], kept: [] }));
  for (const [some, outcome] of [[pieces.slice(0, -10), 'ok'], [pieces.slice(-10), 'unknown']] as const) {
    const job = ledger.recordSending({ run, jobName: 'j', batch: '1-sheet', batchSha256: outcome, pages: 2, printer: 'Lab', arrangement: { sides: 'both', order: 'forward' }, pieces: some });
    ledger.recordEnd(job, { state: 'completed', reasons: [], outcome });
  }
  ledger.close();
};

describe('the ledger on a thread of its own', () => {
  it('tells what was mailed, lists pieces by the page and settles them', async () => {
    const folder = newFolder();
    await ledgerWithRun(folder);
    const desk = deskInThread(ledgerThreadPath, folder);
    expect(await desk.mailing([identity(3), identity(PIECES - 1), identity(9_999)])).toEqual({ ok: true, value: ['mailed', 'unsure', 'new'] });
    const runs = await desk.runs(1_000);
    expect(runs).toMatchObject({ ok: true, value: [{ run: 1, pieces: PIECES, now: { ok: PIECES - 10, unknown: 10 } }] });
    const page = await desk.pieces(1, 'all', { from: 200, count: 100 });
    expect(page.ok && [page.value.total, page.value.rows.length]).toEqual([PIECES, 50]);
    expect(await desk.run(1)).not.toHaveProperty('value.piecesTaken');
    expect(await desk.settle(1, [PIECES, PIECES - 1], 'pull')).toMatchObject({ ok: true, value: { now: { pull: 2, unknown: 8 } } });
    // A first page is read anew.
    const open = await desk.pieces(1, 'open', { from: 0, count: 100 });
    expect(open.ok && open.value.rows.map(({ now }) => now)).toEqual([...Array.from({ length: 8 }, () => 'unknown'), 'pull', 'pull']);
    const csv = await desk.csv(1);
    expect(csv.ok && csv.value.trimEnd().split('\n').length).toBe(PIECES + 1);
  });

  it('answers what can’t be answered with the next step, and goes on', async () => {
    const desk = deskInThread(ledgerThreadPath, newFolder());
    expect(await desk.run(7)).toMatchObject({ ok: false, failure: { code: 'run-unknown' } });
    expect(await desk.runs(100)).toEqual({ ok: true, value: [] });
    const broken = deskInThread(join(newFolder(), 'no-thread.js'), newFolder());
    expect(await broken.runs(100)).toMatchObject({ ok: false, failure: { code: 'worker-crashed' } });
  });

  it('waits no longer for a ledger that is in use once that is cancelled', async () => {
    const folder = newFolder();
    const printing = await ledgerIn(folder, () => new Date('2026-05-01T09:00:00Z'))();
    if (!printing.ok) throw new Error(printing.failure.code);
    const desk = deskInThread(ledgerThreadPath, folder);
    const cancelling = new AbortController();
    const answers = [desk.mailing([identity(1)], cancelling.signal), desk.mailing([identity(1)], AbortSignal.abort())];
    cancelling.abort();
    for (const answer of answers) expect(await answer).not.toMatchObject({ failure: { code: 'ledger-in-use' } });
    printing.value.close();
  }, 30_000);

  it('ends with its answer where it is asked once', async () => {
    const folder = newFolder();
    await ledgerWithRun(folder);
    const threads = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
    const before = threads();
    const cancelling = new AbortController();
    const mailing = mailingInThread(ledgerThreadPath, folder, cancelling.signal);
    expect(await mailing([identity(3), identity(9_999)])).toEqual({ ok: true, value: ['mailed', 'new'] });
    expect(threads()).toBe(before);
    const printing = await ledgerIn(folder, () => new Date('2026-05-01T09:00:00Z'))();
    const asked = mailing([identity(3)]);
    cancelling.abort();
    await expect(asked).rejects.toBe(cancelling.signal.reason);
    expect(threads()).toBe(before);
    if (printing.ok) printing.value.close();
  });

  it('carries identities as a text without a loss', () => {
    const field = fc.option(fc.stringMatching(/^[\w -]{1,12}$/));
    fc.assert(
      fc.property(fc.array(fc.record({ ssid: field, kind: fc.constantFrom<ReportIdentity['kind']>('sb-ela-math', 'unknown', 'cast'), schoolYear: field, content: field })), (reports) => {
        expect(identitiesOfText(atOnce(textOfIdentities(reports)).text)).toEqual(reports);
      }),
      { numRuns: 100 },
    );
  });
});
