import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import type { Failure } from '@shared/ipc/result';
import { ledgerIn } from '@main/ledger/open-ledger';
import type { PrintTransport } from '@main/ports/print-transport';
import { jobDocuments } from '@main/printing/job-document';
import { preparedFolders } from '@main/printing/prepared-folders';
import { systemClock } from '@main/printing/system-clock';
import { systemTransport } from '@main/printing/system-transport';
import { listPrinters, printPrepared, type PrintingTools, type PrintRequest } from '@main/services/printing';
import { extractPagesInMemory, makePreparedFolder, pageText } from '../support/print-lab/prepared-folder';
import { startPrintLab, type LabQueue, type PrintLab } from '../support/print-lab/print-lab';
import { freePort, run, until } from '../support/print-lab/process';
import { readPwgPageHeader } from '../support/print-lab/pwg-raster';

let lab: PrintLab;
let transport: PrintTransport;
let scratch: string;
let folder: string;
let receivedBefore: Record<LabQueue, number>;
const QUEUES: readonly LabQueue[] = ['Lab_Pdf', 'Lab_Raster', 'Lab_Plain'];

beforeAll(async () => {
  lab = await startPrintLab(QUEUES);
  transport = systemTransport(lab.environment, 'linux');
});
afterAll(() => lab.stop());

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'printing-'));
  folder = join(scratch, 'prepared');
  const counts = await Promise.all(QUEUES.map(async (queue) => [queue, (await lab.received(queue)).length] as const));
  receivedBefore = Object.fromEntries(counts) as Record<LabQueue, number>;
});
afterEach(async () => {
  for (const queue of QUEUES) await lab.setFault(queue, null);
  await rm(scratch, { recursive: true, force: true });
});

const tools = (changes: Partial<PrintingTools> = {}): PrintingTools => ({
  transport,
  openLedger: ledgerIn(join(scratch, 'data'), systemClock.now),
  folders: preparedFolders,
  jobDocument: jobDocuments(extractPagesInMemory),
  clock: systemClock,
  ...changes,
});
const print = (request: Partial<PrintRequest> = {}, changes: Partial<PrintingTools> = {}) =>
  printPrepared({ folder, printer: 'Lab_Pdf', signal: new AbortController().signal, onEvent: () => undefined, ...request }, tools(changes));
const record = async (answer: ReturnType<typeof print>): Promise<PrintRunRecord> => {
  const result = await answer;
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
const failure = async (answer: ReturnType<typeof print>): Promise<Failure> => {
  const result = await answer;
  if (result.ok) throw new Error(`It was printed: ${JSON.stringify(result.value)}`);
  return result.failure;
};
const newDocuments = async (queue: LabQueue) => (await lab.received(queue)).slice(receivedBefore[queue]);
/** The text of each page of each new document, by poppler. */
const newPages = async (queue: LabQueue = 'Lab_Pdf'): Promise<string[][]> => {
  const documents = await newDocuments(queue);
  return Promise.all(documents.map(async ({ path }) => (await run('pdftotext', ['-layout', path, '-'])).split('\f').slice(0, -1).map((page) => page.trim())));
};
const pages = (batch: string, first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, index) => pageText(batch, first + index));
const jobsOf = async (queue: LabQueue): Promise<string> => lab.client('lpstat', '-W', 'all', '-o', queue);
const SCHEDULED = { batch: '4-pages-2-sheets', packetPages: [4, 4, 4] } as const;
const twoBatches = () => makePreparedFolder(folder, [{ id: SCHEDULED.batch, packetPages: SCHEDULED.packetPages }, { id: '6-pages-3-sheets', packetPages: [6, 6] }]);

