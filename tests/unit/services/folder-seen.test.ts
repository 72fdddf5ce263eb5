import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderNameOf, folderSeen } from '@main/services/folder-seen';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'seen-')), 'batches');
  mkdirSync(folder);
  writeFileSync(join(folder, 'manifest.json'), '{}');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('a folder is seen where it was; one of that name beside the program is not taken for that of an old run', () => {
  expect(folderSeen(folder)).toBe(true);
  // Versions before wrote a path down as it was typed, and what stands there now is somebody else's.
  expect(folderSeen(relative(process.cwd(), folder))).toBe(false);
  expect(folderSeen('')).toBe(false);
  rmSync(folder, { recursive: true });
  expect(folderSeen(folder)).toBe(false);
  expect(folderNameOf(folder)).toBe('batches');
});
