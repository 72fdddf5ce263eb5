import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { createInspectionPool } from '@main/intake/inspection-pool';
import type { Inspection } from '@main/ports/inspection';
import type { InspectionPool } from '@main/ports/inspection-pool';
import { inspectDownloads } from '@main/services/inspect-downloads';
import { ARCHIVE_CASES } from '../../fixtures/downloads/archive-cases';
import { COMBINED_CASES } from '../../fixtures/downloads/combined-cases';
import { DOCUMENT_CASES } from '../../fixtures/downloads/document-cases';
import type { DownloadCase } from '../../fixtures/downloads/download-case';
import { NAME_CASES } from '../../fixtures/downloads/name-cases';
import { PDF_CASES } from '../../fixtures/downloads/pdf-cases';
import { buildInspectionThread } from '../../support/inspection-thread';
import { expectSumsToHold } from '../../support/inspection-sums';

const work = mkdtempSync(join(tmpdir(), 'foldline-corpus-'));
let threadFile = '';
let pool: InspectionPool;

beforeAll(async () => {
  threadFile = await buildInspectionThread();
  pool = createInspectionPool({ threadFile, keepThreads: true });
});
afterAll(async () => {
  await pool.close();
  for (const path of [work, dirname(threadFile)]) rmSync(path, { recursive: true, force: true });
});

/** Notices of a report's own address and length say nothing of its file. */
const OF_THE_REPORT = /^(?:address-|window-|report-length-)/;

const told = ({ downloads, reports, problems, totals }: Inspection) => ({
  downloads: downloads.length,
  entries: totals.entries,
  ignored: totals.ignored,
  setAside: totals.setAside,
  reports: Object.fromEntries(reports.map(({ entry, firstPage, pages }) => [firstPage > 1 ? `${entry}#${firstPage}` : entry, pages])),
  problems: [...problems].filter(({ code }) => !OF_THE_REPORT.test(code)).map(({ code, entry }) => (entry === null ? code : `${code} ${entry}`)),
});

describe.each([
  ['archives', ARCHIVE_CASES],
  ['names, folders and links', NAME_CASES],
  ['PDFs', PDF_CASES],
  ['other documents', DOCUMENT_CASES],
  ['combined files', COMBINED_CASES],
] as const)('%s', (_, cases: readonly DownloadCase[]) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (name, { place, says }) => {
    const folder = join(work, name);
    mkdirSync(folder, { recursive: true });
    const path = await place(folder);
    const inspection = await inspectDownloads({ paths: [path], envelope: DEFAULT_ENVELOPE }, { pool }, { signal: new AbortController().signal, onProgress: () => {} });
    expectSumsToHold(inspection);
    expect(inspection.failures).toEqual([]);
    expect(told(inspection)).toEqual({ downloads: 1, ignored: 0, setAside: 0, reports: {}, problems: [], ...says, words: undefined, notWords: undefined });
    for (const words of says.words ?? []) expect([...inspection.problems].map(({ message }) => message).join('\n')).toContain(words);
    for (const words of says.notWords ?? []) expect([...inspection.problems].map(({ message }) => message).join('\n')).not.toContain(words);
    // A fact, then the next step.
    for (const { message } of inspection.problems) expect(message).toMatch(/^[A-Z].+[^.]\. [A-Z].+\.$/);
  });
});
