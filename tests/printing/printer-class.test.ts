import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { checkPrinter } from '@shared/domain/printing/check-printer';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import { usualProfile } from '@shared/domain/printing/printer-profile';
import { turningOfTrial } from '@shared/domain/printing/two-passes';
import { ledgerIn } from '@main/ledger/open-ledger';
import { systemClock } from '@main/printing/system-clock';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { until } from '../support/print-lab/process';

/** Two printers of one kind in a class, as an office has them, and a class with a printer that can't print reports. */
const bench = usePrintLab(['Lab_Pdf', 'Lab_Second', 'Lab_Plain']);
const { signal } = new AbortController();

beforeAll(async () => {
  for (const [name, members] of [['Office', ['Lab_Pdf', 'Lab_Second']], ['Mixed', ['Lab_Pdf', 'Lab_Plain']]] as const) {
    for (const member of members) await bench.lab.client('lpadmin', '-p', member, '-c', name);
    await bench.lab.client('cupsenable', name);
    await bench.lab.client('cupsaccept', name);
  }
});

const batches = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `batch-${index + 1}`, packetPages: [2, 2] }));

test('is listed with its printers, and can what all of them can', async () => {
  const listed = await bench.transport.list(signal);
  if (!listed.ok) throw new Error(listed.failure.message);
  const office = listed.value.find(({ name }) => name === 'Office')!;
  expect(office).toMatchObject({ members: ['Lab_Pdf', 'Lab_Second'], color: true, keepsScale: true, takesAccountCode: true, acceptsJobs: true, way: 'scheduler' });
  expect(office.trays).toEqual(listed.value.find(({ name }) => name === 'Lab_Pdf')!.trays);
  expect(checkPrinter(office).map(({ code }) => code)).toEqual(['printer-is-class']);
  expect(checkPrinter(office)[0]?.message).toBe('Office is a class: each job goes whole to one of Lab_Pdf, Lab_Second, and its end says to which.');
  await makePreparedFolder(bench.folder, batches(1));
  const refusal = await failureOf(bench.print({ printer: 'Mixed' }));
  expect(refusal.code).toBe('printer-unsuitable');
  expect(refusal.message).toContain('A printer of the class Mixed prints on one side only.');
  expect(refusal.message).toContain('or print in two passes on one of its printers');
  expect(refusal.message).toContain('A printer of the class Mixed does not print in color.');
});

test('shares a run among its printers; every piece comes out once, and the ledger has where', async () => {
  await makePreparedFolder(bench.folder, batches(8));
  const sentences: string[] = [];
  const done = await recordOf(bench.print({ printer: 'Office', onEvent: ({ sentence }) => sentences.push(sentence) }));
  expect(done).toMatchObject({ outcome: 'completed', pieces: { ok: 16 } });
  const documents = { Lab_Pdf: await bench.newDocuments('Lab_Pdf'), Lab_Second: await bench.newDocuments('Lab_Second') };
  for (const name of ['Lab_Pdf', 'Lab_Second'] as const) {
    const told = done.jobs.filter(({ printedBy }) => printedBy === name).map(({ batch }) => batch);
    expect(documents[name].length).toBeGreaterThan(0);
    expect(documents[name].map(({ attributes }) => /batch-\d/.exec(attributes['IPP_JOB_NAME'] ?? '')?.[0]).toSorted()).toEqual(told.toSorted());
    expect(sentences).toContain(`The job is completed on ${name}.`);
    expect(documents[name][0]?.attributes).toMatchObject({ IPP_SIDES: 'two-sided-long-edge', IPP_PRINT_COLOR_MODE: 'color' });
  }
  expect(documents.Lab_Pdf.length + documents.Lab_Second.length).toBe(8);
  const opened = await ledgerIn(join(bench.scratch, 'data'), systemClock.now)();
  if (!opened.ok) throw new Error(opened.failure.message);
  expect(opened.value.run(1)?.jobs.map(({ printer, printedBy, batch }) => [printer, printedBy, batch])).toEqual(done.jobs.map(({ printer, printedBy, batch }) => [printer, printedBy, batch]));
  opened.value.close();
});

test('goes on with its other printer while one is jammed, and says which one is', async () => {
  await makePreparedFolder(bench.folder, batches(5));
  await bench.lab.setFault('Lab_Second', 'media-jam-error');
  const events: PrintEvent[] = [];
  const printing = recordOf(bench.print({ printer: 'Office', onEvent: (event) => events.push(event) }));
  await until('the jam', () => events.some(({ kind, sentence }) => kind === 'job-state' && sentence.includes('Paper is jammed')));
  await until('the jobs of the other printer', () => events.filter(({ kind }) => kind === 'job-ended').length >= 4);
  await bench.lab.setFault('Lab_Second', null);
  expect(await printing).toMatchObject({ outcome: 'completed', pieces: { ok: 10 } });
  expect((await bench.newPages()).flat()).toHaveLength(16);
});

test('is refused where none of its printers takes jobs', async () => {
  await makePreparedFolder(bench.folder, batches(1));
  for (const name of ['Lab_Pdf', 'Lab_Second']) await bench.lab.client('cupsdisable', name);
  expect(await failureOf(bench.print({ printer: 'Office' }))).toMatchObject({ code: 'printer-unsuitable', message: expect.stringContaining('Office accepts no jobs at the moment') });
  for (const name of ['Lab_Pdf', 'Lab_Second']) await bench.lab.client('cupsenable', name);
});

test('is refused in two passes, where the backs could come out of another of its printers than the fronts', async () => {
  await makePreparedFolder(bench.folder, batches(1));
  // A trial that was printed on it came out of one of its printers, and says nothing of the other.
  const printerProfiles = async () => [{ ...usualProfile('Office'), turning: turningOfTrial('C') }];
  const refusal = await failureOf(bench.print({ printer: 'Office', options: { ...NO_OPTIONS, twoPasses: true } }, { printerProfiles }));
  expect(refusal).toEqual({ code: 'printer-unsuitable', message: 'Office is a class: in two passes the backs could come out of another of its printers than the fronts. Choose one of Lab_Pdf, Lab_Second.' });
  expect(await bench.newPages()).toEqual([]);
});
