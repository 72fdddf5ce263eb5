import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import { extractPages } from '@main/assembly/extract-pages';
import { directTransport } from '@main/printing/direct/direct-transport';
import { probePrinters } from '@main/printing/direct/probe-printer';
import { jobDocuments } from '@main/printing/job-document';
import { joinedTransports } from '@main/printing/joined-transports';
import { addPrinter, removePrinter, type AddedPrinterTools } from '@main/services/added-printers';
import { listPrinters } from '@main/services/printing';
import { readAddedPrinters, writeAddedPrinters } from '@main/services/settings-store';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, makeTwoBatches, pageTexts, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { freePort, until } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf', 'Lab_Raster', 'Lab_Plain']);
const signal = new AbortController().signal;
let tools: AddedPrinterTools;
beforeEach(() => {
  const data = join(bench.scratch, 'data');
  tools = { read: () => readAddedPrinters(data), write: (printers) => writeAddedPrinters(data, printers), probe: probePrinters({ userName: 'office' }), takenNames: async () => ['Lab_Pdf'] };
});

const direct = () => directTransport({ userName: 'office', printers: tools.read, silenceLimitMs: 5_000 });
const add = async (address: string, name = 'Desk'): Promise<AddedPrinter> => {
  const added = await addPrinter({ address, name, signal }, tools);
  if (!added.ok) throw new Error(added.failure.message);
  return added.value.printer;
};
const print = (request: Parameters<typeof bench.print>[0] = {}, changes: Parameters<typeof bench.print>[1] = {}) => bench.print({ printer: 'Desk', ...request }, { transport: direct(), ...changes });

