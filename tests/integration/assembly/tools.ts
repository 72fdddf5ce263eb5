import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Side } from '@shared/domain/packets/plan';
import type { ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';
import { seenSources } from '@main/assembly/witness/seen-sources';
import type { ShownPages } from '@main/assembly/witness/shown-pages';
import { fingerprintTexts } from '@main/assembly/page/page-fingerprints';
import { writeBatch, type WrittenBatch } from '@main/assembly/write-batch';

/** A folder of its own for one test file, with what its tests need to run programs and batches in it. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'foldline-assembly-'));
  private files = 0;

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.folder, `${++this.files}-${name}`);
  }

  save(bytes: Uint8Array, name = 'source.pdf'): string {
    const path = this.path(name);
    writeFileSync(path, bytes);
    return path;
  }

  /** What a program made of a document; `OUT` in the arguments is the new file. */
  rewritten(bytes: Uint8Array, program: string, args: readonly string[]): Buffer {
    const input = this.save(bytes);
    const output = this.path('rewritten.pdf');
    run(program, args.map((arg) => (arg === 'IN' ? input : arg.replace('OUT', output))));
    return readFileSync(output);
  }

  /** Writes sources as packets of one batch, each of them with all its pages and a blank where they are odd. */
  async batchOf(sources: readonly { readonly bytes: Buffer; readonly pages: number }[], batchId = 'test'): Promise<TestBatch> {
    const packets = sources.map(({ pages }, entryIndex): readonly Side[] => {
      const sides = Array.from({ length: pages }, (_, index): Side => ({ kind: 'page', entryIndex, pageNumber: index + 1 }));
      return pages % 2 ? [...sides, { kind: 'blank' }] : sides;
    });
    const path = this.path('batch.pdf');
    const openEntry = (entryIndex: number): Promise<Buffer> => Promise.resolve(sources[entryIndex]!.bytes);
    const { shown, ...seen } = seenSources(packets.map((sides) => ({ sides })), packets.flat().length, openEntry);
    const written = await writeBatch({ path, batchId, ...seen, signal: neverAborted, onProgress: () => {} });
    return { path, written, shown, openEntry, packets: packets.map((sides) => ({ sides, reports: [] })), ...manifestOf(batchId, written, packets) };
  }
}

export const neverAborted = new AbortController().signal;

export type TestBatch = {
  readonly path: string;
  readonly written: WrittenBatch;
  readonly shown: ShownPages;
  readonly openEntry: (entryIndex: number) => Promise<Buffer>;
  readonly packets: readonly { readonly sides: readonly Side[]; readonly reports: readonly never[] }[];
  readonly batch: ManifestBatch;
  readonly manifestPackets: readonly ManifestPacket[];
};

const manifestOf = (id: string, written: WrittenBatch, packets: readonly (readonly Side[])[]): { batch: ManifestBatch; manifestPackets: ManifestPacket[] } => {
  const blanksOf = (sides: readonly Side[]): number => sides.filter((side) => side.kind === 'blank').length;
  const texts = fingerprintTexts(written.fingerprints);
  let next = 1;
  const manifestPackets = packets.map((sides, index): ManifestPacket => {
    const [firstPage, pages] = [next, sides.length];
    next += pages;
    const fingerprints = sides.map((_, side) => texts.at(firstPage - 1 + side)!);
    const sourcePages = sides.length - blanksOf(sides);
    return {
      piece: index + 1,
      batch: id,
      firstPage,
      pages,
      sheets: pages / 2,
      blanks: blanksOf(sides),
      inserts: [],
      changes: [],
      ssid: null,
      student: null,
      school: null,
      grade: null,
      address: [],
      zip: null,
      ounces: 1,
      reports: [{ download: 'd.zip', entry: 'e.pdf', firstPage: 1, pages: sourcePages, kind: 'unknown', schoolYear: null, content: null, copies: [{ language: 'en', firstPage: 1, page: firstPage, pages: sourcePages }] }],
      fingerprints,
      seal: '',
      window: { fit: 'ok', exposes: false },
    };
  });
  const { pages, sha256 } = written;
  const blanks = packets.reduce((sum, sides) => sum + blanksOf(sides), 0);
  return { batch: { id, file: `batches/${id}.pdf`, sha256, sheetsPerPacket: 1, packets: packets.length, sheets: pages / 2, pages, blanks, inserts: [] }, manifestPackets };
};

export const run = (program: string, args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 });

/** The words of each page, as poppler reads them. */
export const textsOf = (path: string): string[] => {
  const texts = run('pdftotext', ['-layout', path, '-']).split('\f');
  texts.pop();
  return texts.map((text) => text.split(/\s+/).filter(Boolean).join(' '));
};

export type Picture = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** A page drawn by poppler as it prints: the CropBox, turned upright, at 100 %. */
export const pictureOf = (path: string, pageNumber: number, dpi = 40): Picture => {
  const data = execFileSync('pdftoppm', ['-r', String(dpi), '-f', String(pageNumber), '-l', String(pageNumber), '-cropbox', path], { maxBuffer: 64 * 1024 * 1024 });
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(data.toString('latin1', 0, 40))!;
  return { width: Number(header[1]), height: Number(header[2]), pixels: data.subarray(header[0].length) };
};

/**
 * The share of pixels that differ visibly, 0 to 1, over the part both have. Smoothing may put an edge one pixel further, so
 * a pixel counts only where no neighbour in the other picture is like it.
 */
export const differingShare = (a: Picture, b: Picture): number => {
  const width = Math.min(a.width, b.width);
  const height = Math.min(a.height, b.height);
  let differing = 0;
  for (let y = 1; y < height - 1; y++) for (let x = 1; x < width - 1; x++) if (!hasLikeNeighbour(a, b, x, y)) differing++;
  return differing / (width * height);
};

const hasLikeNeighbour = (a: Picture, b: Picture, x: number, y: number): boolean => {
  const from = (y * a.width + x) * 3;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const to = ((y + dy) * b.width + x + dx) * 3;
      if ([0, 1, 2].every((color) => Math.abs(a.pixels[from + color]! - b.pixels[to + color]!) < 48)) return true;
    }
  }
  return false;
};
