/**
 * What a file of a download is, by its name alone. `hidden`: the system's own, of no interest to staff. Of `in-cloud`, `unfinished` and `other-archive` nothing can be
 * read, and reports may be in them.
 */
export type NameClass = 'pdf' | 'archive' | 'index' | 'hidden' | 'in-cloud' | 'unfinished' | 'other-archive' | 'other';

/** What macOS leaves in a folder of iCloud Drive in place of a file that it keeps elsewhere. */
const IN_CLOUD = /^\..+\.(?:pdf|zip)\.icloud$/;
/** Under these endings browsers keep what they are still downloading. */
const UNFINISHED = /\.(?:crdownload|opdownload|part|partial)$/;
/** Archives that are not read, and parts of zips that were split. */
const OTHER_ARCHIVE = /\.(?:7z|rar|tar|t?gz|t?bz2?|t?xz|zst|z\d\d|zip\.\d{3})$/;

const HIDDEN_NAMES = new Set(['.ds_store', 'thumbs.db', 'ehthumbs.db', 'desktop.ini']);
const HIDDEN_FOLDERS = new Set(['__macosx', '.spotlight-v100', '.trashes', '.fseventsd', '$recycle.bin', 'system volume information', 'lost+found']);

/** `name` is an entry's path with `/`. A PDF with a dot name in front is no score report of a download, but staff should hear of it. */
export const classifyName = (name: string): NameClass => {
  const parts = name.toLowerCase().split('/');
  const file = (parts.at(-1) ?? '').replace(/[. ]+$/, '');
  if (parts.slice(0, -1).some((part) => HIDDEN_FOLDERS.has(part)) || HIDDEN_NAMES.has(file) || file.startsWith('._')) return 'hidden';
  // What Office leaves beside a document that is open, locked.
  if (file.startsWith('~$') && !file.endsWith('.pdf')) return 'hidden';
  if (IN_CLOUD.test(file)) return 'in-cloud';
  if (file.startsWith('.')) return file.endsWith('.pdf') ? 'other' : 'hidden';
  if (/^pdfindex\.x?html?$/.test(file)) return 'index';
  if (file.endsWith('.pdf')) return 'pdf';
  if (UNFINISHED.test(file)) return 'unfinished';
  if (OTHER_ARCHIVE.test(file)) return 'other-archive';
  return /\.zipx?$/.test(file) ? 'archive' : 'other';
};
