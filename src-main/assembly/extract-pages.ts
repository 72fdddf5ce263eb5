import { setImmediate } from 'node:timers/promises';
import { finished } from 'node:stream/promises';
import { arrangedCount, AS_PLANNED, placeOfPage } from '@shared/domain/printing/arrange-pages';
import type { ExtractPages } from '../ports/extract-pages';
import { AssemblyFailure } from './assembly-failure';
import { PrintedLayers } from '../pdf/printed-layers';
import { printedPage, shownOf, type PrintedPage } from './page/printed-page';
import { fileSource } from '../pdf/byte-source';
import { DigestList } from './digests/digest-list';
import { DigestedGraph } from './digests/digested-graph';
import { LeanDocument } from '../pdf/lean-document';
import { pagesOf } from '../pdf/page-tree';
import { LeanReaderRefusal, type PdfDictionary } from '../pdf/syntax';
import { BatchDocumentWriter } from './writer/batch-document-writer';
import { streamSink } from './writer/byte-sink';

/**
 * Writes pages of a batch's file as a document of their own, as they come and with the batch's print preferences; each
 * page has the fingerprint that it has in the batch, but for those that are turned upside down. Rejects with an {@link AssemblyFailure}, the file system's failure
 * or the stream's, and does not end the stream then.
 */
export const extractPages: ExtractPages = async (source, { first, last, arrangement = AS_PLANNED }, out) => {
  const file = fileSource(source);
  try {
    const document = new LeanDocument(file);
    const graph = new DigestedGraph(document, new DigestList());
    if (first < 1 || first > last) throw new AssemblyFailure('pages-outside');
    const pages = last - first + 1;
    const writer = new BatchDocumentWriter(streamSink(out), { title: `Foldline pages ${first} to ${last}`, pages: arrangedCount(pages, arrangement) });
    let pageNumber = 0;
    for (const { node } of pagesOf(document)) {
      pageNumber++;
      if (pageNumber < first) continue;
      if (pageNumber > last) break;
      const place = placeOfPage(pageNumber - first, pages, arrangement);
      if (place === null) continue;
      await writer.addPage(place, arrangement.isTurned ? turned(document, node) : shownOf(node), graph);
      await setImmediate();
    }
    if (pageNumber < last) throw new AssemblyFailure('pages-outside');
    // A sheet whose back the batch does not hold.
    const missing = pages % 2 === 1 ? placeOfPage(pages, pages, arrangement) : null;
    if (missing !== null) await writer.addBlank(missing);
    await writer.finish();
  } catch (problem) {
    throw problem instanceof LeanReaderRefusal ? new AssemblyFailure('batch-unreadable') : problem;
  } finally {
    file.close();
  }
  out.end();
  await finished(out, { readable: false });
};

/** A batch's page upside down: its content as a form, turned about the middle of the sheet. */
const turned = (document: LeanDocument, page: PdfDictionary): PrintedPage => {
  const shows = printedPage(document, new Map([...page, ['Rotate', 180]]), { layers: new PrintedLayers(document), made: 'none', used: null });
  if (!shows) throw new AssemblyFailure('batch-unreadable');
  return shows;
};
