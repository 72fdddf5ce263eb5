import { peekEntry } from '../read-entry';
import { looksLikePdf, PDF_HEADER_REACH_BYTES } from '../pdf/looks-like-pdf';
import { classifyName } from './classify-name';
import { gatherNothing, type ArchiveRequest, type FileRequest, type Gathered } from './gathered';
import type { EntrySource } from '../../ports/entry-source';

const startsLikePdf = async (source: EntrySource): Promise<boolean> => {
  try {
    return looksLikePdf(await peekEntry(source, PDF_HEADER_REACH_BYTES));
  } catch {
    return false;
  }
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
      // A PDF whose name lost its ending is still a PDF.
      if (await startsLikePdf(source)) {
        gathered.entries.push({ kind: 'inspect', name, source });
      } else {
        gathered.entries.push({ kind: 'ignored', name });
        gathered.problems.push({ code: 'ignored-file', entry: name });
      }
  }
  return gathered;
};
