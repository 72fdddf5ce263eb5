import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { appRoot } from '../app-root';
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

/** A sample could not be made for a reason that the person can do something about; the message is a plain sentence. */
export class SampleFailure extends Error {
  override readonly name = 'SampleFailure';
}

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
 * Reports are drawn one by one as the zip is written, so memory does not grow with their number. The file is written beside its place
 * and gets its name at the end. Throws {@link SampleFailure}, or the signal's reason when cancelled; nothing is left behind then.
 */
export async function makeSample(options: SampleOptions): Promise<SampleSummary> {
  const out = resolve(options.out);
  const { reports, seed } = options;
  if (!Number.isSafeInteger(reports) || reports < 1) throw new SampleFailure('A sample holds at least 1 report. Give a whole number from 1.');
  if (!Number.isSafeInteger(seed)) throw new SampleFailure('The seed is a whole number.');
  if (await exists(out)) throw new SampleFailure(`${options.out} already exists. Choose another name; nothing was overwritten.`);
  if (!(await exists(dirname(out)))) throw new SampleFailure(`The folder of ${options.out} does not exist. Create it first or choose another.`);
  options.signal?.throwIfAborted();

  const plan = planSample(reports, seed);
  const folder = basename(out).replace(/\.zip$/iu, '').replace(/[^\w-]+/gu, '_') || 'sample';
  const unfinished = `${out}.unfinished`;
  try {
    await writeZip(unfinished, folder, plan, options);
    await giveName(unfinished, out, options.out);
  } finally {
    await rm(unfinished, { force: true });
  }
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

/** Gives the finished file its name; a file that has appeared there meanwhile stays. Not a hard link: not every drive has them. */
async function giveName(unfinished: string, out: string, shownName: string): Promise<void> {
  if (await exists(out)) throw new SampleFailure(`${shownName} appeared while the sample was made. Choose another name; nothing was overwritten.`);
  await rename(unfinished, out);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
