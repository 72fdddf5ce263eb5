import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { mayCarryAddress } from '@shared/domain/ssr/may-carry-address';
import { proveAgainstSources } from '@main/assembly/prove-against-sources';
import { inspectPdf } from '@main/intake/pdf/inspect-pdf';
import { corpusReport } from '../../bench/corpus/report';
import { leanPages } from '../../support/both-readers';
import { qpdf } from '../../support/fixtures/producers';
import { RESTRICTIONS, restricted } from '../../support/fixtures/restricted-pdf';
import { plainPages, turnedAndCropped } from './sources';
import { Workplace, neverAborted, run, type TestBatch } from './tools';

const workplace = new Workplace();
afterAll(() => workplace.remove());

const FORMS = [
  ['each object by itself', ['--object-streams=disable']],
  ['objects in streams', ['--object-streams=generate']],
  ['linearized', ['--linearize']],
] as const;

/** What the proof finds, and how often it opens the source again, which it need not where the witness was sure of it. */
const proved = async (batch: TestBatch): Promise<{ readonly opened: number; readonly differences: readonly unknown[] }> => {
  let opened = 0;
  const openEntry = (entryIndex: number): Promise<Buffer> => {
    opened++;
    return batch.openEntry(entryIndex);
  };
  const differences = await proveAgainstSources({ path: batch.path, batchId: 'test', packets: batch.packets, openEntry, shown: batch.shown, signal: neverAborted, onPages: () => {} });
  return { opened, differences };
};

/** Holds a restricted file against itself in the clear: read, written and proved without another reader, each page and byte the same. */
const expectTheSame = async (plain: Buffer, changed: Buffer, pages: number): Promise<void> => {
  expect(changed.includes('/Encrypt')).toBe(true);
  expect(leanPages(changed, mayCarryAddress)).toEqual({ ...leanPages(plain, mayCarryAddress), ok: true });
  const [batch, other] = [await workplace.batchOf([{ bytes: changed, pages }]), await workplace.batchOf([{ bytes: plain, pages }])];
  expect(readFileSync(batch.path).equals(readFileSync(other.path))).toBe(true);
  expect(await proved(batch)).toEqual({ opened: 0, differences: [] });
  // And where nothing was seen as it was written.
  expect(await proved({ ...batch, shown: new Uint8Array(batch.shown.length) })).toEqual({ opened: 1, differences: [] });
};

describe.each(RESTRICTIONS)('reports under %s', (restriction) => {
  it.each(FORMS)('are read, written and proved as in the clear: %s', async (_form, form) => {
    const plain = qpdf(corpusReport({ number: 3, pages: 3, fonts: 'fixed' }), form);
    await expectTheSame(plain, restricted(plain, restriction, form), 3);
  });
});

describe('what other programs restrict', () => {
  const rewritten = (bytes: Buffer, program: string, args: readonly string[]): Buffer => workplace.rewritten(bytes, program, args);
  const report = (): Buffer => corpusReport({ number: 5, pages: 2, fonts: 'vary' });

  it.each(['rc4-40', 'rc4-128', 'aes-128', 'aes-256'])('mutool, %s', async (method) => {
    const plain = rewritten(report(), 'mutool', ['clean', 'IN', 'OUT']);
    await expectTheSame(plain, rewritten(plain, 'mutool', ['clean', '-E', method, '-O', 'owner', '-P', '0', 'IN', 'OUT']), 2);
  });

  it.each([['2', '40'], ['3', '128']])('Ghostscript, revision %s', async (revision, bits) => {
    const distilled = rewritten(report(), 'gs', ['-q', '-sDEVICE=pdfwrite', '-dCompatibilityLevel=1.4', `-dEncryptionR=${revision}`, `-dKeyLength=${bits}`, '-sOwnerPassword=owner', '-o', 'OUT', 'IN']);
    await expectTheSame(qpdf(distilled, ['--decrypt']), distilled, 2);
  });

  it.each(['AES-128', 'AES-256'] as const)('pdf-lib, %s', async (algorithm) => {
    const document = await PDFDocument.load(report());
    document.encrypt({ ownerPassword: 'owner', userPassword: '', permissions: { printing: false }, algorithm });
    const bytes = Buffer.from(await document.save());
    await expectTheSame(qpdf(bytes, ['--decrypt']), bytes, 2);
  });
});

describe('restricted pages', () => {
  it('that are laid anew are what they are in the clear', async () => {
    const plain = await turnedAndCropped();
    const [batch, other] = [await workplace.batchOf([{ bytes: restricted(plain, 'AES, 256 bits'), pages: 9 }]), await workplace.batchOf([{ bytes: qpdf(plain, []), pages: 9 }])];
    expect(readFileSync(batch.path).equals(readFileSync(other.path))).toBe(true);
    expect((await proved(batch)).differences).toEqual([]);
  });

  it('go into a batch that opens for everyone, with no word of who restricted them', async () => {
    const batch = await workplace.batchOf(await Promise.all(RESTRICTIONS.map(async ([name]) => ({ bytes: restricted(await plainPages(2, name), name), pages: 2 }))));
    expect(readFileSync(batch.path).includes('Encrypt')).toBe(false);
    expect(run('qpdf', ['--check', batch.path])).toContain('File is not encrypted');
    expect(await proved(batch)).toEqual({ opened: 0, differences: [] });
  });

  it('are not proved where the source shows something else', async () => {
    const [shown, written] = [restricted(await plainPages(2, 'One'), 'AES, 256 bits'), restricted(await plainPages(2, 'Other'), 'AES, 256 bits')];
    const batch = await workplace.batchOf([{ bytes: written, pages: 2 }]);
    const { differences } = await proved({ ...batch, shown: new Uint8Array(batch.shown.length), openEntry: () => Promise.resolve(shown) });
    expect(differences).toHaveLength(2);
  });
});

describe('a file whose data can not have been encrypted so', () => {
  /** The data of the stream behind the first that is longer, a byte of it changed: under AES a block of it, and a byte of the next, are other ones then. */
  const spoilt = (bytes: Buffer): Buffer => {
    const changed = Buffer.from(bytes);
    for (let at = changed.indexOf('stream\n'); at >= 0; at = changed.indexOf('stream\n', at + 1)) if (changed.toString('latin1', at - 3, at) !== 'end') changed[at + 40]! ^= 1;
    return changed;
  };

  it.each(RESTRICTIONS)('is never read as anything but damaged: %s', async (restriction) => {
    const bytes = spoilt(restricted(corpusReport({ number: 3, pages: 1, fonts: 'fixed' }), restriction, ['--object-streams=disable']));
    expect(leanPages(bytes).ok).toBe(false);
    expect(await inspectPdf(bytes, { wantsPositions: () => true })).toMatchObject({ ok: false, code: 'pdf-damaged' });
  });
});
