import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type Session, protocol } from 'electron';
import { APP_ORIGIN, APP_SCHEME, entryIndexOfPath } from '@shared/ipc/addresses';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** Everything comes from our own origin; styles from files only, and pdf.js may compile its own wasm. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

/** Must run before the program is ready. */
export const declareAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
};

const refuse = (status: number): Response => new Response(null, { status, headers: HEADERS });

/** The renderer's file that a path names, or null where it would leave the folder. */
const fileOf = (rendererFolder: string, pathname: string): string | null => {
  const file = normalize(join(rendererFolder, decodeURIComponent(pathname)));
  return file.startsWith(rendererFolder + sep) ? file : null;
};

/**
 * Serves the window: its own files, and the PDF bytes of entries by index.
 *
 * @param readDocument the bytes of an entry of the present findings, or null where there is none
 */
export const serveApp = (session: Session, rendererFolder: string, readDocument: (entryIndex: number) => Promise<Uint8Array | null>): void => {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== APP_ORIGIN || request.method !== 'GET') return refuse(403);
    try {
      const entryIndex = entryIndexOfPath(url.pathname);
      if (entryIndex !== null) {
        const bytes = await readDocument(entryIndex);
        return bytes ? new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { ...HEADERS, 'Content-Type': 'application/pdf' } }) : refuse(404);
      }
      const file = fileOf(rendererFolder, url.pathname);
      if (!file) return refuse(403);
      const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
      return new Response(await readFile(file), { headers: { ...HEADERS, 'Content-Type': type } });
    } catch {
      return refuse(404);
    }
  });
};
