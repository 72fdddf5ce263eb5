import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { extractPages } from '@main/assembly/extract-pages';
import { ledgerIn } from '@main/ledger/open-ledger';
import { jobDocuments } from '@main/printing/job-document';
import { systemClock } from '@main/printing/system-clock';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, makeTwoBatches, pageTexts, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { until } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf']);

describe('trouble at the printer', () => {
  const seen = (events: readonly PrintEvent[], words: string): boolean => events.some((event) => event.kind === 'job-state' && event.sentence.includes(words));

  /** Clears the fault and waits for the sheets of a cancelled job, which this printer lets out all the same. */
  const letGo = async (): Promise<void> => {
    await bench.lab.setFault('Lab_Pdf', null);
    await until('the sheets of the cancelled job', async () => (await bench.newDocuments('Lab_Pdf')).length > 0);
  };

  test.each([
    ['media-jam-error', 'Paper is jammed'],
    ['media-empty-error', 'The paper tray is empty'],
  ] as const)('%s is shown, and survived', async (fault, words) => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    await bench.lab.setFault('Lab_Pdf', fault);
    const events: PrintEvent[] = [];
    const printing = recordOf(bench.print({ onEvent: (event) => events.push(event) }));
    await until(words, () => seen(events, words));
    expect(await bench.newDocuments('Lab_Pdf')).toEqual([]);
    await bench.lab.setFault('Lab_Pdf', null);
    expect(await printing).toMatchObject({ outcome: 'completed', pieces: { ok: 2, unknown: 0 } });
    expect(await bench.newPages()).toEqual([pageTexts('one', 1, 4)]);
  });

  test('an abort ends the run, leaves its pieces unknown, and is not sent again by itself', async () => {
    await makeTwoBatches(bench.folder);
    await bench.lab.setFault('Lab_Pdf', 'abort');
    const done = await recordOf(bench.print());
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ fromPiece: 1, toPiece: 3 }], pieces: { ok: 0, unknown: 3, notSent: 2 } });
    expect(done.jobs[0]?.state).not.toBe('completed');
    expect(done.message).toContain('print the rest as a reprint');
    await bench.lab.setFault('Lab_Pdf', null);
    const next = await recordOf(bench.print());
    expect(next).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 4, toPiece: 5 }] });
    expect(await failureOf(bench.print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('3 pieces sent earlier with an outcome that is not known') });
    expect(await bench.newPages()).toEqual([pageTexts('6-pages-3-sheets', 1, 12)]);
  });

  test('a ledger whose disk is full in the middle stops the run and says what to do; the next one asks the printer, and prints the rest', async () => {
    await makeTwoBatches(bench.folder);
    const openLedger = ledgerIn(join(bench.scratch, 'data'), systemClock.now);
    const full = (): never => {
      throw Object.assign(new Error('disk I/O error'), { name: 'SQLite3Error' });
    };
    const withFullDisk = async () => {
      const opened = await openLedger();
      return opened.ok ? { ok: true as const, value: { ...opened.value, recordEnd: full } } : opened;
    };
    const failure = await failureOf(bench.print({}, { openLedger: withFullDisk }));
    expect(failure).toEqual({
      code: 'ledger-not-written',
      message: 'The ledger could not be written, so printing stopped. Check that the disk with Foldline’s data has room. Nothing more is sent; what the printer has goes on there. Open the ledger to see which pieces are good, then print the rest.',
    });
    expect(await recordOf(bench.print())).toMatchObject({ run: 2, outcome: 'completed', pieces: { ok: 2 } });
    expect(await bench.newPages()).toEqual([pageTexts('4-pages-2-sheets', 1, 12), pageTexts('6-pages-3-sheets', 1, 12)]);
  });

  test('a cancel ends the job at the printer', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }, { id: 'two', packetPages: [4] }]);
    await bench.lab.setFault('Lab_Pdf', 'media-empty-error');
    const controller = new AbortController();
    const events: PrintEvent[] = [];
    const printing = recordOf(bench.print({ signal: controller.signal, onEvent: (event) => events.push(event) }));
    await until('the empty tray', () => seen(events, 'tray is empty'));
    controller.abort();
    expect(await printing).toMatchObject({
      outcome: 'cancelled',
      message: 'Printing was cancelled. The job was canceled before its end. Look in the tray what of piece 1 came out whole, then print the rest as a reprint. 1 piece not sent.',
      jobs: [{ state: 'canceled' }],
      pieces: { ok: 0, unknown: 1, notSent: 1 },
    });
    await letGo();
  });

  test('a cancel between two jobs says what was not sent', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }, { id: 'two', packetPages: [4, 4] }]);
    const controller = new AbortController();
    const onEvent = (event: PrintEvent): void => {
      if (event.kind === 'job-ended') controller.abort();
    };
    expect(await recordOf(bench.print({ signal: controller.signal, onEvent }))).toMatchObject({
      outcome: 'cancelled',
      message: 'Printing was cancelled. 2 pieces not sent. Print again to send the rest.',
      pieces: { ok: 1, unknown: 0, notSent: 2 },
    });
    expect(await bench.newPages()).toHaveLength(1);
  });

  test('a cancel in the queue is no success', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
    await bench.lab.setFault('Lab_Pdf', 'media-jam-error');
    const events: PrintEvent[] = [];
    const printing = recordOf(bench.print({ onEvent: (event) => events.push(event) }));
    await until('the jam', () => seen(events, 'jammed'));
    const sent = events.find((event) => event.kind === 'job-sent');
    await bench.lab.client('cancel', `Lab_Pdf-${sent?.kind === 'job-sent' ? sent.id : ''}`);
    expect(await printing).toMatchObject({ outcome: 'failed', jobs: [{ state: 'canceled' }], pieces: { unknown: 1 } });
    await letGo();
  });

  test('a part that cannot be made leaves no document at the printer', async () => {
    await makeTwoBatches(bench.folder);
    const breaks = jobDocuments(async (source, range, out) => {
      out.write(await readFile(source));
      throw new Error(`pages ${range.first} are gone`);
    });
    const done = await recordOf(bench.print({ from: 2, to: 3 }, { jobDocument: breaks }));
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ state: 'not-sent' }], pieces: { notSent: 2, unknown: 0 } });
    expect(await bench.lab.client('lpstat', '-W', 'not-completed', '-o', 'Lab_Pdf')).toBe('');
    expect(await recordOf(bench.print({ from: 2, to: 3 }))).toMatchObject({ outcome: 'completed' });
    expect(await bench.newPages()).toEqual([pageTexts('4-pages-2-sheets', 5, 12)]);
  });

  test('a file that is no PDF inside is given up, cancelled, and not called printed', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
    const junk = jobDocuments(extractPages);
    const path = join(bench.scratch, 'junk.pdf');
    await writeFile(path, '%PDF-1.7\nnothing of a document follows\n%%EOF\n');
    const done = await recordOf(bench.print({}, { jobDocument: (job, _, arrangement) => junk(job, { path, byteLength: 45 }, arrangement) }));
    expect(done).toMatchObject({ outcome: 'failed', message: expect.stringContaining('could not print the job'), pieces: { ok: 0, unknown: 1 } });
  });
});

