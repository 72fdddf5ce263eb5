import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runFoldline } from '../support/built-program';
import { startMadePrinter, type MadePrinter } from '../support/print-lab/made-printer';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { foldlineAtTerminal } from '../support/terminal';

const JOBS = 8;
let scratch: string;
let good: MadePrinter;
let bad: MadePrinter;
const foldline = (...words: readonly string[]) => runFoldline([...words, '--data', join(scratch, 'data')]);
const print = (...words: readonly string[]) => foldline('print', join(scratch, 'prepared'), '--printer', 'Good', '--printer', 'Bad', ...words);
const detailOf = async (...words: readonly string[]): Promise<LedgerRunDetail> => JSON.parse((await foldline('ledger', '--run', '1', '--json', ...words)).stdout) as LedgerRunDetail;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'pool-command-'));
  [good, bad] = [await startMadePrinter(), await startMadePrinter()];
  [good.speed, bad.speed, bad.aborts] = [300, 400, true];
  await makePreparedFolder(join(scratch, 'prepared'), Array.from({ length: JOBS }, (_, index) => ({ id: `batch-${index + 1}`, packetPages: [2, 2] })));
  for (const [name, printer] of [['Good', good], ['Bad', bad]] as const) expect((await foldline('printers', '--add', printer.address, '--name', name)).code).toBe(0);
});
afterEach(async () => {
  await Promise.all([good.stop(), bad.stop()]);
  await rm(scratch, { recursive: true, force: true });
});

test('--move-on-failure prints what a printer that failed had on the others, each piece once in the ledger', async () => {
  const printed = await print('--json', '--move-on-failure');
  const record = JSON.parse(printed.stdout) as PrintRunRecord;
  // Not every job ended completed, so the exit code says so; every piece is good all the same.
  expect([printed.code, record.outcome, record.pieces]).toEqual([1, 'failed', { ok: JOBS * 2, reprint: 0, pull: 0, unknown: 0, notSent: 0 }]);
  expect(record.message).toContain(`Run 1 is printed: ${JOBS * 2} pieces.`);
  expect([good.printed.length, bad.printed]).toEqual([JOBS, []]);
  const { now, sums, piecesTaken, jobs } = await detailOf();
  expect([now, sums]).toEqual([record.pieces, record.pieces]);
  expect(piecesTaken.map(({ piece, printer }) => [piece, printer])).toEqual(Array.from({ length: JOBS * 2 }, (_, index) => [index + 1, 'Good']));
  expect(jobs.map(({ state }) => state).filter((state) => state !== 'completed')).toEqual(['aborted']);
  expect((await print()).code).toBe(1);
  expect(good.printed).toHaveLength(JOBS);
});

test('without a terminal nobody is asked, and each printer’s last good piece is said apart', async () => {
  good.aborts = true;
  const printed = await print();
  expect([printed.code, printed.stderr]).toEqual([1, expect.stringContaining('Bad: The printer aborted the job.')]);
  expect((await foldline('ledger', '--run', '1')).stdout).toContain('Not known: 1–4\n    at Good: 1–2\n    at Bad: 3–4\n');
  expect(await foldline('ledger', '--run', '1', '--last-good', '3')).toMatchObject({ code: 1, stderr: expect.stringContaining('went to 2 printers: Good (1–2), Bad (3–4)') });
  expect((await detailOf('--last-good', 'Good=2', '--last-good', 'Bad=3')).now).toEqual({ ok: 3, reprint: 1, pull: 0, unknown: 0, notSent: JOBS * 2 - 4 });
  expect(await foldline('ledger', '--run', '1', '--last-good', 'Bad')).toMatchObject({ code: 2, stderr: expect.stringContaining('PRINTER=PIECE') });
});

test('at a terminal a person is asked for the last good piece, again where the answer is none, and the pieces behind it go to the other printer', async () => {
  const terminal = foldlineAtTerminal(['print', join(scratch, 'prepared'), '--printer', 'Good', '--printer', 'Bad', '--data', join(scratch, 'data')]);
  const question = 'Type the last piece that came out whole (0 for none) to print the others there, or press Enter to leave them: ';
  await terminal.shows(question);
  terminal.type('the third');
  await terminal.shows('This is no answer.');
  await terminal.shows(question, 2);
  // A slip of the finger behind all of its pieces would make every one good.
  terminal.type('33');
  await terminal.shows('Pieces 3–4 went there. Enter one of these, or 0 where none came out whole.');
  await terminal.shows(question, 3);
  // Bad took the second batch, pieces 3 and 4.
  terminal.type('3');
  const { code, shown } = await terminal.end;
  expect(shown).toContain('Bad takes no more jobs of this run. The printer aborted the job. Look in its tray: what did not come out whole of pieces 3 to 4 can go to Good.');
  expect(shown).toContain('1 piece of Bad goes to the other printers.');
  expect([code, (await detailOf()).now]).toEqual([1, { ok: JOBS * 2, reprint: 0, pull: 0, unknown: 0, notSent: 0 }]);
  expect(good.printed.filter((name) => name.includes('batch-2,'))).toEqual([expect.stringMatching(/piece 4$/)]);
});

test('at a terminal Enter alone leaves the pieces where they are', async () => {
  const terminal = foldlineAtTerminal(['print', join(scratch, 'prepared'), '--printer', 'Good', '--printer', 'Bad', '--data', join(scratch, 'data')]);
  await terminal.shows('or press Enter to leave them: ');
  terminal.type('');
  const { code, shown } = await terminal.end;
  expect([code, shown]).toEqual([1, expect.stringContaining('What Bad had stays as it is.')]);
  expect((await detailOf()).now).toEqual({ ok: JOBS * 2 - 2, reprint: 0, pull: 0, unknown: 2, notSent: 0 });
});
