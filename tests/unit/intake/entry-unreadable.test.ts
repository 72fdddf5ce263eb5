import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EntryUnreadable, unreadableOf } from '@main/intake/entry-unreadable';
import { inspectEntry } from '@main/intake/inspect-entry';
import { releaseEntries } from '@main/intake/read-entry';
import type { EntryResult } from '@main/ports/inspection-pool';
import { findingsOfResult } from '@main/services/inspection/gather-outcomes';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { NOT_OPENED } from '@shared/problems/listing-words';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-unreadable-'));
});
afterAll(async () => {
  await releaseEntries();
  rmSync(folder, { recursive: true, force: true });
});

const inspected = (name: string, sizeBytes: number): Promise<EntryResult> =>
  inspectEntry({ index: 0, name, source: { kind: 'file', path: join(folder, name), sizeBytes, modifiedMs: 0 }, envelope: DEFAULT_ENVELOPE }, () => undefined);

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

describe('a file that cannot be read', () => {
  it('is told as gone where it went away after it was listed, and what to do is not to download it again', async () => {
    const result = await inspected('gone.pdf', 1_000);
    expect(result).toEqual({ outcome: 'set-aside', code: 'pdf-damaged', words: NOT_OPENED.gone });
    const source = { kind: 'file', path: join(folder, 'gone.pdf'), sizeBytes: 1_000, modifiedMs: 0 } as const;
    const [problem] = findingsOfResult({ download: folder, downloadIndex: 0, entryIndex: 0, entry: { kind: 'inspect', name: 'gone.pdf', source } }, result).problems;
    expect(problem?.code).toBe('pdf-damaged');
    expect(problem?.message).toContain('no longer there');
  });

  it('is told as damaged where it is shorter than it was listed', async () => {
    writeFileSync(join(folder, 'short.pdf'), '%PDF-1.7');
    expect(await inspected('short.pdf', 1_000)).toEqual({ outcome: 'set-aside', code: 'pdf-damaged' });
  });

  it.each([
    ['EACCES', NOT_OPENED.locked],
    ['EPERM', NOT_OPENED.locked],
    ['EBUSY', NOT_OPENED['in-use']],
    ['EIO', NOT_OPENED['not-given']],
    ['UNKNOWN', NOT_OPENED['not-given']],
    ['ERANGE', undefined],
  ])('is told by what the system says of it: %s', (code, words) => {
    expect(unreadableOf(systemError(code)).words).toEqual(words);
  });

  it('keeps what is known of it already', () => {
    const known = new EntryUnreadable('archive-too-large');
    expect(unreadableOf(known)).toBe(known);
  });
});
