import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Events, JobOutcome, ReadSoFar } from '@shared/ipc/contract';
import type { Inspection } from '@main/ports/inspection';
import type { JobHost } from '@main/ports/job';
import { FIRST_SHOWN } from '@main/services/inspection/read-ahead';
import type { MailingSession } from '@main/services/mailing/mailing-session';
import { runJob } from '@main/worker/run-job';
import { AGAIN_AFTER_STALL } from '../../support/again-after-stall';
import { reportName, reportPdf } from '../../support/fixtures/report-pdf';
import { zipFile } from '../../support/fixtures/zip-file';
import { mailingSession } from '../../support/mailing-session';

const FILES = 300;
const work = mkdtempSync(join(tmpdir(), 'foldline-resumed-'));
const folder = join(work, 'Reports');
const ssidOf = (index: number): string => String(9_900_300_000 + index);

beforeAll(async () => {
  mkdirSync(folder);
  for (let index = 0; index < FILES; index += 1) writeFileSync(join(folder, reportName(ssidOf(index))), await reportPdf({ ssid: ssidOf(index) }));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Jobs as they are, without a process of their own; once `crash` is aborted, what was told by then is all that is heard of one. */
const inProcess: JobHost = {
  run: async (request, onNews, signal) => {
    const end = await runJob(request, (news) => onNews(structuredClone(news)), AbortSignal.any([signal, crash.signal]));
    return crash.signal.aborted ? { type: 'failed', failure: { code: 'worker-crashed', message: 'It crashed.' } } : end;
  },
};
let crash: AbortController;

let session: MailingSession;
let told: ReadSoFar[];
let onTold: (soFar: ReadSoFar) => void;
let onEnd: (outcome: JobOutcome) => void;
let jobId: string;

beforeEach(() => {
  crash = new AbortController();
  told = [];
  onTold = () => undefined;
  session = mailingSession(work, {
    jobs: inProcess,
    emit: (event, payload) => {
      if (event === 'findings.count') {
        const { soFar } = payload as Events['findings.count'];
        told.push(soFar);
        onTold(soFar);
      } else if (event === 'job.ended') onEnd((payload as Events['job.ended']).outcome);
    },
  });
});

const read = (ownLengths: Parameters<MailingSession['inspect']>[0] = []): Promise<JobOutcome> => {
  told = [];
  const ended = new Promise<JobOutcome>((resolve) => (onEnd = resolve));
  const started = session.inspect(ownLengths);
  if (!started.ok) throw new Error(started.failure.code);
  ({ jobId } = started.value);
  return ended;
};

/** Reads until so many files are read, then cancels. */
const readUntil = async (files: number): Promise<{ readonly soFar: ReadSoFar; readonly tookMs: number }> => {
  let cancelledAt = 0;
  onTold = (soFar) => {
    if (soFar.read < files || cancelledAt > 0) return;
    cancelledAt = performance.now();
    session.jobs.cancel(jobId);
  };
  const outcome = await read();
  onTold = () => undefined;
  if (outcome.status !== 'cancelled' || !outcome.soFar) throw new Error(outcome.status);
  return { soFar: outcome.soFar, tookMs: performance.now() - cancelledAt };
};

const found = (): Inspection => {
  const findings = session.findings();
  if (!findings.ok) throw new Error(findings.failure.code);
  return findings.value.inspection;
};
/** Lists are held item by item: two that hold the same are packed in bytes of their own. */
const withoutTimes = ({ entries, sources, ...inspection }: Inspection): unknown => ({ ...inspection, entries: [...entries], sources: sources.length });

describe('a reading that was cancelled', () => {
  it('goes on from what was read, and finds the same', AGAIN_AFTER_STALL, async () => {
    await session.addDownloads([folder]);
    // More than are read ahead: of those the reports count as found before they are listed.
    const { soFar, tookMs } = await readUntil(FIRST_SHOWN + 1);
    expect(tookMs).toBeLessThan(1000);
    expect(soFar).toMatchObject({ files: FILES, kept: 0 });
    expect(soFar.read).toBeGreaterThan(FIRST_SHOWN);
    expect(soFar.read).toBeLessThan(FILES);
    expect(soFar.reports).toBe(soFar.read);

    expect((await read()).status).toBe('succeeded');
    expect(told[0]).toEqual({ read: soFar.read, files: FILES, kept: soFar.read, reports: soFar.reports });
    const resumed = found();
    expect(resumed.reports.map(({ ssid }) => ssid)).toEqual(Array.from({ length: FILES }, (_, index) => ssidOf(index)));

    session.clear();
    await session.addDownloads([folder]);
    await read();
    expect(told[0]?.kept).toBe(0);
    expect(withoutTimes(found())).toEqual(withoutTimes(resumed));
  });

  it('may be cancelled again and again, and while it lists', async () => {
    await session.addDownloads([folder]);
    let before = 0;
    for (let round = 1; round <= 3; round += 1) {
      const { soFar } = await readUntil(before + 3);
      expect(soFar.kept).toBe(before);
      before = soFar.read;
    }
    const ended = read();
    session.jobs.cancel(jobId);
    expect(await ended).toMatchObject({ status: 'cancelled' });
    await read();
    expect(told[0]?.kept).toBe(before);
    expect(found().totals).toMatchObject({ entries: FILES, reports: FILES });
  });

  it('keeps nothing once all is closed and cleared, whatever still comes', async () => {
    await session.addDownloads([folder]);
    onTold = ({ read: done }) => {
      if (done >= 3) session.clear();
    };
    expect((await read()).status).toBe('cancelled');
    onTold = () => undefined;
    await session.addDownloads([folder]);
    await read();
    expect(told[0]?.kept).toBe(0);
  });
});

describe('a reading whose process crashed', () => {
  it('says how far it came, and goes on from there', async () => {
    await session.addDownloads([folder]);
    onTold = ({ read: done }) => {
      if (done > FIRST_SHOWN) crash.abort();
    };
    const outcome = await read();
    onTold = () => undefined;
    crash = new AbortController();
    if (outcome.status !== 'failed' || !outcome.soFar) throw new Error(outcome.status);
    expect([outcome.failure.code, outcome.soFar.files]).toEqual(['worker-crashed', FILES]);
    expect(outcome.soFar.read).toBeGreaterThan(FIRST_SHOWN);
    expect((await read()).status).toBe('succeeded');
    expect(told[0]?.kept).toBe(outcome.soFar.read);
    expect(found().totals).toMatchObject({ entries: FILES, reports: FILES });
  });
});

describe('a reading of what was read before', () => {
  it('finds the same where nothing is new, however long it takes to tell what is listed', async () => {
    const many = join(work, 'many');
    mkdirSync(many);
    for (let index = 0; index < 2_000; index += 1) writeFileSync(join(many, `${index}.txt`), '');
    await session.addDownloads([folder, many]);
    await read();
    const before = withoutTimes(found());
    expect((await read()).status).toBe('succeeded');
    expect(told).toEqual([{ read: FILES, files: FILES, kept: FILES, reports: FILES }]);
    expect(withoutTimes(found())).toEqual(before);
  });

  it('reads only what was added or has changed', async () => {
    await session.addDownloads([folder]);
    await read();
    const zip = join(work, 'more.zip');
    const more = async (ssid: string): Promise<void> => writeFileSync(zip, zipFile([{ name: reportName(ssid), data: await reportPdf({ ssid }) }]));
    await more('9900400001');
    await session.addDownloads([zip]);
    await read();
    expect(told[0]).toMatchObject({ files: FILES + 1, kept: FILES });
    expect(found().reports.at(-1)?.ssid).toBe('9900400001');

    await more('9900400002');
    const changed = ssidOf(7);
    writeFileSync(join(folder, reportName(changed)), await reportPdf({ ssid: changed, student: 'Quinn Sample' }));
    await read();
    expect(told[0]?.kept).toBe(FILES - 1);
    expect(found().reports.at(-1)?.ssid).toBe('9900400002');
    expect(found().reports[7]?.student).toBe('Quinn Sample');
  });

  it('reads all anew with other rows of lengths', async () => {
    await session.addDownloads([folder]);
    await read();
    await read([{ kind: 'sb-ela-math', from: '2024-25', to: null, pages: 3, blankMayFollow: false, grades: null }]);
    expect(told[0]?.kept).toBe(0);
    await read();
    expect(told[0]?.kept).toBe(0);
  });

  it('reads a file that could not be read again', async () => {
    const late = join(work, 'late');
    mkdirSync(late);
    writeFileSync(join(late, 'a.pdf'), (await reportPdf()).subarray(0, 2000));
    writeFileSync(join(late, 'b.pdf'), await reportPdf({ ssid: '9900500001' }));
    await session.addDownloads([late]);
    await read();
    expect(found().totals).toMatchObject({ reports: 1, setAside: 1 });
    await read();
    expect(told[0]).toMatchObject({ files: 2, kept: 1 });
  });
});
