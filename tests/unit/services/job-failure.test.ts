import { FileUnfit } from '@main/files/regular-file';
import { JobFailure, failureOf } from '@main/services/job-failure';
import { describe, expect, it } from 'vitest';

describe('failureOf', () => {
  it('keeps what a job says of itself', () => {
    expect(failureOf(new JobFailure('proof-failed', 'Page 3 differs.'))).toEqual({ code: 'proof-failed', message: 'Page 3 differs.' });
  });

  it('keeps what is said of a path that names no file', () => {
    expect(failureOf(new FileUnfit('folder'))).toEqual({ code: 'not-a-file', message: 'This is a folder, and a file is wanted. Choose the file.' });
  });

  it('says what to do about the surroundings', () => {
    expect(failureOf(Object.assign(new Error("ENOSPC: no space left, write '/home/x/Maria.pdf'"), { code: 'ENOSPC' })).code).toBe('disk-full');
    // A disk of files below 4 GB, as USB sticks are.
    expect(failureOf(Object.assign(new Error('EFBIG: file too large, write'), { code: 'EFBIG' })).code).toBe('disk-full');
  });

  it('says of the ledger where its disk is full', () => {
    expect(failureOf(Object.assign(new Error('disk I/O error'), { name: 'SQLite3Error' }))).toMatchObject({ code: 'ledger-unreadable', message: expect.stringContaining('has room') });
  });

  it('says of a damaged ledger, which is mostly found when it is read, that a backup helps and room does not', () => {
    const { code, message } = failureOf(Object.assign(new Error('database disk image is malformed'), { name: 'SQLite3Error' }));
    expect([code, message]).toEqual(['ledger-unreadable', expect.stringContaining('is damaged. Move every file of it')]);
    expect(message).not.toContain('room');
  });

  it("never passes on an unknown fault's own text, which may hold a pupil's name", () => {
    expect(JSON.stringify(failureOf(new Error('could not open Maria Sample 9000000001.pdf')))).not.toMatch(/Maria|9000000001/);
  });
});
