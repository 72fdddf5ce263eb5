import { describe, expect, test } from 'vitest';
import { checkPrinter } from '@shared/domain/printing/check-printer';
import { describeEnd } from '@shared/domain/printing/describe-end';
import { describeReasons } from '@shared/domain/printing/describe-reasons';
import { describeStatus, GIVEN_UP, type JobStatus } from '@shared/domain/printing/job-status';
import { checkOptions, NO_OPTIONS, offeredOptions, type PrintOptions } from '@shared/domain/printing/print-options';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import { ticketChoices, ticketFor } from '@shared/domain/printing/ticket';

const PRINTER: PrinterCapabilities = {
  name: 'Office',
  description: '',
  location: '',
  model: '',
  isDefault: false,
  way: 'scheduler',
  members: [],
  takesPdf: true,
  mediaReady: [],
  trays: ['auto', 'tray-1', 'tray-2'],
  finishings: [3, 20],
  keepsScale: true,
  takesAccountCode: false,
  longestPin: 0,
  canHold: false,
  pagesPerMinute: 30,
  markers: [],
  unreachable: null,
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
    ['refuses what takes no PDF', { takesPdf: false }, ['refuses printer-takes-no-pdf']],
    ['says nothing else of what does not answer', { unreachable: 'It is off.', sides: [] }, ['refuses printer-unreachable']],
    ['says that other paper is loaded', { mediaReady: ['iso_a4_210x297mm'] }, ['notice letter-not-loaded']],
    ['says that it may scale, and what runs low', { keepsScale: false, markers: [{ name: 'Cyan', percent: 4 }, { name: 'Black', percent: 60 }] }, ['notice printer-may-scale', 'notice toner-low']],
    ['names all at once', { sides: [], color: false }, ['refuses printer-one-sided', 'refuses printer-not-color']],
  ])('%s', (_name, changes, expected) => {
    expect(checkPrinter({ ...PRINTER, ...changes }).map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });
});

test('a printer without color prints in gray where a person says so', () => {
  expect(checkPrinter({ ...PRINTER, color: false }, { gray: true }).map(({ code }) => code)).toEqual(['printer-prints-gray']);
  expect(ticketChoices({ ...PRINTER, color: false }).colorMode).toBe('monochrome');
});

describe('options', () => {
  const all: PrinterCapabilities = { ...PRINTER, finishings: [3, 4, 96, 100], takesAccountCode: true, longestPin: 8, canHold: true };
  const chosen: PrintOptions = { tray: 'tray-2', finishing: 'fold-z', accountCode: '4711', pin: '1234', hold: true, allowGray: false, twoPasses: false };

  test('are offered where the printer has them', () => {
    expect(offeredOptions(PRINTER)).toEqual({ trays: ['tray-1', 'tray-2'], finishings: ['staple'], accountCode: false, longestPin: 0, hold: false });
    expect(offeredOptions(all)).toEqual({ trays: ['tray-1', 'tray-2'], finishings: ['staple', 'fold-letter', 'fold-z'], accountCode: true, longestPin: 8, hold: true });
    expect(ticketChoices(all, chosen)).toEqual({ colorMode: 'color', tray: 'tray-2', finishing: 100, accountCode: '4711', pin: '1234', hold: true });
    expect(ticketChoices(all, { ...chosen, finishing: 'staple' }).finishing).toBe(4);
  });

  test('are refused one by one where it has not', () => {
    expect(checkOptions(all, chosen)).toEqual([]);
    expect(checkOptions(PRINTER, NO_OPTIONS)).toEqual([]);
    expect(checkOptions(PRINTER, { ...chosen, tray: 'tray-9' }).map(({ message }) => message)).toEqual([
      'Office has no tray tray-9. Its trays are tray-1, tray-2.',
      'Office does not fold in a Z. Leave the finishing out, or choose another printer.',
      'Office takes no account code. Leave it out, or enter it at the printer.',
      'Office does not hold a job for a PIN. Leave the PIN out, or choose another printer.',
      'Office can’t hold a job until it is released. Print at once, or choose another printer.',
    ]);
    expect(checkOptions(all, { ...NO_OPTIONS, pin: '123456789' })).toMatchObject([{ message: 'Office takes a PIN of at most 8 characters.' }]);
    expect(checkOptions(all, { ...NO_OPTIONS, pin: '12 4' })).toHaveLength(1);
    expect(checkOptions(all, { ...NO_OPTIONS, accountCode: '' })).toHaveLength(1);
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
  const status: JobStatus = { state: 'pending', reasons: [], printerReasons: [], printerState: 'processing', jobName: null, printedBy: null };
  expect(describeStatus(status)).toBe('The job waits for its turn.');
  expect(describeStatus({ ...status, printerState: 'stopped' })).toContain('The queue is paused');
  expect(describeStatus({ ...status, behind: 12, printerReasons: ['media-jam-error'] })).toBe('The job waits behind job 12 of the queue. Cancel that one there if it does not move. Paper is jammed. Clear the jam; check the sheets around it afterwards.');
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
  expect(ticketFor({ run: 12, mark: '0a1b2c', batch: '4-pages-2-sheets', fromPiece: 1, toPiece: 40 }, ticketChoices(PRINTER))).toEqual({
    jobName: 'Foldline run 12 (0a1b2c), batch 4-pages-2-sheets, pieces 1-40',
    documentFormat: 'application/pdf',
    copies: 1,
    sides: 'two-sided-long-edge',
    colorMode: 'color',
    media: 'na_letter_8.5x11in',
    scaling: 'none',
    ...{ tray: null, finishing: null, accountCode: null, pin: null, hold: false },
  });
});
