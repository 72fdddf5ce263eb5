import { existsSync, statSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { usualProfile } from '@shared/domain/printing/printer-profile';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import type { Failure } from '@shared/ipc/result';
import { schedulerTransport } from '@main/printing/system-transport';
import { listPrinters } from '@main/services/printing';
import { PauseGate } from '@main/services/printing/pause-gate';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, makeTwoBatches, pageTexts, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { freePort } from '../support/print-lab/process';
import { readPwgPageHeader } from '../support/print-lab/pwg-raster';

const bench = usePrintLab(['Lab_Pdf', 'Lab_Raster', 'Lab_Plain']);
const jobsOf = (queue: string): Promise<string> => bench.lab.client('lpstat', '-W', 'all', '-o', queue);

describe('printers', () => {
  test('are listed with what they can do', async () => {
    const listed = await listPrinters({ transport: bench.transport, printerProfiles: async () => [] }, new AbortController().signal);
    const usual = { letter: true, state: 'idle', acceptsJobs: true, reasons: [], isDefault: false, way: 'scheduler', members: [], mediaReady: [], markers: [], pagesPerMinute: null, unreachable: null };
    const offers = { trays: ['tray-1', 'tray-2'], finishings: ['staple'], accountCode: true, longestPin: 0, hold: true };
    expect(listed).toEqual({
      ok: true,
      value: [
        { profile: usualProfile('Lab_Pdf'), name: 'Lab_Pdf', description: 'Lab_Pdf', duplex: true, color: true, offers, ...usual },
        { profile: usualProfile('Lab_Plain'), name: 'Lab_Plain', description: 'Lab_Plain', duplex: false, color: false, offers, ...usual },
        { profile: usualProfile('Lab_Raster'), name: 'Lab_Raster', description: 'Lab_Raster', duplex: true, color: true, offers, ...usual },
      ],
    });
  });

  test('are found through the socket as well, and the default one is known', async () => {
    await bench.lab.client('lpadmin', '-d', 'Lab_Raster');
    const listed = await listPrinters({ transport: schedulerTransport({ CUPS_SERVER: bench.lab.socket }), printerProfiles: async () => [] }, new AbortController().signal);
    expect(listed.ok && listed.value.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Lab_Raster']);
  });

  test('of an absent scheduler are a sentence', async () => {
    const nobody = schedulerTransport({ CUPS_SERVER: `127.0.0.1:${await freePort()}` });
    expect(await listPrinters({ transport: nobody, printerProfiles: async () => [] }, new AbortController().signal)).toMatchObject({ ok: false, failure: { code: 'scheduler-absent', message: expect.stringContaining('No printing service answers at 127.0.0.1:') } });
  });

});

describe('a prepared folder', () => {
  test('arrives page for page, batch for batch, two-sided in color on Letter without scaling', async () => {
    await makeTwoBatches(bench.folder);
    const done = await recordOf(bench.print());
    expect(done).toMatchObject({
      run: 1,
      outcome: 'completed',
      jobs: [
        { batch: '4-pages-2-sheets', fromPiece: 1, toPiece: 3, pages: 12, state: 'completed' },
        { batch: '6-pages-3-sheets', fromPiece: 4, toPiece: 5, pages: 12, state: 'completed' },
      ],
      pieces: { ok: 5, reprint: 0, pull: 0, unknown: 0, notSent: 0 },
    });
    expect(await bench.newPages()).toEqual([pageTexts('4-pages-2-sheets', 1, 12), pageTexts('6-pages-3-sheets', 1, 12)]);
    const [first] = await bench.newDocuments('Lab_Pdf');
    expect(first?.attributes).toMatchObject({
      CONTENT_TYPE: 'application/pdf',
      IPP_SIDES: 'two-sided-long-edge',
      IPP_PRINT_COLOR_MODE: 'color',
      IPP_JOB_NAME: expect.stringMatching(/^Foldline run 1 \([0-9a-f]{6}\), batch 4-pages-2-sheets, pieces 1-3$/),
    });
    expect(first?.attributes['IPP_MEDIA'] ?? first?.attributes['IPP_MEDIA_COL']).toMatch(/na_letter_8\.5x11in|x-dimension=21590 y-dimension=27940/);
    expect(JSON.stringify(first?.attributes)).not.toContain('Pupil');
  });

  test('reaches the scheduler with the whole ticket', async () => {
    await makeTwoBatches(bench.folder);
    const done = await recordOf(bench.print({ batch: '6-pages-3-sheets' }));
    const asked = await bench.lab.client('ipptool', '-tv', '-d', `id=${done.jobs[0]?.id}`, `ipp://127.0.0.1:${bench.lab.port}/jobs/${done.jobs[0]?.id}`, 'get-job-attributes.test');
    for (const line of ['sides (keyword) = two-sided-long-edge', 'print-color-mode (keyword) = color', 'media (keyword) = na_letter_8.5x11in', 'print-scaling (keyword) = none', 'copies (integer) = 1', 'document-format-supplied (mimeMediaType) = application/pdf']) {
      expect(asked).toContain(line);
    }
  });

  test('reaches the printer with the tray, finishing and account that were chosen', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    const options = { tray: 'tray-2', finishing: 'staple', accountCode: '4711', pin: null, hold: false, allowGray: false, twoPasses: false } as const;
    expect(await recordOf(bench.print({ options }))).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 1, toPiece: 1 }, { fromPiece: 2, toPiece: 2 }] });
    const [first] = await bench.newDocuments('Lab_Pdf');
    expect(first?.attributes).toMatchObject({ IPP_SIDES: 'two-sided-long-edge', IPP_FINISHINGS: 'staple-top-left', IPP_JOB_ACCOUNT_ID: '4711' });
    expect(first?.attributes['IPP_MEDIA_COL']).toContain('media-source=tray-2');
  });

  test('prints on a printer that takes no PDF', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
    expect(await recordOf(bench.print({ printer: 'Lab_Raster' }))).toMatchObject({ outcome: 'completed', pieces: { ok: 1 } });
    const [document] = await bench.newDocuments('Lab_Raster');
    expect(document?.attributes).toMatchObject({ IPP_SIDES: 'two-sided-long-edge', CONTENT_TYPE: 'image/pwg-raster' });
    expect(await readPwgPageHeader(document?.path ?? '')).toEqual({ twoSided: true, shortEdge: false, color: true, pageSizePt: [612, 792] });
  });

  test('prints a part, over batches, and nothing else', async () => {
    await makeTwoBatches(bench.folder);
    const done = await recordOf(bench.print({ from: 2, to: 4 }));
    expect(done.jobs).toMatchObject([{ fromPiece: 2, toPiece: 3, pages: 8 }, { fromPiece: 4, toPiece: 4, pages: 6 }]);
    expect(await bench.newPages()).toEqual([pageTexts('4-pages-2-sheets', 5, 12), pageTexts('6-pages-3-sheets', 1, 6)]);
  });

  test('prints a proof, then the rest, then nothing, then what a reprint names', async () => {
    await makeTwoBatches(bench.folder);
    expect(await recordOf(bench.print({ proof: true }))).toMatchObject({ run: 1, jobs: [{ fromPiece: 1, toPiece: 1, pages: 4 }] });
    expect(await recordOf(bench.print({ batch: '4-pages-2-sheets' }))).toMatchObject({ run: 2, jobs: [{ fromPiece: 2, toPiece: 3 }] });
    expect(await failureOf(bench.print({ batch: '4-pages-2-sheets' }))).toEqual({ code: 'nothing-left', message: 'Nothing is left to print: 3 pieces printed already. To print pieces again, choose “Print again what was printed before” (--reprint).' });
    expect(await recordOf(bench.print({ from: 2, to: 2, reprint: true }))).toMatchObject({ run: 3, outcome: 'completed', pieces: { ok: 1 } });
    expect(await bench.newPages()).toEqual([pageTexts('4-pages-2-sheets', 1, 4), pageTexts('4-pages-2-sheets', 5, 12), pageTexts('4-pages-2-sheets', 5, 8)]);
  });

  test('stays printed when a reprint of it is refused', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
    await recordOf(bench.print());
    await bench.lab.client('lpadmin', '-p', 'Lab_Pdf', '-u', 'allow:somebody-else');
    expect(await recordOf(bench.print({ reprint: true }))).toMatchObject({ outcome: 'failed', jobs: [{ id: null, state: 'not-sent' }], pieces: { notSent: 2 } });
    await bench.lab.client('lpadmin', '-p', 'Lab_Pdf', '-u', 'allow:all');
    expect(await failureOf(bench.print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('2 pieces printed already') });
    expect(await bench.newPages()).toEqual([pageTexts('one', 1, 4)]);
  });

  test('that was changed is not sent', async () => {
    await makeTwoBatches(bench.folder);
    const file = join(bench.folder, 'batches/6-pages-3-sheets.pdf');
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.from('\n')]));
    expect(await failureOf(bench.print())).toMatchObject({ code: 'folder-changed' });
    expect(await bench.newDocuments('Lab_Pdf')).toEqual([]);
  });

  test('is asked for by names that exist', async () => {
    expect(await failureOf(bench.print())).toMatchObject({ code: 'folder-not-prepared' });
    await makeTwoBatches(bench.folder);
    expect(await failureOf(bench.print({ batch: 'none' }))).toEqual({ code: 'batch-unknown', message: 'The folder has no batch none. Its batches are 4-pages-2-sheets, 6-pages-3-sheets.' });
    expect(await failureOf(bench.print({ from: 6 }))).toEqual({ code: 'pieces-unknown', message: 'The folder holds the pieces 1 to 5. Choose some of these.' });
    expect(await failureOf(bench.print({ printer: 'Nowhere' }))).toEqual({ code: 'printer-unknown', message: 'There is no printer named Nowhere. Printers here: Lab_Pdf, Lab_Plain, Lab_Raster.' });
  });

  test('is refused by a one-sided grey printer before a job exists', async () => {
    await makeTwoBatches(bench.folder);
    const refusal = await failureOf(bench.print({ printer: 'Lab_Plain' }));
    expect(refusal.code).toBe('printer-unsuitable');
    expect(refusal.message).toContain('prints on one side only');
    expect(refusal.message).toContain('does not print in color');
    expect((await jobsOf('Lab_Plain')).trim()).toBe('');
  });

  test('is refused by a paused queue and by one that takes no jobs', async () => {
    await makeTwoBatches(bench.folder);
    const before = await jobsOf('Lab_Pdf');
    await bench.lab.client('cupsdisable', 'Lab_Pdf');
    expect(await failureOf(bench.print())).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('The queue of Lab_Pdf is paused.') });
    await bench.lab.client('cupsenable', 'Lab_Pdf');
    await bench.lab.client('cupsreject', 'Lab_Pdf');
    expect(await failureOf(bench.print())).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('accepts no jobs') });
    await bench.lab.client('cupsaccept', 'Lab_Pdf');
    expect(await jobsOf('Lab_Pdf')).toBe(before);
  });
});

