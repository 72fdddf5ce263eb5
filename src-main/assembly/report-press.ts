import { readFile, rm } from 'node:fs/promises';
import { groupBy } from '@shared/domain/packets/group-by';
import type { Side } from '@shared/domain/packets/plan';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { Unproved } from '@shared/problems/unproved';
import { openFile } from '../pdfium/document';
import { runningPdfium } from '../pdfium/pdfium';
import type { PressHooks } from '../ports/batch-press';
import type { Inspection } from '../ports/inspection';
import type { ReportFile, ReportPress } from '../ports/report-press';
import { AssemblyFailure } from './assembly-failure';
import { entryOpener } from './entry-opener';
import { LeanReaderRefusal } from '../pdf/syntax';
import { proveAgainstSources } from './prove-against-sources';
import { areasOfEntry, type PlaceInPacket } from './redact/removal-areas';
import { openSourceDocument, type SourceDocument, type SourcePage } from './source-document';
import { BatchDocumentWriter } from './writer/batch-document-writer';
import { writeNewFile } from './writer/byte-sink';

/** The title of every file; it names no pupil, since a locked file's title can be shown before it is opened. */
const TITLE = 'Student Score Report';

const pageNumbersOf = ({ firstPage, pages }: FoundReport): readonly number[] => Array.from({ length: pages }, (_, index) => firstPage + index);

/** A page of a source as it is to be written. */
type ReadPage = (pageNumber: number) => SourcePage;

/** A report's pages as a document, without blanks: nobody prints two reports of this file. */
const documentOf = async (report: FoundReport, source: SourceDocument, page: ReadPage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  const pageNumbers = pageNumbersOf(report);
  const writer = new BatchDocumentWriter({ write: async (bytes) => void pieces.push(bytes) }, { title: TITLE, pages: pageNumbers.length });
  for (const [index, pageNumber] of pageNumbers.entries()) await writer.addPage(index, page(pageNumber).shows, source.graph);
  await writer.finish();
  return Buffer.concat(pieces);
};

const opensWithout = async (path: string): Promise<boolean> => {
  const document = openFile(await runningPdfium(), path);
  document?.close();
  return document !== null;
};

type OpenEntry = (entryIndex: number) => Promise<Buffer>;

/** Why a report is not written; null of `unproved` where nothing more can be said. */
type Refusal = { readonly unproved: Unproved | null };

const UNSAID: Refusal = { unproved: null };
const UNREADABLE: Refusal = { unproved: { reason: 'unreadable', pageNumber: null } };

/** True where the file to be written is the downloaded one: open and unchanged, and the report is all of it. It then keeps what makes it readable aloud. */
const isWholeEntry = ({ report, password, removals }: ReportFile, { entries }: Inspection): boolean => {
  const entry = entries.at(report.entryIndex);
  return password === null && removals.length === 0 && entry?.outcome === 'reports' && entry.reports === 1 && report.firstPage === 1 && report.pages === entry.pages;
};

const copyEntry = async ({ report, path }: ReportFile, openEntry: OpenEntry): Promise<Refusal | null> => {
  const bytes = await openEntry(report.entryIndex);
  await writeNewFile(path, ({ write }) => write(bytes));
  return bytes.equals(await readFile(path)) ? null : UNSAID;
};

/** Null where the file is proved. */
const refusalOf = async ({ report, path, password, removals }: ReportFile, openEntry: OpenEntry, signal: AbortSignal): Promise<Refusal | null> => {
  if (password !== null && (await opensWithout(path))) return UNSAID;
  const sides = pageNumbersOf(report).map((pageNumber): Side => ({ kind: 'page', entryIndex: report.entryIndex, pageNumber }));
  const lock = password === null ? {} : { password };
  const [difference] = await proveAgainstSources({ path, ...lock, batchId: TITLE, packets: [{ sides, reports: [{ report }], removals }], openEntry, signal, onPages: () => undefined });
  if (!difference) return null;
  const { reason, pageNumber } = difference;
  return reason ? { unproved: { reason, pageNumber: report.firstPage + pageNumber - 1 } } : UNSAID;
};

