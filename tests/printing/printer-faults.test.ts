import { beforeEach, describe, expect, test } from 'vitest';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import type { PrintTransport } from '@main/ports/print-transport';
import { directTransport } from '@main/printing/direct/direct-transport';
import { probePrinters } from '@main/printing/direct/probe-printer';
import { joinedTransports } from '@main/printing/joined-transports';
import { PauseGate } from '@main/services/printing/pause-gate';
import { addPrinter } from '@main/services/added-printers';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import type { LabFault } from '../support/print-lab/print-lab';
import { failureOf, pageTexts, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { until } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf']);
const { signal } = new AbortController();

/** Both ways to the same printer: its queue, and itself over an encrypted connection with a certificate that it signed. */
const WAYS = ['Lab_Pdf', 'Desk'] as const;
const FAULTS: readonly (readonly [LabFault, string])[] = [
  ['cover-open-error', 'A cover or door is open. Close it to go on.'],
  ['media-jam-error', 'Paper is jammed. Clear the jam; check the sheets around it afterwards.'],
  ['media-empty-error', 'The paper tray is empty. Load Letter paper to go on.'],
  ['media-needed-error', 'The paper tray is empty. Load Letter paper to go on.'],
  ['input-tray-missing-error', 'A paper tray is missing. Put it back to go on.'],
  ['toner-empty-error', 'Toner or ink has run out. Replace it to go on.'],
  ['marker-waste-full-error', 'The waste toner box is full. Replace it to go on.'],
];

let transport: PrintTransport;
let events: PrintEvent[];
beforeEach(async () => {
  events = [];
  let added: readonly AddedPrinter[] = [];
  const tools = { read: async () => added, write: async (printers: readonly AddedPrinter[]) => void (added = printers), probe: probePrinters({ userName: 'office' }), takenNames: async () => [] };
  expect(await addPrinter({ address: bench.lab.address('Lab_Pdf', 'ipps'), name: 'Desk', signal }, tools)).toMatchObject({ ok: true });
  transport = joinedTransports(bench.transport, directTransport({ userName: 'office', printers: tools.read, silenceLimitMs: 2_000 }), async (name) => name === 'Desk');
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }, { id: 'two', packetPages: [2, 2] }]);
});

const onEvent = (event: PrintEvent): void => void events.push(event);
const print = (printer: string, request: Parameters<typeof bench.print>[0] = {}) => bench.print({ printer, onEvent, ...request }, { transport });
const told = (words: string) => until(words, () => events.some((event) => event.kind === 'job-state' && event.sentence.includes(words)));
const sentId = (): number => {
  const sent = events.find((event) => event.kind === 'job-sent');
  return sent?.kind === 'job-sent' ? (sent.id ?? 0) : 0;
};

describe.each(WAYS)('a fault at the printer, seen through %s', (way) => {
  test.each(FAULTS)('%s says what to do, and the run goes on by itself when it was done', async (fault, sentence) => {
    await bench.lab.setFault('Lab_Pdf', fault);
    const printing = recordOf(print(way));
    await told(sentence);
    expect(await bench.newDocuments('Lab_Pdf')).toEqual([]);
    await bench.lab.setFault('Lab_Pdf', null);
    expect(await printing).toMatchObject({ outcome: 'completed', pieces: { ok: 3, unknown: 0 } });
    expect(await bench.newPages()).toEqual([pageTexts('one', 1, 2), pageTexts('two', 1, 4)]);
  });
});

describe('a printer that is off', () => {
  test('while its queue has the job: the run waits, says so, and every piece comes out once when it is on again', async () => {
    await bench.lab.turnOff('Lab_Pdf');
    const printing = recordOf(print('Lab_Pdf'));
    await told('The printer does not answer. Check that it is on and connected; the job waits.');
    await bench.lab.turnOn('Lab_Pdf');
    expect(await printing).toMatchObject({ outcome: 'completed', pieces: { ok: 3, unknown: 0 } });
    expect(await bench.newPages()).toEqual([pageTexts('one', 1, 2), pageTexts('two', 1, 4)]);
  });

  test('when a run to its own address begins: nothing is sent, and the sentence says what to look at', async () => {
    await bench.lab.turnOff('Lab_Pdf');
    expect(await failureOf(print('Desk'))).toMatchObject({ code: 'printer-absent', message: expect.stringContaining('Check that it is on and in the network.') });
    await bench.lab.turnOn('Lab_Pdf');
    expect(await recordOf(print('Desk'))).toMatchObject({ run: 1, outcome: 'completed' });
  });

  test('between two jobs to its own address: what was not sent is not called unknown, and follows later', async () => {
    const off: Promise<void>[] = [];
    const printing = print('Desk', { onEvent: (event) => (event.kind === 'job-ended' && event.jobIndex === 0 ? off.push(bench.lab.cutPower('Lab_Pdf')) : undefined) });
    const done = await recordOf(printing);
    await Promise.all(off);
    expect(done).toMatchObject({ outcome: 'failed', pieces: { ok: 1, notSent: 2, unknown: 0 } });
    expect(done.message).toContain('Check that it is on');
    await bench.lab.turnOn('Lab_Pdf');
    expect(await recordOf(print('Desk'))).toMatchObject({ outcome: 'completed', pieces: { ok: 2 } });
    expect(await bench.newPages()).toEqual([pageTexts('one', 1, 2), pageTexts('two', 1, 4)]);
  });
});

