import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import yazl from 'yazl';
import { drawablePages, type DrawablePages } from './draw-pages';
import { encodePng } from './png';
import * as parts from './xps-parts';

export type XpsOptions = { readonly dpi: number; readonly gray: boolean; readonly signal: AbortSignal };

/** Neither names nor times of a person stand in the archive. */
const COMMON = { mtime: new Date(Date.UTC(2000, 0, 1)), mode: 0o100600 };
const AS_TEXT = { ...COMMON, compress: true };
/** Pictures are compressed already. */
const AS_PICTURE = { ...COMMON, compress: false };

/**
 * Writes the pages of a PDF as pictures into an XPS file, each drawn when the archive has come to it: one page at a time is in memory, and
 * the disk sets the pace. Gives the number of pages.
 * @throws where the PDF can't be drawn or the file can't be written; what is there of it then is for the caller to remove.
 */
export async function writeXps(pdfPath: string, xpsPath: string, options: XpsOptions): Promise<number> {
  const pages = await drawablePages(pdfPath, options.dpi);
  try {
    const archive = archiveOf(pages, options);
    // The archive's own failures come as events of the archive, not of its output.
    const failed = new Promise<never>((_, reject) => archive.once('error', reject));
    await Promise.race([pipeline(archive.outputStream, createWriteStream(xpsPath, { mode: 0o600 }), { signal: options.signal }), failed]);
    return pages.count;
  } finally {
    pages.close();
  }
}

function archiveOf(pages: DrawablePages, options: XpsOptions): yazl.ZipFile {
  const archive = new yazl.ZipFile();
  const text = (name: string, content: string): void => archive.addReadStreamLazy(name, AS_TEXT, (deliver) => deliver(null, Readable.from([Buffer.from(content, 'utf8')])));
  text(parts.CONTENT_TYPES_PART, parts.contentTypes());
  text(parts.ROOT_RELATIONSHIPS_PART, parts.rootRelationships());
  text(parts.SEQUENCE_PART, parts.documentSequence());
  text(parts.DOCUMENT_PART, parts.fixedDocument(pages.count));
  for (let pageNumber = 1; pageNumber <= pages.count; pageNumber += 1) {
    text(parts.pagePart(pageNumber), parts.fixedPage(pageNumber));
    text(parts.pageRelationshipsPart(pageNumber), parts.pageRelationships(pageNumber));
    archive.addReadStreamLazy(parts.picturePart(pageNumber), AS_PICTURE, (deliver) => {
      picture(pages, pageNumber, options).then(
        (png) => deliver(null, Readable.from([png])),
        (reason: unknown) => deliver(reason, Readable.from([])),
      );
    });
  }
  archive.end();
  return archive;
}

/** A page as a PNG. What else waits, such as a cancel, comes before it. */
async function picture(pages: DrawablePages, pageNumber: number, { dpi, gray, signal }: XpsOptions): Promise<Buffer> {
  await breathe();
  signal.throwIfAborted();
  return encodePng(pages.draw(pageNumber), { dpi, gray });
}
