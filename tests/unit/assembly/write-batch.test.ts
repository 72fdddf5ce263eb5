import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { writeBatch } from '@main/assembly/write-batch';
import { PdfFileWriter } from '@main/assembly/writer/pdf-file-writer';
import { corpusReport } from '../../bench/corpus/report';
import { FIRST_OBJECT, handMadePage } from '../../integration/assembly/hand-made-page';

const folder = mkdtempSync(join(tmpdir(), 'foldline-write-batch-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PAGES = 2;
const REPORTS = 6;
const reports = Array.from({ length: REPORTS }, (_, number) => corpusReport({ number, pages: PAGES, fonts: 'vary', structure: number % 2 ? 'streams' : 'table' }));

const written = async (name: string, openEntry: (entryIndex: number) => Promise<Buffer>): Promise<Buffer> => {
  const path = join(folder, name);
  const packets = reports.map((_, entryIndex) => ({ sides: Array.from({ length: PAGES }, (_side, index) => ({ kind: 'page' as const, entryIndex, pageNumber: index + 1 })) }));
  await writeBatch({ path, batchId: 'test', packets, openEntry, signal: new AbortController().signal, onProgress: () => {} });
  return readFileSync(path);
};

describe('writing a batch', () => {
  it('looks at an entry no more once the next but one is opened', async () => {
    const buffers = [Buffer.alloc(1024 * 1024), Buffer.alloc(1024 * 1024)];
    const reused = await written('reused.pdf', async (entryIndex) => {
      const buffer = buffers[entryIndex % 2]!;
      buffer.fill(0xff);
      return buffer.subarray(0, reports[entryIndex]!.copy(buffer));
    });
    expect(reused.equals(await written('own.pdf', async (entryIndex) => Buffer.from(reports[entryIndex]!)))).toBe(true);
  });

  it('gives the same pages under other piece numbers as another file, which the ledger knows them by', async () => {
    const sumFrom = async (name: string, firstPiece: number): Promise<string> => {
      const packets = reports.map((_, entryIndex) => ({ piece: firstPiece + entryIndex, sides: Array.from({ length: PAGES }, (_side, index) => ({ kind: 'page' as const, entryIndex, pageNumber: index + 1 })) }));
      const { sha256 } = await writeBatch({ path: join(folder, name), batchId: 'test', packets, openEntry: async (entryIndex) => Buffer.from(reports[entryIndex]!), signal: new AbortController().signal, onProgress: () => {} });
      return sha256;
    };
    const first = await sumFrom('from-9.pdf', 9);
    expect(await sumFrom('from-9-again.pdf', 9)).toBe(first);
    expect(await sumFrom('from-7.pdf', 7)).not.toBe(first);
  });

  describe('names the report whose objects lead to each other too deeply for the stack', () => {
    const link = (nesting: number, next: number): string => `<</CA 1/Next ${'['.repeat(nesting)}${next} 0 R${']'.repeat(nesting)}>>`;
    const chain = (links: number, nesting: number): readonly string[] => [...Array.from({ length: links }, (_, index) => link(nesting, FIRST_OBJECT + index + 1)), 'null'];
    /** Chains that each end in the next, the last of which is met first where objects are counted, and the first where they are written. */
    const chains = (count: number, links: number): readonly string[] => {
      const first = FIRST_OBJECT + 1;
      const keys = Array.from({ length: count }, (_, index) => `/K${String(index).padStart(3, '0')} ${first + index * links} 0 R`);
      return [`<</CA 1${keys.reverse().join('')}>>`, ...Array.from({ length: count * links }, (_, index) => link(1, first + index + 1)), '1'];
    };
    /** One whose objects are all met from its first where they are counted, and each from the one before where they are written. */
    const ring = (count: number): readonly string[] => {
      const first = FIRST_OBJECT + 1;
      const keys = Array.from({ length: count }, (_, index) => `/K${String(index).padStart(3, '0')} ${first + index} 0 R`);
      return [`<</CA 1${keys.reverse().join('')}>>`, ...Array.from({ length: count - 1 }, (_, index) => `[${first + index + 1} 0 R ${FIRST_OBJECT} 0 R]`), `[${FIRST_OBJECT} 0 R]`];
    };
    it.each([
      ['objects in a ring', ring(300)],
      ['values in a few objects', chain(190, 190)],
      ['objects of a few values', chain(190, 2)],
      ['objects of which each few are taken by themselves', chains(100, 100)],
    ])('%s', async (_name, objects) => {
      const deep = handMadePage({ content: '/G gs', resources: `/ExtGState<</G ${FIRST_OBJECT} 0 R>>`, objects });
      const packets = [{ sides: [{ kind: 'page' as const, entryIndex: 7, pageNumber: 1 }] }];
      const writing = writeBatch({ path: join(folder, 'deep.pdf'), batchId: 'test', packets, openEntry: () => Promise.resolve(deep), signal: new AbortController().signal, onProgress: () => {} });
      await expect(writing).rejects.toMatchObject({ name: 'AssemblyFailure', code: 'entry-unreadable', entryIndex: 7 });
    });

    it('once it is moved', async () => {
      // As deep as may be, until the page is laid into a form.
      const objects = chain(167, 1);
      const deep = handMadePage({ content: '/G gs', resources: `/ExtGState<</G ${FIRST_OBJECT} 0 R>>`, objects });
      const write = (shiftPt: { readonly xPt: number; readonly yPt: number } | null): Promise<unknown> =>
        writeBatch({ path: join(folder, `moved-${shiftPt !== null}.pdf`), batchId: 'test', packets: [{ shiftPt, sides: [{ kind: 'page', entryIndex: 7, pageNumber: 1 }] }], openEntry: () => Promise.resolve(deep), signal: new AbortController().signal, onProgress: () => {} });
      await expect(write(null)).resolves.toMatchObject({ pages: 1 });
      await expect(write({ xPt: 1, yPt: 0 })).rejects.toMatchObject({ name: 'AssemblyFailure', code: 'page-not-changed', entryIndex: 7, packetIndex: 0 });
    });
  });

  it('writes over no room that still holds what is on its way, and over none of a sink that keeps it', async () => {
    const whole = async (isDoneWithBytes: boolean): Promise<Buffer> => {
      const pieces: Buffer[] = [];
      const write = async (bytes: Buffer): Promise<void> => {
        const before = Buffer.from(bytes);
        await setImmediate();
        expect(bytes.equals(before)).toBe(true);
        pieces.push(isDoneWithBytes ? before : bytes);
      };
      const writer = new PdfFileWriter({ write, isDoneWithBytes });
      for (let stream = 1; stream < 12; stream++) {
        writer.writeStream(writer.allocate(), '<<>>', Buffer.alloc(700_000, stream));
        await writer.flush();
      }
      await writer.finish(1, 1);
      return Buffer.concat(pieces);
    };
    expect((await whole(true)).equals(await whole(false))).toBe(true);
  });

  it('fails where a piece does not arrive, even the last', async () => {
    for (const failing of [1, 2, 3]) {
      let pieces = 0;
      const writer = new PdfFileWriter({ write: () => (++pieces === failing ? Promise.reject(new Error('no room')) : Promise.resolve()) });
      const whole = async (): Promise<string> => {
        // More than a stage holds, so that several pieces go out.
        writer.writeStream(writer.allocate(), '<<>>', Buffer.alloc(1024 * 1024));
        await writer.flush();
        return writer.finish(1, 1);
      };
      await expect(whole(), `piece ${failing}`).rejects.toThrow('no room');
    }
  });
});