describe('a queue that somebody stops in a run', () => {
  test('between two jobs holds the next one, says so, and goes on when it is resumed', async () => {
    const gate = new PauseGate();
    const printing = recordOf(print('Lab_Pdf', { gate, onEvent: (event) => (onEvent(event), event.kind === 'job-ended' && event.jobIndex === 0 ? gate.pause() : undefined) }));
    await until('the pause', () => events.some(({ kind }) => kind === 'paused'));
    await bench.lab.client('cupsdisable', 'Lab_Pdf');
    gate.resume();
    await told('The queue is paused. Resume it to go on, or cancel.');
    await bench.lab.client('cupsenable', 'Lab_Pdf');
    expect(await printing).toMatchObject({ outcome: 'completed', pieces: { ok: 3, unknown: 0 } });
    expect(await bench.newPages()).toEqual([pageTexts('one', 1, 2), pageTexts('two', 1, 4)]);
  });

  test('in a job that the printer has already: the scheduler sends it again when it is resumed, and it is not called printed once', async () => {
    await bench.lab.setFault('Lab_Pdf', 'media-empty-error');
    const printing = recordOf(print('Lab_Pdf', { batch: 'two' }));
    await told('The paper tray is empty');
    await bench.lab.client('cupsdisable', 'Lab_Pdf');
    await told('The queue is paused. Resume it to go on, or cancel.');
    await bench.lab.setFault('Lab_Pdf', null);
    await bench.lab.client('cupsenable', 'Lab_Pdf');
    const done = await printing;
    const copies = (await bench.newPages()).length;
    expect(copies).toBeGreaterThan(0);
    expect(done.pieces).toMatchObject(copies === 1 ? { ok: 2, unknown: 0 } : { ok: 0, unknown: 2 });
  });

  test('refuses the next job: what was not sent is named, and follows when it takes jobs again', async () => {
    await bench.lab.setFault('Lab_Pdf', 'media-empty-error');
    const printing = recordOf(print('Lab_Pdf'));
    await told('The paper tray is empty');
    await bench.lab.client('cupsreject', 'Lab_Pdf');
    await bench.lab.setFault('Lab_Pdf', null);
    const done = await printing;
    expect(done).toMatchObject({ outcome: 'failed', pieces: { ok: 1, notSent: 2, unknown: 0 } });
    expect(done.message).toContain('accepts no jobs');
    await bench.lab.client('cupsaccept', 'Lab_Pdf');
    expect(await recordOf(print('Lab_Pdf'))).toMatchObject({ outcome: 'completed', pieces: { ok: 2 } });
    expect(await bench.newPages()).toEqual([pageTexts('one', 1, 2), pageTexts('two', 1, 4)]);
  });
});

describe.each(WAYS)('a job that somebody cancels at the printer’s panel, sent through %s', (way) => {
  test('is no success, and its pieces wait for a person', async () => {
    await bench.lab.setFault('Lab_Pdf', 'media-jam-error');
    const printing = recordOf(print(way, { batch: 'two' }));
    await told('Paper is jammed');
    await bench.lab.cancelAtPrinter('Lab_Pdf', way === 'Desk' ? sentId() : null);
    // This printer lets out the sheets of a cancelled job all the same.
    await bench.lab.setFault('Lab_Pdf', null);
    const done = await printing;
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ state: 'canceled' }], pieces: { ok: 0, unknown: 2 } });
    expect(done.message).toContain('The job was canceled before its end. Look in the tray what of pieces 2 to 3 came out whole, then print the rest as a reprint.');
  });
});

test('a queue whose printer aborts is told as aborted, since the printer itself is asked', async () => {
  await bench.lab.setFault('Lab_Pdf', 'abort');
  const done = await recordOf(print('Lab_Pdf', { batch: 'two' }));
  await bench.lab.setFault('Lab_Pdf', null);
  expect(done).toMatchObject({ outcome: 'failed', jobs: [{ state: 'aborted' }], pieces: { ok: 0, unknown: 2 } });
  expect(done.message).toContain('The printer aborted the job.');
  expect((await transport.list(signal)).ok).toBe(true);
});

describe.each(WAYS)('a program that dies when %s has made its job and no page has left', (way) => {
  test.each([['was', true], ['was not', false]] as const)('and the number %s written down: the empty job is taken away, and its pieces are printed once', async (_what, isWrittenDown) => {
    const dying: PrintTransport = {
      ...transport,
      submit: (request) =>
        transport.submit({
          ...request,
          onCreated: (job) => {
            if (isWrittenDown) request.onCreated(job);
            throw new Error('killed');
          },
        }),
    };
    await expect(bench.print({ printer: way, batch: 'two' }, { transport: dying })).rejects.toThrow('killed');
    expect(await recordOf(print(way, { batch: 'two' }))).toMatchObject({ run: 2, outcome: 'completed', pieces: { ok: 2, unknown: 0 } });
    expect(await bench.newPages()).toEqual([pageTexts('two', 1, 4)]);
    // Nothing waits there for pages that never come.
    await bench.lab.quiet('Lab_Pdf');
    expect((await bench.lab.jobsAtPrinter('Lab_Pdf')).length).toBe(0);
  });
});