test('a second program that prints at the same time is told so', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  const second: Promise<Failure>[] = [];
  const gate = new PauseGate();
  const onEvent = (event: PrintEvent): void => {
    if (event.kind !== 'run-started') return;
    gate.pause();
    second.push(failureOf(bench.print()).finally(() => gate.resume()));
  };
  expect(await recordOf(bench.print({ gate, onEvent }))).toMatchObject({ outcome: 'completed' });
  expect(await Promise.all(second)).toMatchObject([{ code: 'ledger-in-use' }]);
});

test('who cancels while the ledger is waited for is told that nothing was sent', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  const second: Promise<Failure>[] = [];
  const gate = new PauseGate();
  const cancelling = new AbortController();
  const onEvent = (event: PrintEvent): void => {
    if (event.kind !== 'run-started') return;
    gate.pause();
    second.push(failureOf(bench.print({ signal: cancelling.signal })).finally(() => gate.resume()));
    setTimeout(() => cancelling.abort(), 2_000);
  };
  expect(await recordOf(bench.print({ gate, onEvent }))).toMatchObject({ outcome: 'completed' });
  expect(await Promise.all(second)).toMatchObject([{ code: 'cancelled', message: 'Printing was cancelled. Nothing was sent.' }]);
});

test('the data folder holds no pupil in clear, and only its owner reads it', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  await recordOf(bench.print());
  const data = join(bench.scratch, 'data');
  for (const name of ['ledger.sqlite', 'ledger.key']) {
    const content = await readFile(join(data, name), 'latin1');
    expect(content).not.toContain('Pupil');
    expect(content).not.toContain('900000000');
    expect(statSync(join(data, name)).mode & 0o077).toBe(0);
  }
  expect(existsSync(join(data, 'ledger.lock'))).toBe(false);
});