describe('a printer at its own address', () => {
  test.each(['ipp', 'ipps'] as const)('prints over %s page for page, two-sided in color on Letter without scaling', async (scheme) => {
    await makeTwoBatches(bench.folder);
    const { certificate } = await add(bench.lab.address('Lab_Pdf', scheme));
    expect(certificate).toEqual(scheme === 'ipps' ? expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) : null);
    expect(await recordOf(print())).toMatchObject({ outcome: 'completed', jobs: [{ state: 'completed' }, { state: 'completed' }], pieces: { ok: 5 } });
    expect(await bench.newPages()).toEqual([pageTexts('4-pages-2-sheets', 1, 12), pageTexts('6-pages-3-sheets', 1, 12)]);
    const [first] = await bench.newDocuments('Lab_Pdf');
    expect(first?.attributes).toMatchObject({ CONTENT_TYPE: 'application/pdf', IPP_SIDES: 'two-sided-long-edge', IPP_PRINT_COLOR_MODE: 'color', IPP_MEDIA: 'na_letter_8.5x11in', IPP_PRINT_SCALING: 'none', IPP_JOB_NAME: expect.stringMatching(/^Foldline run 1 \([0-9a-f]{6}\), batch 4-pages-2-sheets, pieces 1-3$/) });
    // The whole batch is sent as it lies on the disk.
    expect(await readFile(first?.path ?? '')).toEqual(await readFile(join(bench.folder, 'batches/4-pages-2-sheets.pdf')));
  });

  test('is refused without a job where it takes no PDF, or prints one side in gray', async () => {
    await makeTwoBatches(bench.folder);
    await add(bench.lab.address('Lab_Raster'));
    expect(await failureOf(print())).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('takes no PDF pages by itself') });
    await add(bench.lab.address('Lab_Plain'), 'Plain');
    const plain = await failureOf(print({ printer: 'Plain' }));
    expect(plain.message).toContain('Plain prints on one side only');
    expect(plain.message).toContain('Plain does not print in color');
    expect(await bench.newDocuments('Lab_Raster')).toEqual([]);
  });

  test('says aborted where the printer aborted, and canceled where somebody canceled', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    await add(bench.lab.address('Lab_Pdf'));
    await bench.lab.setFault('Lab_Pdf', 'abort');
    expect(await recordOf(print({ from: 1, to: 1 }))).toMatchObject({ outcome: 'failed', jobs: [{ state: 'aborted' }], pieces: { unknown: 1 } });

    await bench.lab.setFault('Lab_Pdf', 'media-jam-error');
    const controller = new AbortController();
    const events: PrintEvent[] = [];
    const printing = recordOf(print({ from: 2, to: 2, signal: controller.signal, onEvent: (event) => events.push(event) }));
    await until('the jam', () => events.some(({ sentence }) => sentence.includes('Paper is jammed')));
    controller.abort();
    // The lab's printer looks for a cancel between two documents only.
    await bench.lab.setFault('Lab_Pdf', null);
    expect(await printing).toMatchObject({ outcome: 'cancelled', jobs: [{ state: 'canceled' }], pieces: { unknown: 1 } });
  });

  test('that is given a broken document does not call it printed', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    await add(bench.lab.address('Lab_Pdf'));
    const breaks = jobDocuments(async (source, range, out) => {
      out.write(await readFile(source));
      throw new Error(`pages ${range.first} are gone`);
    });
    expect(await recordOf(print({ from: 1, to: 1 }, { jobDocument: breaks }))).toMatchObject({ outcome: 'failed', jobs: [{ state: 'not-sent' }], pieces: { notSent: 1, unknown: 0 } });
    expect(await bench.newDocuments('Lab_Pdf')).toEqual([]);
    expect(await recordOf(print({}, { jobDocument: jobDocuments(extractPages) }))).toMatchObject({ outcome: 'completed', pieces: { ok: 2 } });
  });

  test('that is turned off and on in a job is asked for it again, and what it forgot is unknown', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
    await add(bench.lab.address('Lab_Pdf'));
    await bench.lab.setFault('Lab_Pdf', 'media-empty-error');
    const events: PrintEvent[] = [];
    const printing = recordOf(print({ onEvent: (event) => events.push(event) }));
    await until('the empty tray', () => events.some(({ sentence }) => sentence.includes('tray is empty')));
    await bench.lab.turnOff('Lab_Pdf');
    await bench.lab.setFault('Lab_Pdf', null);
    await bench.lab.turnOn('Lab_Pdf');
    expect(await printing).toMatchObject({ outcome: 'failed', jobs: [{ state: 'unknown', reasons: ['job-unknown'] }], pieces: { unknown: 1 } });
  });

  test('has each packet as a job of its own where packets are stapled, from the tray and account chosen', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [4, 4] }]);
    await add(bench.lab.address('Lab_Pdf'));
    const options = { tray: 'tray-1', finishing: 'staple', accountCode: '4711', pin: null, hold: false, allowGray: false, twoPasses: false } as const;
    expect(await recordOf(print({ options }))).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 1, toPiece: 1 }, { fromPiece: 2, toPiece: 2 }] });
    const [first] = await bench.newDocuments('Lab_Pdf');
    expect(first?.attributes).toMatchObject({ IPP_FINISHINGS: 'staple-top-left', IPP_JOB_ACCOUNT_ID: '4711' });
    expect(await failureOf(print({ reprint: true, options: { ...options, finishing: 'fold-z', pin: '1' } }))).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('does not fold in a Z') });
  });
});

