import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import type { Manifest, ManifestBatch, ManifestPacket } from '@shared/domain/records/manifest';

/** A batch to make: its packets' page counts, all even. */
export type BatchPlan = { readonly id: string; readonly packetPages: readonly number[] };

/** What stands on a page: poppler reads it back from what a printer received. */
export const pageText = (batch: string, pageNumber: number): string => `Batch ${batch} page ${pageNumber}`;

/** Writes a prepared folder with made-up pages and gives its manifest; pieces count on over the batches. */
export async function makePreparedFolder(folder: string, plans: readonly BatchPlan[]): Promise<Manifest> {
  await mkdir(join(folder, 'batches'), { recursive: true });
  const batches: ManifestBatch[] = [];
  const packets: ManifestPacket[] = [];
  for (const plan of plans) {
    let firstPage = 1;
    for (const pages of plan.packetPages) {
      packets.push(packetOf(packets.length + 1, plan.id, firstPage, pages));
      firstPage += pages;
    }
    const pages = firstPage - 1;
    const bytes = await batchPdf(plan.id, pages);
    const file = `batches/${plan.id}.pdf`;
    await writeFile(join(folder, file), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    batches.push({ id: plan.id, file, sha256, sheetsPerPacket: (plan.packetPages[0] ?? 2) / 2, packets: plan.packetPages.length, sheets: pages / 2, pages, blanks: 0, inserts: [] });
  }
  const sum = (count: (batch: ManifestBatch) => number): number => batches.reduce((total, batch) => total + count(batch), 0);
  const reports = packets.length;
  const manifest: Manifest = {
    schema: 1,
    createdAt: '2025-08-01T12:00:00.000Z',
    settings: { ...DEFAULT_PREPARE_SETTINGS, addresses: [] },
    totals: { entries: reports, reports, packets: reports, sheets: sum(({ sheets }) => sheets), pages: sum(({ pages }) => pages), blanks: 0, inserts: 0, setAside: 0, unreadable: 0, entriesWithReports: reports, ignored: 0 },
    batches,
    packets,
    setAside: [],
    unreadable: [],
    notices: [],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return manifest;
}

function packetOf(piece: number, batch: string, firstPage: number, pages: number): ManifestPacket {
  return {
    piece,
    batch,
    firstPage,
    pages,
    sheets: pages / 2,
    blanks: 0,
    inserts: [],
    changes: [],
    ssid: String(9_000_000_000 + piece),
    student: `Made-Up Pupil ${piece}`,
    school: null,
    grade: null,
    address: [],
    zip: null,
    ounces: 1,
    reports: [{ download: 'made-up.zip', entry: `${piece}.pdf`, firstPage: 1, pages, kind: 'unknown', schoolYear: null, content: null, copies: [] }],
    fingerprints: [],
    seal: '',
    window: { fit: 'ok', exposes: false },
  };
}

async function batchPdf(batch: string, pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let pageNumber = 1; pageNumber <= pages; pageNumber += 1) {
    document.addPage([612, 792]).drawText(pageText(batch, pageNumber), { x: 72, y: 700, size: 18, font });
  }
  return document.save();
}
