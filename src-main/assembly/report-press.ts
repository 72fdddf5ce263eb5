import { readFile, rm } from 'node:fs/promises';
import { groupBy } from '@shared/domain/packets/group-by';
import type { Side } from '@shared/domain/packets/plan';
import type { FoundReport } from '@shared/domain/ssr/report';
import { openFile } from '../pdfium/document';
import { runningPdfium } from '../pdfium/pdfium';
import type { PressHooks } from '../ports/batch-press';
import type { Inspection } from '../ports/inspection';
import type { ReportFile, ReportPress } from '../ports/report-press';
import { AssemblyFailure } from './assembly-failure';
import { entryOpener } from './entry-opener';
import { proveAgainstSources } from './prove-against-sources';
import { openSourceDocument, type SourceDocument } from './source-document';
import { BatchDocumentWriter } from './writer/batch-document-writer';
import { writeNewFile } from './writer/byte-sink';

/** The title of every file; it names no pupil, since a locked file's title can be shown before it is opened. */
const TITLE = 'Student Score Report';

const pageNumbersOf = ({ firstPage, pages }: FoundReport): readonly number[] => Array.from({ length: pages }, (_, index) => firstPage + index);

/** A report's pages as a document, without blanks: nobody prints two reports of this file. */
const documentOf = async (report: FoundReport, source: SourceDocument): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  const pageNumbers = pageNumbersOf(report);
  const writer = new BatchDocumentWriter({ write: async (bytes) => void pieces.push(bytes) }, { title: TITLE, pages: pageNumbers.length });
  for (const [index, pageNumber] of pageNumbers.entries()) await writer.addPage(index, source.page(pageNumber).shows, source.graph);
  await writer.finish();
  return Buffer.concat(pieces);
};

const opensWithout = async (path: string): Promise<boolean> => {
  const document = openFile(await runningPdfium(), path);
  document?.close();
  return document !== null;
};

type OpenEntry = (entryIndex: number) => Promise<Buffer>;

/** True where the file to be written is the downloaded one: open, and the report is all of it. It then keeps what makes it readable aloud. */
const isWholeEntry = ({ report, password }: ReportFile, { entries }: Inspection): boolean => {
  const entry = entries[report.entryIndex];
  return password === null && entry?.outcome === 'reports' && entry.reports === 1 && report.firstPage === 1 && report.pages === entry.pages;
};

const copyEntry = async ({ report, path }: ReportFile, openEntry: OpenEntry): Promise<boolean> => {
  const bytes = await openEntry(report.entryIndex);
  await writeNewFile(path, ({ write }) => write(bytes));
  return bytes.equals(await readFile(path));
};

const isProved = async ({ report, path, password }: ReportFile, openEntry: OpenEntry, signal: AbortSignal): Promise<boolean> => {
  if (password !== null && (await opensWithout(path))) return false;
  const sides = pageNumbersOf(report).map((pageNumber): Side => ({ kind: 'page', entryIndex: report.entryIndex, pageNumber }));
  const lock = password === null ? {} : { password };
  const differences = await proveAgainstSources({ path, ...lock, batchId: TITLE, packets: [{ sides, reports: [{ report }] }], openEntry, signal, onPages: () => undefined });
  return differences.length === 0;
};

/** The entry opened for all its reports that are wanted, or null where no reader can open it as it is. */
const openReports = async (files: readonly ReportFile[], entryIndex: number, openEntry: OpenEntry): Promise<SourceDocument | null> => {
  try {
    return await openSourceDocument(await openEntry(entryIndex), entryIndex, { pageNumbers: files.flatMap(({ report }) => pageNumbersOf(report)), packets: files.length });
  } catch (thrown) {
    if (thrown instanceof AssemblyFailure && thrown.code !== 'entry-changed') return null;
    throw thrown;
  }
};

/** The package that locks is slow to load, and no other command needs it. */
const locked = async (plain: Buffer, password: string): Promise<Buffer> => (await import('./lock-pdf')).lockPdf(plain, password);

/** Answers whether the file is there and proved. */
const writeReport = async (file: ReportFile, source: SourceDocument, openEntry: OpenEntry, signal: AbortSignal): Promise<boolean> => {
  const plain = await documentOf(file.report, source);
  const bytes = file.password === null ? plain : await locked(plain, file.password);
  await writeNewFile(file.path, ({ write }) => write(bytes));
  if (await isProved(file, openEntry, signal)) return true;
  await rm(file.path, { force: true });
  return false;
};

/** Writes and proves reports one entry after the other, so that each is opened once. */
export const reportPress: ReportPress = async (files, inspection: Inspection, { signal, onPages }: PressHooks) => {
  const openEntry = entryOpener(files.map(({ report }) => report), inspection);
  const refused: string[] = [];
  let pages = 0;
  for (const [entryIndex, ofEntry] of groupBy(files, ({ report }) => report.entryIndex)) {
    const [only] = ofEntry;
    const isCopy = only !== undefined && isWholeEntry(only, inspection);
    const source = isCopy ? null : await openReports(ofEntry, entryIndex, openEntry);
    for (const file of ofEntry) {
      signal.throwIfAborted();
      const isWritten = isCopy ? await copyEntry(file, openEntry) : source !== null && (await writeReport(file, source, openEntry, signal));
      if (!isWritten) refused.push(file.report.id);
      onPages((pages += file.report.pages));
    }
  }
  return refused;
};
