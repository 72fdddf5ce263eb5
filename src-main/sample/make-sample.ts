import { createWriteStream } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { appRoot } from '../app-root';
import { writeWholeFile } from '../services/output-folder';
import { indexPage } from './index-page';
import { planSample, type PlannedReport } from './plan';
import { drawReportPdf } from './report-pdf';
import { summarise, type SampleSummary } from './sample-summary';
import { TextLayouts } from './text-layout';
import { TypefaceLibrary } from './typefaces';

export type SampleOptions = {
  /** The zip to write; it must not exist. */
  readonly out: string;
  /** How many PDFs, at least 1. */
  readonly reports: number;
  /** The same seed and count give the same bytes. */
  readonly seed: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
};

/** A truncated download keeps this much of the PDF. */
const truncatedShare = 0.6;

/** Entries carry this local date and time, whatever the machine's time zone. */
const entryDate = { mtime: new Date(2025, 8, 30, 9, 0, 0), forceDosTimestamp: true } as const;
/** Most of a PDF is compressed already: more effort gains nothing. */
const fileOptions = { ...entryDate, mode: 0o100644, compressionLevel: 1 } as const;
const folderOptions = { ...entryDate, mode: 0o040755 } as const;

/**
 * Makes a zip like a bulk download of Student Score Reports, with invented pupils.
 *
 * Reports are drawn one by one as the zip is written, so memory does not grow with their number.
 *
 * @throws JobFailure where a file of that name is there or none can be; the signal's reason when cancelled. Nothing is left behind then
 */
export async function makeSample(options: SampleOptions): Promise<SampleSummary> {
  const out = resolve(options.out);
  const { reports, seed } = options;
  if (!Number.isSafeInteger(reports) || reports < 1) throw new RangeError('A sample holds at least 1 report.');
  if (!Number.isSafeInteger(seed)) throw new RangeError('The seed is a whole number.');
  options.signal?.throwIfAborted();

  const plan = planSample(reports, seed);
  const folder = basename(out).replace(/\.zip$/iu, '').replace(/[^\w-]+/gu, '_') || 'sample';
  await writeWholeFile(out, (file) => writeZip(file, folder, plan, options));
  return summarise(plan, options.out, seed, (fileName) => `${folder}/${fileName}`);
}

async function writeZip(path: string, folder: string, plan: readonly PlannedReport[], options: SampleOptions): Promise<void> {
  const layouts = new TextLayouts(new TypefaceLibrary(join(appRoot(), 'assets/sample/fonts')));
  const zip = new yazl.ZipFile();
  zip.addEmptyDirectory(folder, folderOptions);
  plan.forEach((report, index) => {
    // Asked for only when the zip has come to this entry: one report at a time is in memory.
    zip.addReadStreamLazy(`${folder}/${report.fileName}`, fileOptions, (deliver) => {
      void reportBytes(report, options, layouts).then(
        (bytes) => {
          deliver(null, Readable.from([bytes]));
          options.onProgress?.(index + 1, plan.length);
        },
        (reason: unknown) => deliver(reason, Readable.from([])),
      );
    });
  });
  const names = plan.map(({ fileName }) => fileName);
  zip.addReadStreamLazy(`${folder}/PDFIndex.html`, fileOptions, (deliver) => deliver(null, Readable.from([Buffer.from(indexPage(folder, names))])));
  zip.end();
  // The archive's own failures come as events of the archive, not of its output.
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path), options.signal === undefined ? {} : { signal: options.signal }), failed]);
}

async function reportBytes(report: PlannedReport, { seed, signal }: SampleOptions, layouts: TextLayouts): Promise<Buffer> {
  signal?.throwIfAborted();
  const bytes = Buffer.from(await drawReportPdf(report, seed, layouts));
  return report.trouble === 'truncated' ? bytes.subarray(0, Math.floor(bytes.length * truncatedShare)) : bytes;
}