describe('printers', () => {
  test('are listed with what they can do', async () => {
    const listed = await listPrinters({ transport, signal: new AbortController().signal });
    const usual = { letter: true, state: 'idle', acceptsJobs: true, reasons: [], isDefault: false };
    expect(listed).toEqual({
      ok: true,
      value: [
        { name: 'Lab_Pdf', description: 'Lab_Pdf', duplex: true, color: true, ...usual },
        { name: 'Lab_Plain', description: 'Lab_Plain', duplex: false, color: false, ...usual },
        { name: 'Lab_Raster', description: 'Lab_Raster', duplex: true, color: true, ...usual },
      ],
    });
  });

  test('are found through the socket as well, and the default one is known', async () => {
    await lab.client('lpadmin', '-d', 'Lab_Raster');
    const listed = await listPrinters({ transport: systemTransport({ CUPS_SERVER: lab.socket }, 'linux'), signal: new AbortController().signal });
    expect(listed.ok && listed.value.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Lab_Raster']);
  });

  test('of an absent scheduler are a sentence', async () => {
    const nobody = systemTransport({ CUPS_SERVER: `127.0.0.1:${await freePort()}` }, 'linux');
    expect(await listPrinters({ transport: nobody, signal: new AbortController().signal })).toMatchObject({ ok: false, failure: { code: 'scheduler-absent', message: expect.stringContaining('No printing service answers at 127.0.0.1:') } });
  });

  test('of Windows are reached through saved batches', async () => {
    expect(await listPrinters({ transport: systemTransport({}, 'win32'), signal: new AbortController().signal })).toMatchObject({ ok: false, failure: { code: 'no-direct-printing' } });
  });
});

describe('a prepared folder', () => {
  test('arrives page for page, batch for batch, two-sided in color on Letter without scaling', async () => {
    await twoBatches();
    const done = await record(print());
    expect(done).toMatchObject({
      run: 1,
      outcome: 'completed',
      jobs: [
        { batch: '4-pages-2-sheets', fromPiece: 1, toPiece: 3, pages: 12, state: 'completed' },
        { batch: '6-pages-3-sheets', fromPiece: 4, toPiece: 5, pages: 12, state: 'completed' },
      ],
      pieces: { ok: 5, reprint: 0, pull: 0, unknown: 0, notSent: 0 },
    });
    expect(await newPages()).toEqual([pages('4-pages-2-sheets', 1, 12), pages('6-pages-3-sheets', 1, 12)]);
    const [first] = await newDocuments('Lab_Pdf');
    expect(first?.attributes).toMatchObject({
      CONTENT_TYPE: 'application/pdf',
      IPP_SIDES: 'two-sided-long-edge',
      IPP_PRINT_COLOR_MODE: 'color',
      IPP_JOB_NAME: 'Foldline run 1, batch 4-pages-2-sheets, pieces 1-3',
    });
    expect(first?.attributes['IPP_MEDIA'] ?? first?.attributes['IPP_MEDIA_COL']).toMatch(/na_letter_8\.5x11in|x-dimension=21590 y-dimension=27940/);
    expect(JSON.stringify(first?.attributes)).not.toContain('Pupil');
  });

  test('reaches the scheduler with the whole ticket', async () => {
    await twoBatches();
    const done = await record(print({ batch: '6-pages-3-sheets' }));
    const asked = await lab.client('ipptool', '-tv', '-d', `id=${done.jobs[0]?.id}`, `ipp://127.0.0.1:${lab.port}/jobs/${done.jobs[0]?.id}`, 'get-job-attributes.test');
    for (const line of ['sides (keyword) = two-sided-long-edge', 'print-color-mode (keyword) = color', 'media (keyword) = na_letter_8.5x11in', 'print-scaling (keyword) = none', 'copies (integer) = 1', 'document-format-supplied (mimeMediaType) = application/pdf']) {
      expect(asked).toContain(line);
    }
  });

  test('prints on a printer that takes no PDF', async () => {
    await makePreparedFolder(folder, [{ id: 'one', packetPages: [2] }]);
    expect(await record(print({ printer: 'Lab_Raster' }))).toMatchObject({ outcome: 'completed', pieces: { ok: 1 } });
    const [document] = await newDocuments('Lab_Raster');
    expect(document?.attributes).toMatchObject({ IPP_SIDES: 'two-sided-long-edge', CONTENT_TYPE: 'image/pwg-raster' });
    expect(await readPwgPageHeader(document?.path ?? '')).toEqual({ twoSided: true, shortEdge: false, color: true, pageSizePt: [612, 792] });
  });

  test('prints a part, over batches, and nothing else', async () => {
    await twoBatches();
    const done = await record(print({ from: 2, to: 4 }));
    expect(done.jobs).toMatchObject([{ fromPiece: 2, toPiece: 3, pages: 8 }, { fromPiece: 4, toPiece: 4, pages: 6 }]);
    expect(await newPages()).toEqual([pages('4-pages-2-sheets', 5, 12), pages('6-pages-3-sheets', 1, 6)]);
  });

  test('prints a proof, then the rest, then nothing, then what a reprint names', async () => {
    await twoBatches();
    expect(await record(print({ proof: true }))).toMatchObject({ run: 1, jobs: [{ fromPiece: 1, toPiece: 1, pages: 4 }] });
    expect(await record(print({ batch: SCHEDULED.batch }))).toMatchObject({ run: 2, jobs: [{ fromPiece: 2, toPiece: 3 }] });
    expect(await failure(print({ batch: SCHEDULED.batch }))).toEqual({ code: 'nothing-left', message: 'Nothing is left to print: 3 pieces printed already. Print pieces again with a reprint.' });
    expect(await record(print({ from: 2, to: 2, reprint: true }))).toMatchObject({ run: 3, outcome: 'completed', pieces: { ok: 1 } });
    expect(await newPages()).toEqual([pages(SCHEDULED.batch, 1, 4), pages(SCHEDULED.batch, 5, 12), pages(SCHEDULED.batch, 5, 8)]);
  });

  test('that was changed is not sent', async () => {
    await twoBatches();
    const file = join(folder, 'batches/6-pages-3-sheets.pdf');
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.from('\n')]));
    expect(await failure(print())).toMatchObject({ code: 'folder-changed' });
    expect(await newDocuments('Lab_Pdf')).toEqual([]);
  });

  test('is asked for by names that exist', async () => {
    expect(await failure(print())).toMatchObject({ code: 'folder-not-prepared' });
    await twoBatches();
    expect(await failure(print({ batch: 'none' }))).toEqual({ code: 'batch-unknown', message: 'The folder has no batch none. Its batches are 4-pages-2-sheets, 6-pages-3-sheets.' });
    expect(await failure(print({ from: 6 }))).toEqual({ code: 'pieces-unknown', message: 'The folder holds the pieces 1 to 5. Choose some of these.' });
    expect(await failure(print({ printer: 'Nowhere' }))).toEqual({ code: 'printer-unknown', message: 'There is no printer named Nowhere. Printers here: Lab_Pdf, Lab_Plain, Lab_Raster.' });
  });

  test('is refused by a one-sided grey printer before a job exists', async () => {
    await twoBatches();
    const refusal = await failure(print({ printer: 'Lab_Plain' }));
    expect(refusal.code).toBe('printer-unsuitable');
    expect(refusal.message).toContain('prints on one side only');
    expect(refusal.message).toContain('does not print in color');
    expect((await jobsOf('Lab_Plain')).trim()).toBe('');
  });

  test('is refused by a paused queue and by one that takes no jobs', async () => {
    await twoBatches();
    const before = await jobsOf('Lab_Pdf');
    await lab.client('cupsdisable', 'Lab_Pdf');
    expect(await failure(print())).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('The queue of Lab_Pdf is paused.') });
    await lab.client('cupsenable', 'Lab_Pdf');
    await lab.client('cupsreject', 'Lab_Pdf');
    expect(await failure(print())).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('accepts no jobs') });
    await lab.client('cupsaccept', 'Lab_Pdf');
    expect(await jobsOf('Lab_Pdf')).toBe(before);
  });
});

