import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHold } from '@main/cli/hold-option';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-hold-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['SSID\n9900000001\n9.9E+09\n', 'Line 3 of the hold list: a spreadsheet took the SSID for a number and rounded it'],
  ['9900000001\nMaria\n', 'look at line 2'],
])('says what is no SSID: %j', async (text, sentence) => {
  const file = join(folder, 'hold.csv');
  writeFileSync(file, text);
  await expect(readHold(file)).rejects.toThrow(sentence);
});
