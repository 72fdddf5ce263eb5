import type { JobEnd } from '@main/ports/job';
import type { MailingSession } from '@main/services/mailing/mailing-session';
import { Planner } from '@main/services/mailing/planner';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import { describe, expect, it } from 'vitest';
import { mailingSession } from '../../support/mailing-session';

const REQUEST = { run: 7, printer: 'Office', morePrinters: [], batchId: null, fromPiece: null, toPiece: null, proof: false, reprint: false, options: NO_OPTIONS };
const FAILED = { type: 'failed', failure: { code: 'printer-away', message: 'The printer does not answer.' } } as const satisfies JobEnd;

/** A session that prints, and what ends the printing. */
const printing = (): { readonly session: MailingSession; readonly jobId: string; readonly end: () => Promise<void> } => {
  let tellEnd: (end: JobEnd) => void = () => undefined;
  const session = mailingSession('/nowhere', { jobs: { run: () => new Promise((resolve) => (tellEnd = resolve)) } });
  const started = session.print(REQUEST, { folder: '/nowhere/batches', pieceRanges: '' }, []);
  const end = (): Promise<void> => {
    tellEnd(FAILED);
    return session.jobs.ended();
  };
  return { session, jobId: started.ok ? started.value.jobId : '', end };
};

describe('a page that comes back', () => {
  it('hears once how a printing has ended that ended without it', async () => {
    const { session, jobId, end } = printing();
    session.pageGone();
    await end();
    expect(session.resumed()?.printing).toEqual({ jobId, run: null, request: REQUEST, outcome: { status: 'failed', failure: FAILED.failure } });
    session.heardEnd(jobId);
    session.pageGone();
    expect(session.resumed()?.printing).toBeNull();
  });

  it('follows a printing that goes on, whose end it hears as any page', async () => {
    const { session, jobId, end } = printing();
    session.pageGone();
    expect(session.resumed()?.printing).toEqual({ jobId, run: null, request: REQUEST, outcome: null });
    await end();
    session.heardEnd(jobId);
    session.pageGone();
    expect(session.resumed()?.printing).toBeNull();
  });

  it('hears of a printing that ended when the page before was gone and nobody had noticed yet', async () => {
    const { session, end } = printing();
    await end();
    session.pageGone();
    expect(session.resumed()?.printing).toMatchObject({ outcome: { status: 'failed', failure: FAILED.failure } });
  });

  it('is told nothing of a printing that an earlier page has heard the end of', async () => {
    const { session, jobId, end } = printing();
    await end();
    expect(session.resumed()).toBeNull();
    session.heardEnd(jobId);
    session.pageGone();
    expect(session.resumed()).toEqual({ choices: null, printing: null, savedFolderName: null });
  });

  it('is told nothing of a printing that was under way when all was cleared, neither before its end nor after', async () => {
    const { session, end } = printing();
    session.clear();
    session.pageGone();
    expect(session.print(REQUEST, { folder: '/nowhere/batches', pieceRanges: '' }, [])).toMatchObject({ ok: false, failure: { code: 'busy' } });
    expect(session.resumed()?.printing).toBeNull();
    await end();
    expect(session.resumed()?.printing).toBeNull();
  });

  it('begins with the saved settings where nothing was planned since all was cleared', async () => {
    const planner = new Planner(() => null);
    planner.forgetChoices();
    expect(planner.hasPlanned).toBe(false);
    await planner.make(DEFAULT_PREPARE_SETTINGS);
    expect(planner.hasPlanned).toBe(true);
    planner.forgetChoices();
    expect(planner.hasPlanned).toBe(false);
  });
});