describe('trouble at the printer', () => {
  const seen = (events: readonly PrintEvent[], words: string): boolean => events.some((event) => event.kind === 'job-state' && event.sentence.includes(words));

  /** Clears the fault and waits for the sheets of a cancelled job, which this printer lets out all the same. */
  const letGo = async (): Promise<void> => {
    await lab.setFault('Lab_Pdf', null);
    await until('the sheets of the cancelled job', async () => (await newDocuments('Lab_Pdf')).length > 0);
  };

  test.each([
    ['media-jam-error', 'Paper is jammed'],
    ['media-empty-error', 'The paper tray is empty'],
    ['cover-open-error', 'A cover or door is open'],
  ] as const)('%s is shown, and survived', async (fault, words) => {
    await makePreparedFolder(folder, [{ id: 'one', packetPages: [2, 2] }]);
    await lab.setFault('Lab_Pdf', fault);
    const events: PrintEvent[] = [];
    const printing = record(print({ onEvent: (event) => events.push(event) }));
    await until(words, () => seen(events, words));
    expect(await newDocuments('Lab_Pdf')).toEqual([]);
    await lab.setFault('Lab_Pdf', null);
    expect(await printing).toMatchObject({ outcome: 'completed', pieces: { ok: 2, unknown: 0 } });
    expect(await newPages()).toEqual([pages('one', 1, 4)]);
  });

  test('an abort ends the run, leaves its pieces unknown, and is not sent again by itself', async () => {
    await twoBatches();
    await lab.setFault('Lab_Pdf', 'abort');
    const done = await record(print());
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ fromPiece: 1, toPiece: 3 }], pieces: { ok: 0, unknown: 3, notSent: 2 } });
    expect(done.jobs[0]?.state).not.toBe('completed');
    expect(done.message).toContain('print the rest as a reprint');
    await lab.setFault('Lab_Pdf', null);
    const next = await record(print());
    expect(next).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 4, toPiece: 5 }] });
    expect(await failure(print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('3 pieces sent earlier with an outcome that is not known') });
    expect(await newPages()).toEqual([pages('6-pages-3-sheets', 1, 12)]);
  });

  test('a cancel ends the job at the printer', async () => {
    await makePreparedFolder(folder, [{ id: 'one', packetPages: [2] }, { id: 'two', packetPages: [4] }]);
    await lab.setFault('Lab_Pdf', 'media-empty-error');
    const controller = new AbortController();
    const events: PrintEvent[] = [];
    const printing = record(print({ signal: controller.signal, onEvent: (event) => events.push(event) }));
    await until('the empty tray', () => seen(events, 'tray is empty'));
    controller.abort();
    expect(await printing).toMatchObject({ outcome: 'cancelled', jobs: [{ state: 'canceled' }], pieces: { ok: 0, unknown: 1, notSent: 1 } });
    await letGo();
  });

  test('a cancel in the queue is no success', async () => {
    await makePreparedFolder(folder, [{ id: 'one', packetPages: [2] }]);
    await lab.setFault('Lab_Pdf', 'media-jam-error');
    const events: PrintEvent[] = [];
    const printing = record(print({ onEvent: (event) => events.push(event) }));
    await until('the jam', () => seen(events, 'jammed'));
    const sent = events.find((event) => event.kind === 'job-sent');
    await lab.client('cancel', `Lab_Pdf-${sent?.kind === 'job-sent' ? sent.id : ''}`);
    expect(await printing).toMatchObject({ outcome: 'failed', jobs: [{ state: 'canceled' }], pieces: { unknown: 1 } });
    await letGo();
  });

  test('a part that cannot be made leaves no document at the printer', async () => {
    await twoBatches();
    const breaks = jobDocuments(async (source, range, out) => {
      out.write(await readFile(source));
      throw new Error(`pages ${range.first} are gone`);
    });
    const done = await record(print({ from: 2, to: 3 }, { jobDocument: breaks }));
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ state: 'not-sent' }], pieces: { notSent: 2, unknown: 0 } });
    expect(await lab.client('lpstat', '-W', 'not-completed', '-o', 'Lab_Pdf')).toBe('');
    expect(await record(print({ from: 2, to: 3 }))).toMatchObject({ outcome: 'completed' });
    expect(await newPages()).toEqual([pages(SCHEDULED.batch, 5, 12)]);
  });

  test('a file that is no PDF inside is given up, cancelled, and not called printed', async () => {
    await makePreparedFolder(folder, [{ id: 'one', packetPages: [2] }]);
    const junk = jobDocuments(extractPagesInMemory);
    const path = join(scratch, 'junk.pdf');
    await writeFile(path, '%PDF-1.7\nnothing of a document follows\n%%EOF\n');
    const done = await record(print({}, { jobDocument: (job) => junk(job, { path, byteLength: 45 }) }));
    expect(done).toMatchObject({ outcome: 'failed', message: expect.stringContaining('could not print the job'), pieces: { ok: 0, unknown: 1 } });
  });
});

