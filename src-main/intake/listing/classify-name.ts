/** What a file of a download is, by its name alone. `hidden`: the system's own, of no interest to staff. */
export type NameClass = 'pdf' | 'archive' | 'index' | 'hidden' | 'other';

const HIDDEN_NAMES = new Set(['.ds_store', 'thumbs.db', 'ehthumbs.db', 'desktop.ini']);
const HIDDEN_FOLDERS = new Set(['__macosx', '.spotlight-v100', '.trashes', '.fseventsd', '$recycle.bin', 'system volume information']);

/** `name` is an entry's path with `/`. A PDF with a dot name in front is no score report of a download, but staff should hear of it. */
export const classifyName = (name: string): NameClass => {
  const parts = name.toLowerCase().split('/');
  const file = (parts.at(-1) ?? '').replace(/[. ]+$/, '');
  if (parts.slice(0, -1).some((part) => HIDDEN_FOLDERS.has(part)) || HIDDEN_NAMES.has(file) || file.startsWith('._')) return 'hidden';
  // What Office leaves beside a document that is open, locked.
  if (file.startsWith('~$') && !file.endsWith('.pdf')) return 'hidden';
  if (file.startsWith('.')) return file.endsWith('.pdf') ? 'other' : 'hidden';
  if (/^pdfindex\.x?html?$/.test(file)) return 'index';
  if (file.endsWith('.pdf')) return 'pdf';
  return file.endsWith('.zip') ? 'archive' : 'other';
};