describe('what is left of a run', () => {
  // As another download prepared at the same path: as many pieces, under the same numbers.
  const another = () => makePreparedFolder(bench.folder, [{ id: '2-pages-1-sheet', packetPages: [2, 2] }, { id: '8-pages-4-sheets', packetPages: [8, 8, 8] }]);
  const refusal = { code: 'folder-changed', message: 'Where the folder of run 1 was there are other batches now, with other families under its numbers. Put that folder back, or read the downloads again and save new batches: what was mailed is left out there.' };

  test.each(['run-started', 'job-ended'] as const)('is not taken from another folder that stands in its place, where the run was ended at %s', async (ending) => {
    await makeTwoBatches(bench.folder);
    const stop = new AbortController();
    const stopped = await recordOf(bench.print({ signal: stop.signal, onEvent: ({ kind }) => kind === ending && stop.abort() }));
    expect(stopped).toMatchObject({ run: 1, outcome: 'cancelled', pieces: { ok: ending === 'run-started' ? 0 : 3 } });
    const rest = { ofRun: 1, pieces: [1, 2, 3, 4, 5] };
    await rename(bench.folder, `${bench.folder} aside`);
    await another();
    const before = (await bench.newPages()).length;
    expect(await failureOf(bench.print(rest))).toEqual(refusal);
    expect(await bench.newPages()).toHaveLength(before);
    await rm(bench.folder, { recursive: true });
    await rename(`${bench.folder} aside`, bench.folder);
    expect(await recordOf(bench.print(rest))).toMatchObject({ run: 2, outcome: 'completed', pieces: { ok: ending === 'run-started' ? 5 : 2 } });
  });
});