/** An entry opened for its reports: its pages as they are, or with what is to be gone from a file taken out. */
type OpenedReports = { readonly source: SourceDocument; readonly pageFor: (file: ReportFile) => ReadPage };

/** The entry opened for all its reports that are wanted, or null where no reader can open it as it is. */
const openReports = async (files: readonly ReportFile[], entryIndex: number, openEntry: OpenEntry): Promise<OpenedReports | null> => {
  try {
    const bytes = await openEntry(entryIndex);
    const source = await openSourceDocument(bytes, entryIndex, { pageNumbers: files.flatMap(({ report }) => pageNumbersOf(report)), packets: files.length });
    const placesOf = (file: ReportFile): readonly PlaceInPacket[] => pageNumbersOf(file.report).map((pageNumber, index) => ({ pageNumber, packet: file, isFirst: index === 0 }));
    const changed = files.filter(({ removals }) => removals.length > 0);
    const areas = await areasOfEntry(bytes, entryIndex, changed.flatMap(placesOf));
    const pageFor = (file: ReportFile): ReadPage => {
      if (file.removals.length === 0) return (pageNumber) => source.page(pageNumber);
      const areasOf = new Map(placesOf(file).map((place) => [place.pageNumber, areas(place)]));
      return (pageNumber) => source.changedPage(pageNumber, { removed: areasOf.get(pageNumber) ?? [] });
    };
    return { source, pageFor };
  } catch (thrown) {
    if (thrown instanceof AssemblyFailure && thrown.code !== 'entry-changed') return null;
    throw thrown;
  }
};

/** The package that locks is slow to load, and no other command needs it. */
const locked = async (plain: Buffer, password: string): Promise<Buffer> => (await import('./lock-pdf')).lockPdf(plain, password);

/** Null where the file is there and proved. */
const writeReport = async (file: ReportFile, { source, pageFor }: OpenedReports, openEntry: OpenEntry, signal: AbortSignal): Promise<Refusal | null> => {
  const plain = await unlessRefused(() => documentOf(file.report, source, pageFor(file)));
  if (!plain) return UNSAID;
  const bytes = file.password === null ? plain : await locked(plain, file.password);
  await writeNewFile(file.path, ({ write }) => write(bytes));
  const refusal = await refusalOf(file, openEntry, signal);
  if (refusal) await rm(file.path, { force: true });
  return refusal;
};

/** Null where a page can't be changed as it was to be. */
const unlessRefused = async (write: () => Promise<Buffer>): Promise<Buffer | null> => {
  try {
    return await write();
  } catch (thrown) {
    if (thrown instanceof LeanReaderRefusal) return null;
    throw thrown;
  }
};

/** Writes and proves reports one entry after the other, so that each is opened once. */
export const reportPress: ReportPress = async (files, inspection: Inspection, { signal, onPages }: PressHooks) => {
  const keys = new Map(files.map(({ report: { entryIndex, bytesKey } }) => [entryIndex, bytesKey]));
  const openEntry = entryOpener((entryIndex) => ({ bytesKey: keys.get(entryIndex)!, source: inspection.sources.at(entryIndex) ?? null }));
  const refused = new Map<string, Unproved | null>();
  let pages = 0;
  for (const [entryIndex, ofEntry] of groupBy(files, ({ report }) => report.entryIndex)) {
    const [only] = ofEntry;
    const isCopy = only !== undefined && isWholeEntry(only, inspection);
    const opened = isCopy ? null : await openReports(ofEntry, entryIndex, openEntry);
    for (const file of ofEntry) {
      signal.throwIfAborted();
      const refusal = isCopy ? await copyEntry(file, openEntry) : opened ? await writeReport(file, opened, openEntry, signal) : UNREADABLE;
      if (refusal) refused.set(file.report.id, refusal.unproved);
      onPages((pages += file.report.pages));
    }
  }
  return refused;
};
