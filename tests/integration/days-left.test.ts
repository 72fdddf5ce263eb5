import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';
import { reportName, reportPdf } from '../support/fixtures/report-pdf';

let folder: string;
const at = (...names: readonly string[]): string => path.join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-days-left-'));
  for (const [name, ssid] of [['one', '9900000001'], ['two', '9900000002']] as const) {
    mkdirSync(at(name));
    writeFileSync(at(name, reportName(ssid)), await reportPdf({ ssid }));
  }
  mkdirSync(at('data'));
  // Labor Day is left out by the calendar that staff keep in the window.
  writeFileSync(at('data', 'settings.json'), JSON.stringify({ calendar: { lastDay: null, nextStart: null, holidays: [{ date: '2024-09-02', name: 'Labor Day' }] } }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const prepare = (out: string, ...more: readonly string[]) => runFoldline(['prepare', at('one'), at('two'), '--out', at(out), '--data', at('data'), ...more]);

it('prepare says for each download by when its reports are due, how many days are left, by which rule and with what assumptions', async () => {
  // The files say 15 August 2024, a Thursday: 20 working days behind it, without Labor Day, is 13 September.
  const plain = await prepare('plain');
  expect(plain.code).toBe(0);
  expect(plain.stdout).toMatch(/Due: one, CAASPP: 2024-09-13, [\d,]+ days past \(counted from 2024-08-15, the earliest day in the file names; the day of receipt may be earlier: --received\)/);
  expect(plain.stdout).toContain('5 CCR 863(a): within 20 working days');
  expect(plain.stdout).toContain('1 holiday of the list left out');

  const entered = await prepare('entered', '--received', '2024-08-01', '--received', `${at('two')}=2024-08-08`);
  expect(entered.stdout).toContain('Due: one, CAASPP: 2024-08-29');
  expect(entered.stdout).toContain('Due: two, CAASPP: 2024-09-06');
  const { deadlines } = JSON.parse(readFileSync(at('entered', 'manifest.json'), 'utf8')) as Manifest;
  expect(deadlines).toMatchObject([
    { download: at('one'), program: 'CAASPP', reports: 1, received: '2024-08-01', receivedFrom: 'entered', due: '2024-08-29', missing: null },
    { download: at('two'), received: '2024-08-08', due: '2024-09-06' },
  ]);
  expect((await runFoldline(['verify', at('entered')])).code).toBe(0);

  const json = await prepare('json', '--json');
  expect((JSON.parse(json.stdout) as Manifest).deadlines).toHaveLength(2);
});

it('a day of receipt of one input stands, also where the one for all comes behind it', async () => {
  const { stdout } = await prepare('behind', '--received', `${at('two')}=2024-08-08`, '--received', '2024-08-01');
  expect(stdout).toContain('Due: one, CAASPP: 2024-08-29');
  expect(stdout).toContain('Due: two, CAASPP: 2024-09-06');
  for (const input of ['', `${at('two')}=`]) expect(await prepare('twice', '--received', `${input}2024-08-08`, '--received', `${input}2024-08-01`)).toMatchObject({ code: 2 });
});

it('a receipt that is no day, or of no input, is refused before anything is written', async () => {
  for (const wrong of ['2024-02-30', 'other.zip=2024-08-01']) expect(await prepare('wrong', '--received', wrong)).toMatchObject({ code: 2 });
});

it('a receipt before there were results, or on a day that has not come, is refused with the next step; by when results would be due that come later is told', async () => {
  const [old, coming] = ['2006-05-01', '2998-05-01'];
  const tooOld = `--received: there were no such results on ${old}. Check the year.\n`;
  const notYet = `--received: ${coming} has not come yet by this computer’s clock. Check the date.\n`;
  expect(await prepare('old', '--received', `${at('two')}=${old}`)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(tooOld) as string });
  expect(await prepare('coming', '--received', coming)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(notYet) as string });
  const deadline = (received: string) => runFoldline(['deadline', '--program', 'ELPAC', '--received', received]);
  expect(await deadline(old)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(tooOld) as string });
  expect(await deadline(coming)).toEqual({ code: 0, stdout: expect.stringMatching(/^Due 2998-05-31, /) as string, stderr: notYet });
});

it('deadline says the days left', async () => {
  const { stdout } = await runFoldline(['deadline', '--program', 'ELPAC', '--received', '2024-08-01']);
  expect(stdout).toMatch(/^Due 2024-08-31, [\d,]+ days past\n/);
});

it('deadline takes whole days of a calendar file, in the encoding in which another program saved it', async () => {
  const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  const calendar = ['BEGIN:VCALENDAR', event('DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261128'), event('DTSTART:20261211T080000', 'DTEND:20261211T150000'), event('DTSTART;VALUE=DATE:20261207', 'DTEND;VALUE=DATE:20261212', 'SUMMARY:Testing week'), event('DTSTART;VALUE=DATE:20151225', 'RRULE:FREQ=YEARLY'), 'END:VCALENDAR', ''].join('\r\n');
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(at(`${encoding}.ics`), Buffer.from(`\uFEFF${calendar}`, encoding));
    // Working days behind 6 November, a Friday, without Thanksgiving week and Christmas Day; the half day of 11 December is one, and so are those of a week of testing.
    const { code, stdout, stderr } = await runFoldline(['deadline', '--program', 'CAASPP', '--received', '2026-11-06', '--holidays', at(`${encoding}.ics`), '--json']);
    expect({ code, due: (JSON.parse(stdout) as { due: string }).due }).toEqual({ code: 0, due: '2026-12-11' });
    expect(stderr).toContain('Not counted, since their names do not say that the office is closed: Testing week.');
  }
});
