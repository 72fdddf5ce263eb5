import { describe, expect, test } from 'vitest';
import { LIST_SCRIPT } from '@main/printing/windows/installed-addresses';
import { powerShellArguments } from '@main/printing/windows/run-powershell';
import { ADD_JOB_SCRIPT, CANCEL_SCRIPT, FIND_SCRIPT, JOB_SCRIPT, QUEUES_SCRIPT } from '@main/printing/windows/spooler-scripts';
import type { SpoolerFault } from '@main/printing/windows/spooler-answers';
import { spoolerFailureOf } from '@main/printing/windows/spooler-sentence';

const SCRIPTS = { ADD_JOB_SCRIPT, CANCEL_SCRIPT, FIND_SCRIPT, JOB_SCRIPT, LIST_SCRIPT, QUEUES_SCRIPT };
/** Longest command line of CreateProcess, in characters, with room for the program's path. */
const LONGEST_COMMAND_LINE = 32_767 - 300;
/** What the transport gives to scripts. */
const VALUES = ['PRINTER', 'JOB', 'JOB_NAME', 'XPS', 'DUPLEXING', 'COLOR', 'TRAY', 'STAPLING'].map((name) => `FOLDLINE_${name}`);

/** The script without its strings, here-strings and comments, so that what is left is code. */
const codeOf = (script: string): string =>
  script
    .replace(/@'\n[\s\S]*?\n'@/g, "''")
    .replace(/^\s*#.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''");

describe.each(Object.entries(SCRIPTS))('%s', (_name, script) => {
  test('comes through the command line whole, and fits on it', () => {
    const words = powerShellArguments(script);
    expect(Buffer.from(words.at(-1) ?? '', 'base64').toString('utf16le')).toBe(script);
    expect(words.join(' ').length).toBeLessThan(LONGEST_COMMAND_LINE);
  });

  test('is plain text that reads nothing but what it is given', () => {
    expect(script).toMatch(/^[\x20-\x7e\n]*$/);
    const read = [...script.matchAll(/\$env:(\w+)/g)].map(([, name = '']) => name);
    expect(read.filter((name) => !VALUES.includes(name))).toEqual([]);
    expect(script).not.toMatch(/Invoke-Expression|\biex\b|Start-Process|&\s*\$/);
  });

  test('closes what it opens', () => {
    const open: string[] = [];
    const closes: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
    for (const sign of codeOf(script)) {
      if ('([{'.includes(sign)) open.push(sign);
      else if (closes[sign] !== undefined) expect(open.pop()).toBe(closes[sign]);
    }
    expect(open).toEqual([]);
    expect((codeOf(script).match(/"/g) ?? []).length % 2).toBe(0);
  });
});

test.each<[SpoolerFault, string, string]>([
  [{ kind: 'no-powershell' }, 'spooler-absent', 'Add the printer by its address'],
  [{ kind: 'language-mode' }, 'spooler-absent', 'save the batches'],
  [{ kind: 'silent' }, 'spooler-silent', 'Restart the Print Spooler service'],
  [{ kind: 'not-understood' }, 'spooler-not-understood', 'save the batches'],
  [{ kind: 'no-queue' }, 'printer-unknown', 'Choose one of the listed printers'],
  [{ kind: 'no-job' }, 'job-unknown', 'does not say whether it was printed'],
  [{ kind: 'refused', settings: ['sides', 'tray'] }, 'printer-refused', 'sides, tray'],
  [{ kind: 'cancelled' }, 'cancelled', 'Printing was cancelled.'],
  ...(
    [
      [0x80070005, 'not-permitted', 'Ask for permission'],
      [0x80070070, 'no-room-to-print', 'Make room'],
      [0x800706ba, 'scheduler-absent', 'Start it'],
      [0x80070709, 'printer-unknown', 'Choose one of the listed printers'],
      [0x80070057, 'job-unknown', 'no longer has the job'],
      [0x800704c7, 'printer-refused', 'canceled in the queue'],
      [0x80070bb8, 'printer-refused', 'Windows error 3000'],
    ] as const
  ).map(([code, failure, words]): [SpoolerFault, string, string] => [{ kind: 'thrown', stage: 'before', type: 'PrintQueueException', code: code | 0, message: 'x' }, failure, words]),
])('%j becomes a sentence with the next step', (fault, code, words) => {
  const told = spoolerFailureOf(fault, 'Büro "A" 印刷');
  expect(told).toMatchObject({ code, message: expect.stringContaining(words) });
  expect(told.message).not.toMatch(/error\b(?! 3000)|please/i);
});
