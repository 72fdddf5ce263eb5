import { describe, expect, test } from 'vitest';
import { checkPrinter } from '@shared/domain/printing/check-printer';
import { describeEnd } from '@shared/domain/printing/describe-end';
import { describeReasons } from '@shared/domain/printing/describe-reasons';
import { describeStatus, GIVEN_UP, type JobStatus } from '@shared/domain/printing/job-status';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import { ticketFor } from '@shared/domain/printing/ticket';

const PRINTER: PrinterCapabilities = {
  name: 'Office',
  description: '',
  location: '',
  isDefault: false,
  sides: ['one-sided', 'two-sided-long-edge'],
  color: true,
  media: ['iso_a4_210x297mm', 'na_letter_8.5x11in'],
  state: 'idle',
  stateReasons: [],
  acceptsJobs: true,
};

describe('checkPrinter', () => {
  test.each<[string, Partial<PrinterCapabilities>, readonly string[]]>([
    ['takes an office color laser', {}, []],
    ['takes a printer that is busy', { state: 'processing' }, []],
    ['refuses one side', { sides: ['one-sided'] }, ['refuses printer-one-sided']],
    ['refuses short-edge turning alone', { sides: ['one-sided', 'two-sided-short-edge'] }, ['refuses printer-one-sided']],
    ['refuses grey', { color: false }, ['refuses printer-not-color']],
    ['refuses A4 alone', { media: ['iso_a4_210x297mm'] }, ['refuses printer-not-letter']],
    ['refuses legal alone', { media: ['na_legal_8.5x14in'] }, ['refuses printer-not-letter']],
    ['refuses a closed queue', { acceptsJobs: false }, ['refuses printer-not-accepting']],
    ['refuses a paused queue', { state: 'stopped', stateReasons: ['paused'] }, ['refuses printer-paused']],
    ['says that the tray is empty', { state: 'stopped', stateReasons: ['media-empty-error'] }, ['notice printer-needs-attention']],
    ['names all at once', { sides: [], color: false }, ['refuses printer-one-sided', 'refuses printer-not-color']],
  ])('%s', (_name, changes, expected) => {
    expect(checkPrinter({ ...PRINTER, ...changes }).map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });
});

test('reasons become what to do, the urgent first, each once', () => {
  expect(describeReasons(['toner-low-warning', 'media-jam-error', 'media-jam-warning', 'job-printing', 'none'])).toEqual([
    'Paper is jammed. Clear the jam; check the sheets around it afterwards.',
    'Toner or ink is low.',
  ]);
  expect(describeReasons(['job-printing', 'cups-waiting-for-job-completed', 'processing-to-stop-point'])).toEqual([]);
  expect(describeReasons(['com.example-drum-worn-error'])).toEqual(['The printer reports "com.example-drum-worn-error". See its panel.']);
});

test('a status without reasons says where the job is', () => {
  const status: JobStatus = { state: 'pending', reasons: [], printerReasons: [], printerState: 'processing', jobName: null };
  expect(describeStatus(status)).toBe('The job waits for its turn.');
  expect(describeStatus({ ...status, printerState: 'stopped' })).toContain('The queue is paused');
  expect(describeStatus({ ...status, state: 'pending-held' })).toContain('held');
  expect(describeStatus({ ...status, state: 'processing', printerReasons: ['offline-report'] })).toContain('does not answer');
});

test('an end that is not completed names the pieces to look at', () => {
  const job = { fromPiece: 3, toPiece: 9 };
  expect(describeEnd({ state: 'completed', reasons: [] }, job)).toBe('The job is completed.');
  for (const state of ['canceled', 'aborted', 'unknown'] as const) expect(describeEnd({ state, reasons: [] }, job)).toContain('pieces 3 to 9');
  expect(describeEnd({ state: 'canceled', reasons: [GIVEN_UP] }, { fromPiece: 1, toPiece: 1 })).toContain('what of piece 1 came out whole');
});

test('a ticket asks for two sides, color, Letter and no scaling, under a name without pupils', () => {
  expect(ticketFor({ run: 12, batch: '4-pages-2-sheets', fromPiece: 1, toPiece: 40 })).toEqual({
    jobName: 'Foldline run 12, batch 4-pages-2-sheets, pieces 1-40',
    documentFormat: 'application/pdf',
    copies: 1,
    sides: 'two-sided-long-edge',
    colorMode: 'color',
    media: 'na_letter_8.5x11in',
    scaling: 'none',
  });
});
