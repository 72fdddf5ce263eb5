import { setImmediate } from 'node:timers/promises';
import { finished } from 'node:stream/promises';
import type { ExtractPages } from '../ports/extract-pages';
import { AssemblyFailure } from './assembly-failure';
import { shownOf } from './page/printed-page';
import { fileSource } from '../pdf/byte-source';
import { DigestList } from './digests/digest-list';
import { DigestedGraph } from './digests/digested-graph';
import { LeanDocument } from '../pdf/lean-document';
import { pagesOf } from '../pdf/page-tree';
import { LeanReaderRefusal } from '../pdf/syntax';
import { BatchDocumentWriter } from './writer/batch-document-writer';
import { streamSink } from './writer/byte-sink';

/**
 * Writes pages of a batch's file as a document of their own, as they come and with the batch's print preferences; each
 * page has the fingerprint that it has in the batch. Rejects with an {@link AssemblyFailure}, the file system's failure
 * or the stream's, and does not end the stream then.
 */
export const extractPages: ExtractPages = async (source, { first, last }, out) => {
  const file = fileSource(source);
  try {
    const document = new LeanDocument(file);
    const graph = new DigestedGraph(document, new DigestList());
    if (first < 1 || first > last) throw new AssemblyFailure('pages-outside');
    const writer = new BatchDocumentWriter(streamSink(out), { title: `Foldline pages ${first} to ${last}`, pages: last - first + 1 });
    let pageNumber = 0;
    for (const { node } of pagesOf(document)) {
      pageNumber++;
      if (pageNumber < first) continue;
      if (pageNumber > last) break;
      await writer.addPage(pageNumber - first, shownOf(node), graph);
      await setImmediate();
    }
    if (pageNumber < last) throw new AssemblyFailure('pages-outside');
    await writer.finish();
  } catch (problem) {
    throw problem instanceof LeanReaderRefusal ? new AssemblyFailure('batch-unreadable') : problem;
  } finally {
    file.close();
  }
  out.end();
  await finished(out, { readable: false });
};
