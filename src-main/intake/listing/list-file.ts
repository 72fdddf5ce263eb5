import { OTHER_PASSED_OVER, UNREAD_MAYBE_PDF } from '@shared/problems/listing-words';
import { EntryUnreadable, unreadableOf } from '../entry-unreadable';
import { peekEntry } from '../read-entry';
import { looksLikePdf, PDF_HEADER_REACH_BYTES } from '../pdf/looks-like-pdf';
import { looksLikeZip } from '../zip/looks-like-zip';
import { classifyName } from './classify-name';
import { notYetReadable } from './not-yet-readable';
import { otherKind } from './other-kind';
import { gatherNothing, type ArchiveRequest, type FileRequest, type Gathered } from './gathered';
import type { EntrySource } from '../../ports/entry-source';

/** Lists an archive that was met. */
export type ListInner = (archive: ArchiveRequest) => Promise<Gathered>;

/** How a file begins, or why that can't be told. */
const beginningOf = async (source: EntrySource): Promise<Buffer | EntryUnreadable> => {
  try {
    return await peekEntry(source, PDF_HEADER_REACH_BYTES);
  } catch (thrown) {
    return unreadableOf(thrown);
  }
};

/** A zip without an ending, or with more behind it. What Office writes is a zip too, and has an ending of its own. */
const MAY_BE_ZIP = /(?:^|\/)[^./]+$|\.zip[^/]*$/i;

/** A PDF or a zip whose name lost its ending is still one; what nobody could look at may be one. */
const listOther = async (request: FileRequest, listInner: ListInner): Promise<Gathered> => {
  const { name, source } = request;
  const gathered = gatherNothing();
  const start = await beginningOf(source);
  if (start instanceof EntryUnreadable) gathered.entries.push({ kind: 'set-aside', name, code: start.code, words: start.words ?? UNREAD_MAYBE_PDF });
  else if (looksLikePdf(start)) gathered.entries.push({ kind: 'inspect', name, source });
  else if (looksLikeZip(start) && MAY_BE_ZIP.test(name)) return listInner(request);
  else {
    gathered.entries.push({ kind: 'ignored', name });
    const words = OTHER_PASSED_OVER[otherKind(name)];
    gathered.problems.push({ code: 'ignored-file', entry: name, ...(words && { words }) });
  }
  return gathered;
};

/** Says what becomes of one file found in a folder or archive; an archive is handed to `listInner`. */
export const listFile = async (request: FileRequest, listInner: ListInner): Promise<Gathered> => {
  const { name, source } = request;
  const gathered = gatherNothing();
  const nameClass = classifyName(name);
  switch (nameClass) {
    case 'pdf':
      gathered.entries.push({ kind: 'inspect', name, source });
      break;
    case 'archive':
      return listInner(request);
    case 'index':
      gathered.entries.push({ kind: 'ignored', name });
      gathered.indexes.push({ name, source });
      break;
    case 'hidden':
      gathered.entries.push({ kind: 'ignored', name });
      break;
    case 'other':
      return listOther(request, listInner);
    default:
      gathered.entries.push({ kind: 'set-aside', name, ...notYetReadable(nameClass) });
  }
  return gathered;
};
