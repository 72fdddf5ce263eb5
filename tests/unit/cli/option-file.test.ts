import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOptionText } from '@main/cli/option-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-option-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = 'Escuela Peña\r\n9900000001\r\n';

it.each<readonly [string, Buffer]>([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16, as `>` of PowerShell 5 saves it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['Windows-1252', Buffer.from(TEXT, 'latin1')],
])('reads a list in %s', async (_, bytes) => {
  const file = join(folder, 'list.txt');
  writeFileSync(file, bytes);
  expect(await readOptionText(file, '--hold', 'The hold list')).toBe(TEXT);
});

it('refuses one with nothing but the mark of its encoding', async () => {
  const file = join(folder, 'empty.txt');
  writeFileSync(file, Buffer.from([0xff, 0xfe]));
  await expect(readOptionText(file, '--hold', 'The hold list')).rejects.toThrow('The hold list is empty');
});
