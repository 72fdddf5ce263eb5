import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobEnd, JobHost } from '@main/ports/job';
import { runJob } from '@main/worker/run-job';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import { succeeded } from '@shared/ipc/result';
import { afterAll, expect, it, vi } from 'vitest';
import { reportName, reportPdf } from '../../support/fixtures/report-pdf';
import { mailingSession } from '../../support/mailing-session';

const work = mkdtempSync(join(tmpdir(), 'foldline-correcting-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('a report is not corrected while the window prints: the printing has the ledger', async () => {
  const file = join(work, reportName('9900300001'));
  writeFileSync(file, await reportPdf({ ssid: '9900300001' }));
  let endPrinting: (end: JobEnd) => void = () => undefined;
  const run: JobHost['run'] = (request, onNews, signal) =>
    request.kind === 'print' ? new Promise((resolve) => (endPrinting = resolve)) : runJob(request, (news) => onNews(structuredClone(news)), signal);
  const mailed = vi.fn(() => Promise.resolve(succeeded(new Map<string, never>())));
  const session = mailingSession(work, { jobs: { run }, mailed });
  await session.addDownloads([file]);
  session.inspect([]);
  await session.jobs.ended();
  const findings = session.findings();
  if (!findings.ok) throw new Error(findings.failure.code);
  const reportId = findings.value.inspection.reports.at(0)?.id ?? '';

  const correct = () => session.makePlan({ ...DEFAULT_PREPARE_SETTINGS, preferred: [], corrections: [{ reportId, pages: 2, student: 'Quinn Sample' }] }, []);
  session.print({ run: 7, printer: 'Office', morePrinters: [], batchId: null, fromPiece: null, toPiece: null, proof: false, reprint: false, options: NO_OPTIONS }, { folder: join(work, 'batches'), pieceRanges: '' }, []);
  mailed.mockClear();
  expect(await correct()).toMatchObject({ ok: false, failure: { message: 'Printing is under way. Correct reports once it has ended.' } });
  expect(mailed).not.toHaveBeenCalled();

  endPrinting({ type: 'cancelled' });
  await session.jobs.ended();
  expect(await correct()).toMatchObject({ ok: true });
  expect(mailed).toHaveBeenCalledOnce();
});
