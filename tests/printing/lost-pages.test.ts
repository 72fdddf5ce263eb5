import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { JobReference, PrintTransport } from '@main/ports/print-transport';
import { groupsOf } from '@main/printing/ipp/attributes';
import { createIppClient } from '@main/printing/ipp/client';
import { attribute } from '@main/printing/ipp/values';
import { hastyClock } from '../support/print-lab/hasty-clock';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { until } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf']);

/** Makes a job of that name and sends no document, at the scheduler's queue or the printer itself; gives its number. */
async function makeEmptyJob(jobName: string, place: { readonly port: number; readonly path: string }): Promise<number> {
  const { port, path } = place;
  const client = createIppClient({ kind: 'tcp', host: '127.0.0.1', port, secure: false });
  const attributes = [attribute.uri('printer-uri', `ipp://localhost:${port}${path}`), attribute.name('requesting-user-name', 'office'), attribute.name('job-name', jobName)];
  return groupsOf(await client.ask({ operation: 'Create-Job', path, attributes }), 'job')[0]?.number('job-id') ?? 0;
}
const queue = () => ({ port: bench.lab.port, path: '/printers/Lab_Pdf' });
const printer = () => ({ port: Number(new URL(bench.lab.address('Lab_Pdf').replace('ipp', 'http')).port), path: '/ipp/print' });

/** The real way to the queue, but for the moment of handing over: the scheduler takes a job and crashes before it has written down that there is a document. */
const crashesAtHandingOver = (): PrintTransport => ({
  ...bench.transport,
  submit: async ({ printer: name, ticket, onCreated }) => {
    const job = { printer: name, id: await makeEmptyJob(ticket.jobName, queue()) };
    onCreated(job);
    await bench.lab.crashScheduler();
    return { ok: true, value: job };
  },
});
const waitingInQueue = () => bench.lab.client('lpstat', '-W', 'not-completed', '-o', 'Lab_Pdf');

describe('a scheduler that crashed when a job came has the job and not its pages, and would print what it has a quarter of an hour later', () => {
  test('the run says so, takes the job out of the queue and ends; its pieces are not known', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    const events: PrintEvent[] = [];
    const done = await recordOf(bench.print({ onEvent: (event) => events.push(event) }, { transport: crashesAtHandingOver(), clock: hastyClock(10) }));
    expect(events.map(({ sentence }) => sentence)).toContain('The pages of the job did not arrive. If they do not come within half a minute, it is taken out of the queue.');
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ state: 'canceled', reasons: expect.arrayContaining(['pages-missing']) }], pieces: { ok: 0, unknown: 2, notSent: 0 } });
    expect(done.message).toContain('The pages of the job did not arrive whole, and it was taken out of the queue. Look in the tray what of pieces 1 to 2 came out whole');
    expect(await waitingInQueue()).toBe('');
  });

  test('a program that died meanwhile does not send the pages again: some may have come out', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    const dies = ({ kind }: PrintEvent): void => {
      if (kind === 'job-sent') throw new Error('killed');
    };
    await expect(bench.print({ onEvent: dies }, { transport: crashesAtHandingOver() })).rejects.toThrow('killed');
    expect(await waitingInQueue()).not.toBe('');
    expect(await failureOf(bench.print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('outcome that is not known. Look in the tray') });
    expect([await waitingInQueue(), await bench.newDocuments('Lab_Pdf')]).toEqual(['', []]);
  });

  test('one that died before the pages left sends them once', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    const transport: PrintTransport = { ...crashesAtHandingOver(), submit: (request) => crashesAtHandingOver().submit(request).then(() => Promise.reject(new Error('killed'))) };
    await expect(bench.print({}, { transport })).rejects.toThrow('killed');
    expect(await recordOf(bench.print())).toMatchObject({ run: 2, outcome: 'completed', pieces: { ok: 2 } });
    expect([await waitingInQueue(), (await bench.newDocuments('Lab_Pdf')).length]).toEqual(['', 1]);
  });

  test('a document that broke off in the crash is taken back once the scheduler answers again', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    let crash: Promise<void> | undefined;
    const submit: PrintTransport['submit'] = (request) => {
      const onCreated = (job: JobReference): void => {
        request.onCreated(job);
        crash = bench.lab.crashScheduler(300);
      };
      return bench.transport.submit({ ...request, onCreated });
    };
    const done = await recordOf(bench.print({}, { transport: { ...bench.transport, submit } }));
    await crash;
    expect(done.outcome).toBe('failed');
    expect(await waitingInQueue()).toBe('');
  });
});

test('a queue that calls a job completed while its printer waits for the pages is not believed, and the job is taken from the printer, which can print again', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  await bench.lab.setFault('Lab_Pdf', 'media-empty-error');
  const events: PrintEvent[] = [];
  let jobName = '';
  const transport: PrintTransport = { ...bench.transport, submit: (request) => ((jobName = request.ticket.jobName), bench.transport.submit(request)) };
  const printing = recordOf(bench.print({ onEvent: (event) => events.push(event) }, { transport, clock: hastyClock(10) }));
  await until('the empty tray', () => events.some(({ sentence }) => sentence.includes('tray is empty')));
  // Its power is cut; it counts from 1 again, and has a job without pages under the number for which the scheduler asks.
  await bench.lab.cutPower('Lab_Pdf');
  await bench.lab.setFault('Lab_Pdf', null);
  await bench.lab.turnOn('Lab_Pdf');
  await makeEmptyJob(jobName, printer());
  expect(await printing).toMatchObject({ outcome: 'failed', jobs: [{ state: 'canceled', reasons: expect.arrayContaining(['pages-missing']) }], pieces: { ok: 0, unknown: 1 } });
  expect(await bench.lab.jobsAtPrinter('Lab_Pdf')).toEqual([]);
  expect(await recordOf(bench.print({ reprint: true }))).toMatchObject({ outcome: 'completed', pieces: { ok: 1 } });
});

test('a job that waits behind another one of the queue says behind which', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  await bench.lab.setFault('Lab_Pdf', 'media-empty-error');
  const other = /Lab_Pdf-(\d+)/.exec(await bench.lab.client('lp', '-d', 'Lab_Pdf', join(bench.folder, 'batches/one.pdf')))?.[1];
  const events: PrintEvent[] = [];
  const printing = recordOf(bench.print({ onEvent: (event) => events.push(event) }));
  await until('what it waits for', () => events.some(({ sentence }) => sentence.startsWith(`The job waits behind job ${other} of the queue. Cancel that one there if it does not move. The paper tray is empty.`)));
  await bench.lab.setFault('Lab_Pdf', null);
  expect(await printing).toMatchObject({ outcome: 'completed', pieces: { ok: 1 } });
});
