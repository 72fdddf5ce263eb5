import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digest } from '@main/services/digest';
import { mailedReports, mailingStates } from '@main/services/mailed-reports';
import type { MailingSession } from '@main/services/mailing/mailing-session';
import { ledgerExistsIn } from '@main/ledger/ledger-file';
import { ledgerIn } from '@main/ledger/open-ledger';
import { runJob } from '@main/worker/run-job';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { identityOf } from '@shared/domain/ssr/report-identity';
import type { Events, JobOutcome } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { qpdf } from '../../support/fixtures/producers';
import { addReportPages } from '../../support/fixtures/report-pdf';
import { mailingSession } from '../../support/mailing-session';

const STUDENTS = [
  { ssid: '9900200101', student: 'Avery Griffin' },
  { ssid: '9900200102', student: 'Blake Harlow' },
] as const;
/** Where the second student's pages begin, of whose report the first page is lost. */
const BEGINNINGS = [1, 5];

const work = mkdtempSync(join(tmpdir(), 'foldline-cutting-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const file = join(work, 'Grade 4.pdf');

beforeAll(async () => {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const student of STUDENTS) await addReportPages(document, student);
  writeFileSync(file, qpdf(Buffer.from(await document.save({ useObjectStreams: false })), ['--pages', '.', '1-4,6-8', '--']));
});

let dataFolder: string;
let session: MailingSession;
let onEnd: (outcome: JobOutcome) => void;

beforeEach(async () => {
  dataFolder = join(work, 'data', String(performance.now()));
  mkdirSync(dataFolder, { recursive: true });
  const openLedger = ledgerIn(dataFolder, () => new Date('2026-05-01T09:00:00Z'));
  session = mailingSession(work, {
    dataFolder,
    jobs: { run: (request, onNews, signal) => runJob(request, (news) => onNews(structuredClone(news)), signal) },
    mailed: (reports, signal) => mailedReports(reports, { ledgerExists: () => ledgerExistsIn(dataFolder), mailing: (asked) => mailingStates(asked, { openLedger }, signal) }, signal),
    emit: (event, payload) => {
      if (event === 'job.ended') onEnd((payload as Events['job.ended']).outcome);
    },
  });
  await session.addDownloads([file]);
  await ended(() => session.inspect([]));
});

const ended = async (start: () => Result<unknown>): Promise<JobOutcome> => {
  const end = new Promise<JobOutcome>((resolve) => (onEnd = resolve));
  expect(start()).toMatchObject({ ok: true });
  return end;
};
const cut = (beginnings: readonly number[] | null): Promise<JobOutcome> => ended(() => session.cut(0, beginnings, []));
const found = () => {
  const findings = session.findings();
  if (!findings.ok) throw new Error(findings.failure.code);
  return findings.value.inspection;
};
/** SSIDs of reports, each with what the ledger says of it in the plan. */
const planned = async () => {
  const made = await session.makePlan({ ...DEFAULT_PREPARE_SETTINGS, preferred: [], corrections: [] }, []);
  if (!made.ok) throw new Error(made.failure.code);
  const { batches, setAside } = made.value.plan;
  return { printed: batches.flatMap(({ packets }) => packets.flatMap(({ members }) => members.map(({ ssid }) => ssid))), setAside: setAside.map(({ report, problem }) => [report.ssid, problem.code]) };
};

/** Writes the report that begins on page 5 into the ledger as mailed. */
const mail = async (): Promise<void> => {
  const report = found().reports.find(({ firstPage }) => firstPage === 5);
  const opened = await ledgerIn(dataFolder, () => new Date('2026-05-01T09:00:00Z'))();
  if (!report || !opened.ok) throw new Error('Nothing to mail.');
  const ledger = opened.value;
  const run = ledger.startRun({ printer: 'Lab', purpose: 'print', by: 'staff', folder: '/none', batches: [], pieceRanges: '', pieces: 1, sheets: 2, deadlines: [] });
  const pieces = [{ piece: 1, ssid: report.ssid, reports: [identityOf(report, digest)], kept: [] }];
  const job = ledger.recordSending({ run, jobName: 'j', batch: '2-sheets', batchSha256: 'abc', pages: 4, printer: 'Lab', arrangement: { sides: 'both', order: 'forward' }, pieces });
  ledger.recordEnd(job, { state: 'completed', reasons: [], outcome: 'ok' });
  ledger.close();
};

it('a report that begins where a person says, and was mailed before, does not count as new where the ledger can’t be asked', async () => {
  expect(await cut(BEGINNINGS)).toMatchObject({ status: 'succeeded' });
  await mail();
  expect(await cut(null)).toMatchObject({ status: 'succeeded' });
  expect(await planned()).toEqual({ printed: [STUDENTS[0].ssid], setAside: [] });

  await rename(join(dataFolder, 'ledger.sqlite'), join(dataFolder, 'elsewhere'));
  const before = found();
  expect(await cut(BEGINNINGS)).toMatchObject({ status: 'failed', failure: { code: 'ledger-lost', message: expect.stringContaining('nobody can tell which reports were mailed before') as string } });
  // The file stays as it was found, in everything that is told of it.
  expect(found()).toBe(before);
  expect(session.entry(0)).toMatchObject({ ok: true, value: { isPlaced: false, looked: { placed: null } } });
  expect(session.placedEntries()).toEqual(new Set());
  expect((await planned()).printed).toEqual([STUDENTS[0].ssid]);

  await rename(join(dataFolder, 'elsewhere'), join(dataFolder, 'ledger.sqlite'));
  expect(await cut(BEGINNINGS)).toMatchObject({ status: 'succeeded' });
  expect(session.placedEntries()).toEqual(new Set([0]));
  expect(await planned()).toEqual({ printed: [STUDENTS[0].ssid], setAside: [[STUDENTS[1].ssid, 'already-mailed']] });
});
