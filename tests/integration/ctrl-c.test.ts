import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCorpusZip } from '../bench/corpus/write-corpus';
import { foldlineAtTerminal } from '../support/terminal';

/** Enough that every step is still going on when a person who saw it begin has pressed the keys. */
const REPORTS = 900;
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ctrl-c-'));
  await writeCorpusZip(join(scratch, 'reports.zip'), { reports: REPORTS, pages: 'mixed', fonts: 'slim' }, 'deflated');
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

test.each(['Reading reports', 'Writing batches', 'Proving batches'])('Ctrl-C at a terminal while it says "%s" ends prepare, and nothing is left behind', async (step) => {
  const terminal = foldlineAtTerminal(['prepare', join(scratch, 'reports.zip'), '--out', join(scratch, 'batches'), '--data', join(scratch, 'data')]);
  await terminal.shows(`${step}: `);
  terminal.interrupt();
  const { code, shown } = await terminal.end;
  expect({ code, isSaid: shown.includes('Cancelled. Nothing was written.') }).toEqual({ code: 1, isSaid: true });
  expect(shown).not.toContain('prepared and proved');
  // Neither the folder nor what was written of it.
  expect(await readdir(scratch)).toEqual(['reports.zip']);
});

test('Ctrl-C at a terminal ends inspect while it reads', async () => {
  const terminal = foldlineAtTerminal(['inspect', join(scratch, 'reports.zip'), '--data', join(scratch, 'data')]);
  await terminal.shows('Reading reports: ');
  terminal.interrupt();
  expect(await terminal.end).toMatchObject({ code: 1, shown: expect.stringContaining('Cancelled. Nothing was written.') });
});
