import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HELP_TOPICS } from '@shared/help/topics';
import { PROBLEM_CODES } from '@shared/problems/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFoldline } from '../support/built-program';

let folder: string;
const at = (name: string): string => path.join(folder, name);
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'foldline-help-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('foldline help --out', () => {
  it('writes the whole help on Letter paper, all of it readable, and overwrites nothing', async () => {
    expect(await runFoldline(['help', '--out', at('help.pdf')])).toMatchObject({ code: 0 });
    const text = execFileSync('pdftotext', ['-layout', at('help.pdf'), '-'], { encoding: 'utf8' });
    for (const { title } of HELP_TOPICS) expect(text).toContain(title);
    for (const code of PROBLEM_CODES) expect(text).toContain(code);
    // A sign that the font lacks would be printed as a question mark.
    expect(text).not.toContain('?');
    expect(execFileSync('pdfinfo', [at('help.pdf')], { encoding: 'utf8' })).toMatch(/Page size: +612 x 792 pts \(letter\)/);
    expect(await runFoldline(['help', '--out', at('help.pdf')])).toMatchObject({ code: 1, stderr: expect.stringContaining('already there') as string });
  });

  it('writes what was asked for alone', async () => {
    expect(await runFoldline(['help', 'deadlines', '--out', at('deadlines.pdf')])).toMatchObject({ code: 0 });
    const text = execFileSync('pdftotext', [at('deadlines.pdf'), '-'], { encoding: 'utf8' });
    expect(text).toContain('863(a)');
    expect(text).not.toContain('Shift for a row');
  });
});
