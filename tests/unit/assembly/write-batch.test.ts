import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeBatch } from '@main/assembly/write-batch';
import { PdfFileWriter } from '@main/assembly/writer/pdf-file-writer';
import { corpusReport } from '../../bench/corpus/report';

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