describe('a program that dies after it sent a job', () => {
  /** Throws out of the run as soon as the job is sent: nothing after it is written down. */
  const dies = (event: PrintEvent): void => {
    if (event.kind === 'job-sent') throw new Error('killed');
  };

  test('finds at the next start that the job was completed', async () => {
    await makePreparedFolder(folder, [{ id: 'one', packetPages: [2, 2] }]);
    await expect(print({ onEvent: dies })).rejects.toThrow('killed');
    await until('the document', async () => (await newDocuments('Lab_Pdf')).length > 0);
    await until('the end of the job', async () => (await lab.client('lpstat', '-W', 'not-completed', '-o', 'Lab_Pdf')) === '');
    expect(await failure(print())).toEqual({ code: 'nothing-left', message: 'Nothing is left to print: 2 pieces printed already. Print pieces again with a reprint.' });
    expect(await newPages()).toHaveLength(1);
  });

  test('does not send again what is still at the printer', async () => {
    await makePreparedFolder(folder, [{ id: 'one', packetPages: [2, 2] }]);
    await lab.setFault('Lab_Pdf', 'media-jam-error');
    await expect(print({ onEvent: dies })).rejects.toThrow('killed');
    expect(await failure(print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('2 pieces sent earlier with an outcome that is not known') });
    await lab.setFault('Lab_Pdf', null);
    await until('the document', async () => (await newDocuments('Lab_Pdf')).length > 0);
  });
});

test('a second program that prints at the same time is told so', async () => {
  await makePreparedFolder(folder, [{ id: 'one', packetPages: [2] }]);
  const second: Promise<Failure>[] = [];
  const onEvent = (event: PrintEvent): void => {
    if (event.kind === 'run-started') second.push(failure(print()));
  };
  expect(await record(print({ onEvent }))).toMatchObject({ outcome: 'completed' });
  expect(await Promise.all(second)).toMatchObject([{ code: 'ledger-in-use' }]);
});

test('the data folder holds no pupil in clear, and only its owner reads it', async () => {
  await twoBatches();
  await record(print());
  const data = join(scratch, 'data');
  for (const name of ['ledger.sqlite', 'ledger.key']) {
    const content = await readFile(join(data, name), 'latin1');
    expect(content).not.toContain('Pupil');
    expect(content).not.toContain('900000000');
    expect(statSync(join(data, name)).mode & 0o077).toBe(0);
  }
  expect(existsSync(join(data, 'ledger.lock'))).toBe(false);
});