describe('the list of printers', () => {
  test('holds added ones with the system\'s, also while one of them is off', async () => {
    await add(bench.lab.address('Lab_Pdf'));
    await writeAddedPrinters(join(bench.scratch, 'data'), [...(await tools.read()), { name: 'Gone', address: `ipp://127.0.0.1:${await freePort()}/ipp/print`, certificate: null }]);
    const joined = joinedTransports(bench.transport, direct(), async (name) => (await tools.read()).some((one) => one.name === name));
    const listed = await listPrinters({ transport: joined, printerProfiles: async () => [] }, signal);
    expect(listed.ok && listed.value.map(({ name, duplex, unreachable }) => [name, duplex, unreachable !== null])).toEqual([['Lab_Pdf', true, false], ['Lab_Plain', false, false], ['Lab_Raster', true, false], ['Desk', true, false], ['Gone', false, true]]);
    await makeTwoBatches(bench.folder);
    expect(await failureOf(bench.print({ printer: 'Gone' }, { transport: joined }))).toMatchObject({ code: 'printer-absent', message: expect.stringContaining('Gone does not answer at ipp://127.0.0.1:') });
    expect(await recordOf(bench.print({ printer: 'Desk', batch: '6-pages-3-sheets' }, { transport: joined }))).toMatchObject({ outcome: 'completed' });
  });

  test('takes a printer once, under a name of its own, and lets it go', async () => {
    const address = bench.lab.address('Lab_Pdf');
    const first = await addPrinter({ address, name: null, signal }, tools);
    // It calls itself as the scheduler's queue is called.
    expect(first).toMatchObject({ ok: true, value: { printer: { name: 'Lab_Pdf 2' } } });
    expect(await addPrinter({ address, name: 'Other', signal }, tools)).toMatchObject({ ok: false, failure: { code: 'printer-known' } });
    expect(await addPrinter({ address: bench.lab.address('Lab_Plain'), name: 'Lab_Pdf', signal }, tools)).toMatchObject({ ok: false, failure: { code: 'printer-name-taken' } });
    expect(await addPrinter({ address: bench.lab.address('Lab_Raster'), name: null, signal }, tools)).toMatchObject({ ok: true, value: { problems: [{ code: 'printer-takes-no-pdf' }] } });
    expect(await addPrinter({ address: 'lpd://x', name: null, signal }, tools)).toMatchObject({ ok: false, failure: { code: 'printer-address-unclear' } });
    expect(await removePrinter('Lab_Pdf 2', tools)).toMatchObject({ ok: true });
    expect(await removePrinter('Lab_Pdf 2', tools)).toMatchObject({ ok: false, failure: { code: 'printer-unknown' } });
  });

  test('takes a host alone with encryption where the printer has it', async () => {
    const port = new URL(bench.lab.address('Lab_Pdf').replace('ipp', 'http')).port;
    expect(await addPrinter({ address: `localhost:${port}`, name: 'Desk', signal }, tools)).toMatchObject({ ok: true, value: { printer: { address: `ipps://localhost:${port}/ipp/print`, certificate: expect.any(String) } } });
  });
});

describe('a certificate', () => {
  test('that changed is refused before anything is sent, until the printer is added anew', async () => {
    await makeTwoBatches(bench.folder);
    const before = await add(bench.lab.address('Lab_Plain', 'ipps'), 'Safe');
    await bench.lab.turnOff('Lab_Plain');
    await bench.lab.turnOn('Lab_Plain', { newCertificate: true });
    expect(await failureOf(bench.print({ printer: 'Safe' }, { transport: direct() }))).toMatchObject({ code: 'printer-untrusted', message: expect.stringContaining('is not the Safe that was added: its certificate is another one') });
    await removePrinter('Safe', tools);
    const after = await add(bench.lab.address('Lab_Plain', 'ipps'), 'Safe');
    expect(after.certificate).not.toBe(before.certificate);
    expect(await failureOf(bench.print({ printer: 'Safe' }, { transport: direct() }))).toMatchObject({ code: 'printer-unsuitable' });
  });

  test('is wanted where the printer was added with one: an address without encryption is another printer', async () => {
    await add(bench.lab.address('Lab_Pdf', 'ipps'));
    await writeFile(join(bench.scratch, 'data/settings.json'), JSON.stringify({ printers: (await tools.read()).map((one) => ({ ...one, certificate: 'AA:BB' })) }));
    await makeTwoBatches(bench.folder);
    expect(await failureOf(print())).toMatchObject({ code: 'printer-untrusted' });
  });
});
