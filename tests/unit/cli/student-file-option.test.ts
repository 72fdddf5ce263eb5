import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStudentFile } from '@main/cli/student-file-option';
import { writeStudentColumns } from '@main/services/settings-store';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-columns-'));
  writeFileSync(join(folder, 'students.csv'), 'SSID,State No.,Gr\n9900000001,9900000002,05\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (columns?: string) =>
  readStudentFile({ students: join(folder, 'students.csv'), columns }, { writeOutput: () => undefined, writeMessage: () => undefined, showProgress: () => undefined, signal: new AbortController().signal, dataFolder: folder });

it('takes the column that is named, and refuses a name that no column has: a guess in its place would not be seen', async () => {
  expect((await read('ssid=state no')).students.map(({ ssid }) => ssid)).toEqual(['9900000002']);
  await expect(read('ssid=State Nr,gradeEnrolled=Gr')).rejects.toThrow('No column of the student data file is named State Nr. Check the names given with --columns.');
});

it('goes on without a name of another layout, where it was named in the window', async () => {
  await writeStudentColumns(folder, { ssid: 'State Nr' });
  expect((await read()).students.map(({ ssid }) => ssid)).toEqual(['9900000001']);
});
