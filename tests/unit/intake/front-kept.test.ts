import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectEntry } from '@main/intake/inspect-entry';
import { releaseEntries } from '@main/intake/read-entry';
import type { EntryJob, FrontKept, JudgedReport } from '@main/ports/inspection-pool';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import { reportName, reportPdf } from '../../support/fixtures/report-pdf';

const SENDER = ['Riverbend Unified School District', '4000 District Way', 'Riverbend, CA 95999'];
const NAME = reportName('1234567890');

let folder: string;
/** How far the pages are moved: so the sender's address, which stands below the heading, comes into the upper window. */
const Y_PT = -36;

/** A report with its sender's address at the left. */
const write = async (name: string, addressTopPt: number): Promise<void> => {
  const document = await PDFDocument.load(await reportPdf({ addressTopPt }));
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [index, line] of SENDER.entries()) document.getPage(0).drawText(line, { x: 45, y: 792 - 102 - index * 9, size: 7, font });
  writeFileSync(join(folder, name), await document.save());
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foldline-front-kept-'));
  await write('ok.pdf', 197 - Y_PT);
  await write('off.pdf', 150 - Y_PT);
});
afterAll(async () => {
  await releaseEntries();
  rmSync(folder, { recursive: true, force: true });
});

const judged = async (file: string, preset: string, front: FrontKept, xPt: number): Promise<JudgedReport> => {
  const path = join(folder, file);
  const job: EntryJob = { index: 0, name: NAME, source: { kind: 'file', path, sizeBytes: statSync(path).size, modifiedMs: 0 }, envelope: findEnvelopePreset(preset)!, shift: { xPt, yPt: Y_PT }, front };
  const result = await inspectEntry(job, () => undefined);
  if (result.outcome !== 'read') throw new Error(result.outcome);
  return result.reports[0]!;
};

describe('however much of page 1 is kept', () => {
  it.each(['us-10-left', 'us-10-double'].flatMap((preset) => ['ok.pdf', 'off.pdf'].flatMap((file) => [0, -30, 60].map((xPt) => [file, preset, xPt] as const))))('the verdict on %s in %s, shifted by %i, is the same', async (file, preset, xPt) => {
    const whole = await judged(file, preset, 'whole', xPt);
    expect(whole.front.returnBox).not.toBeNull();
    for (const kept of ['in-reach', 'none'] as const) {
      const { window, problems } = await judged(file, preset, kept, xPt);
      expect({ window, problems }).toEqual({ window: whole.window, problems: whole.problems });
    }
  });

  it('tells whole, cut and missing senders apart', async () => {
    const senders = await Promise.all([0, -30, 300].map(async (xPt) => (await judged('ok.pdf', 'us-10-double', 'none', xPt)).window.sender));
    expect(senders).toEqual(['whole', 'cut', 'none']);
  });
});