describe('a queue that still tells of a jam that is cleared', () => {
  test('gives up a broken file all the same, and prints a sound one', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
    await bench.lab.setFault('Lab_Pdf', 'media-jam-error');
    const controller = new AbortController();
    const events: PrintEvent[] = [];
    const jammed = recordOf(bench.print({ signal: controller.signal, onEvent: (event) => events.push(event) }));
    await until('the jam', () => events.some(({ sentence }) => sentence.includes('jammed')));
    controller.abort();
    await jammed;
    await bench.lab.setFault('Lab_Pdf', null);
    await until('the sheets of the cancelled job', async () => (await bench.newDocuments('Lab_Pdf')).length > 0);
    const [queue] = await bench.transport.list(new AbortController().signal).then((listed) => (listed.ok ? listed.value : []));
    // The scheduler hears of a printer's state from jobs only.
    expect(queue?.stateReasons).toEqual([expect.stringMatching(/^media-jam/)]);

    const path = join(bench.scratch, 'junk.pdf');
    await writeFile(path, '%PDF-1.7\nnothing of a document follows\n%%EOF\n');
    const junk = jobDocuments(extractPages);
    const done = await recordOf(bench.print({ reprint: true, onEvent: (event) => events.push(event) }, { jobDocument: (job, _, arrangement) => junk(job, { path, byteLength: 45 }, arrangement) }));
    expect(done).toMatchObject({ outcome: 'failed', message: expect.stringContaining('could not print the job'), pieces: { ok: 0, unknown: 1 } });
    expect(await recordOf(bench.print({ reprint: true }))).toMatchObject({ outcome: 'completed', pieces: { ok: 1 } });
  });
});

describe('a program that dies after it sent a job', () => {
  /** Throws out of the run as soon as the job is sent: nothing after it is written down. */
  const dies = (event: PrintEvent): void => {
    if (event.kind === 'job-sent') throw new Error('killed');
  };

  test('finds at the next start that the job was completed', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    await expect(bench.print({ onEvent: dies })).rejects.toThrow('killed');
    await until('the document', async () => (await bench.newDocuments('Lab_Pdf')).length > 0);
    await until('the end of the job', async () => (await bench.lab.client('lpstat', '-W', 'not-completed', '-o', 'Lab_Pdf')) === '');
    expect(await failureOf(bench.print())).toEqual({ code: 'nothing-left', message: 'Nothing is left to print: 2 pieces printed already. To print pieces again, choose “Print again what was printed before” (--reprint).' });
    expect(await bench.newPages()).toHaveLength(1);
  });

  test('does not send again what is still at the printer', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    await bench.lab.setFault('Lab_Pdf', 'media-jam-error');
    await expect(bench.print({ onEvent: dies })).rejects.toThrow('killed');
    expect(await failureOf(bench.print())).toMatchObject({ code: 'nothing-left', message: 'Nothing is left to print: 2 pieces sent earlier with an outcome that is not known. An earlier job is still at the printer. Let it end, then print again.' });
    await bench.lab.setFault('Lab_Pdf', null);
    await until('the document', async () => (await bench.newDocuments('Lab_Pdf')).length > 0);
  });

  test('finds the end of a job that stood before the next run in the queue', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }, { id: 'two', packetPages: [2, 2] }]);
    await bench.lab.setFault('Lab_Pdf', 'media-jam-error');
    await expect(bench.print({ from: 1, to: 1, onEvent: dies })).rejects.toThrow('killed');
    const onEvent = (event: PrintEvent): void => {
      if (event.kind === 'job-sent') cleared.push(bench.lab.setFault('Lab_Pdf', null));
    };
    const cleared: Promise<void>[] = [];
    expect(await recordOf(bench.print({ from: 2, to: 3, onEvent }))).toMatchObject({ outcome: 'completed', pieces: { ok: 2 } });
    await Promise.all(cleared);
    const nobody = { ...bench.transport, status: () => Promise.reject(new Error('asked again')) };
    expect(await failureOf(bench.print({}, { transport: nobody }))).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('3 pieces printed already') });
  });
});
