import { UNREAD_MAYBE_PDF } from '@shared/problems/listing-words';
import { EntryUnreadable, unreadableOf } from '../entry-unreadable';
import { peekEntry } from '../read-entry';
import { looksLikePdf, PDF_HEADER_REACH_BYTES } from '../pdf/looks-like-pdf';
import { classifyName } from './classify-name';
import { gatherNothing, type ArchiveRequest, type FileRequest, type Gathered } from './gathered';
import type { EntrySource } from '../../ports/entry-source';
import type { ListedEntry } from '../../ports/inspection-pool';

/** Whether a file begins as a PDF does, or why that can't be told. */
const startsLikePdf = async (source: EntrySource): Promise<boolean | EntryUnreadable> => {
  try {
    return looksLikePdf(await peekEntry(source, PDF_HEADER_REACH_BYTES));
  } catch (thrown) {
    return unreadableOf(thrown);
  }
};

/** What is said of a file that may be a PDF: nobody could look at it. */
const notLookedAt = (name: string, { code, words = UNREAD_MAYBE_PDF }: EntryUnreadable): ListedEntry => ({ kind: 'set-aside', name, code, words });

/** A PDF whose name lost its ending is still a PDF. */
const listOther = async ({ name, source }: FileRequest): Promise<Gathered> => {
  const gathered = gatherNothing();
  const isPdf = await startsLikePdf(source);
  if (isPdf instanceof EntryUnreadable) gathered.entries.push(notLookedAt(name, isPdf));
  else gathered.entries.push(isPdf ? { kind: 'inspect', name, source } : { kind: 'ignored', name });
  if (isPdf === false) gathered.problems.push({ code: 'ignored-file', entry: name });
  return gathered;
};

/** Says what becomes of one file found in a folder or archive; an archive is handed to `listInner`. */
export const listFile = async (request: FileRequest, listInner: (archive: ArchiveRequest) => Promise<Gathered>): Promise<Gathered> => {
  const { name, source } = request;
  const gathered = gatherNothing();
  switch (classifyName(name)) {
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
      return listOther(request);
  }
  return gathered;
};
