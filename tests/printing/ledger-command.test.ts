import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import { beforeEach, expect, test, vi } from 'vitest';
import { useCommandLine } from '../support/print-lab/cli-bench';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { pageTexts, usePrintLab } from '../support/print-lab/printing-bench';
import { run } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf']);
const cli = useCommandLine(bench);
const { foldline } = cli;
beforeEach(async () => {
  // The printer itself tells an abort for sure.
  expect(await foldline('printers', '--add', bench.lab.address('Lab_Pdf', 'ipps'), '--name', 'Desk')).toMatchObject({ code: 0, output: expect.stringContaining('Its certificate, which it must show from now on') });
});
const print = (...words: readonly string[]) => foldline('print', bench.folder, '--printer', 'Desk', '--json', ...words);
const detailOf = async (...words: readonly string[]): Promise<LedgerRunDetail> => JSON.parse((await foldline('ledger', '--json', ...words)).output) as LedgerRunDetail;

test('after an abort the last good piece settles the job, and the rest is printed as a reprint of its own', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2, 2, 2, 2, 2] }]);
  expect(await foldline('ledger')).toMatchObject({ code: 0, output: 'The ledger has no runs yet.\n' });
  await bench.lab.setFault('Lab_Pdf', 'abort');
  expect((await print()).code).toBe(1);
  await bench.lab.setFault('Lab_Pdf', null);
  expect(await foldline('ledger', '--run', '1', '--sign-off', 'A. Clerk')).toMatchObject({ code: 1, message: expect.stringContaining('6 pieces of run 1 are not settled') });
  expect(await foldline('ledger', '--run', '1', '--last-good', '9')).toMatchObject({ code: 1, message: expect.stringContaining('Pieces 1–6 went there. Enter one of these, or 0') });
  expect((await detailOf('--run', '1', '--last-good', '3')).now).toEqual({ ok: 3, reprint: 3, pull: 0, unknown: 0, notSent: 0 });
  expect(await foldline('ledger', '--run', '1', '--last-good', '3')).toMatchObject({ code: 1, message: expect.stringContaining('Every piece of run 1 is settled') });

  const again = JSON.parse((await foldline('print', relative(process.cwd(), bench.folder), '--printer', 'Desk', '--json')).output) as { run: number; jobs: unknown };
  // The ledger is read from elsewhere, and by the window, which prints on from there.
  expect((await detailOf('--run', '2')).folder).toBe(bench.folder);
  expect(again).toMatchObject({ run: 2, outcome: 'completed', jobs: [{ fromPiece: 4, toPiece: 6 }] });
  expect(await bench.newPages()).toEqual([pageTexts('one', 7, 12)]);
  expect(await detailOf('--run', '2')).toMatchObject({ purpose: 'reprint', sums: { ok: 3 } });

  expect(await foldline('ledger', '--run', '2', '--pull', '9')).toMatchObject({ code: 1, message: expect.stringContaining('took no piece 9 to a printer') });
  expect(await foldline('ledger', '--run', '2', '--pull', '5', '--print-again', '6')).toMatchObject({ code: 0, output: expect.stringContaining('Pulled: 5\n') });
  expect((await detailOf('--run', '1', '--sign-off', 'A. Clerk')).signedOff).toMatchObject({ name: 'A. Clerk' });
  expect(JSON.parse((await print()).output)).toMatchObject({ run: 3, jobs: [{ fromPiece: 6, toPiece: 6 }] });

  // As the clock on the wall showed it: an evening's run is not one of the day behind.
  vi.stubEnv('TZ', 'America/Los_Angeles');
  const began = new Date((await detailOf('--run', '1')).startedAt).toLocaleString('sv-SE', { timeZone: 'America/Los_Angeles' }).slice(0, 16);
  expect((await foldline('ledger')).output).toContain(`Run 1, print, ${began}, Desk`);

  const report = join(cli.data, 'report.pdf');
  const csv = join(cli.data, 'pieces.csv');
  expect(await foldline('ledger', '--run', '1', '--report', report)).toMatchObject({ code: 0 });
  expect(await foldline('ledger', '--csv', csv)).toMatchObject({ code: 0 });
  const text = await run('pdftotext', ['-layout', report, '-']);
  expect(text).toMatch(/Run 1: Printing/);
  expect(text).toMatch(/OK\s+3\s+5\n/);
  expect(text).toMatch(/To print again\s+3\s+0\n/);
  expect(text).toMatch(/Pulled\s+0\s+1\n/);
  expect(text).toMatch(/All pieces\s+6\s+6\n/);
  expect(text).toMatch(/Good in a later run\s+4, 6\n/);
  expect(text).toMatch(/Signed off\s+A\. Clerk/);
  const lines = (await readFile(csv, 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(1 + 6 + 3 + 1);
  expect(lines[0]).toContain('run,purpose,started_at');
  expect(lines.join('\n')).not.toMatch(/Pupil|90000000/);
});

test('names stand in the ledger only where staff choose so, and in its export then', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }]);
  expect(await foldline('ledger', '--keep', 'names', '--forget-after', 'never')).toMatchObject({ code: 0, message: 'The ledger keeps SSID, name, school and grade and never forgets them.\n' });
  expect((await print()).code).toBe(0);
  expect((await detailOf('--run', '1')).piecesTaken[0]?.kept).toMatchObject([{ ssid: '9000000001', student: 'Made-Up Pupil 1' }]);
  expect(await foldline('ledger', '--keep', 'all')).toMatchObject({ code: 2 });
  expect(await foldline('ledger', '--forget-after', '0')).toMatchObject({ code: 2 });
  expect(await foldline('ledger', '--pull', '1')).toMatchObject({ code: 2, message: expect.stringContaining('--pull goes with --run.') });
  expect(await foldline('ledger', '--run', '7')).toMatchObject({ code: 1, message: expect.stringContaining('The ledger has no run 7.') });
});
