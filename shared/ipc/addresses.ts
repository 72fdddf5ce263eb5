/** The program's own origin; nothing else is ever loaded. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://foldline`;

/** The window's page. */
export const INDEX_ADDRESS = `${APP_ORIGIN}/index.html`;

const DOCUMENT_PATH = '/document/';

/** Address of the PDF bytes of an entry of the present findings. */
export const documentAddress = (entryIndex: number): string => `${APP_ORIGIN}${DOCUMENT_PATH}${entryIndex}`;

/** The entry that a document address names, or null where the path is no such address. */
export const entryIndexOfPath = (path: string): number | null => {
  const digits = path.startsWith(DOCUMENT_PATH) ? path.slice(DOCUMENT_PATH.length) : '';
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
};
