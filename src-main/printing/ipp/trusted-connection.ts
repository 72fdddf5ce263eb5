import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import * as tls from 'node:tls';
import { IppFailure } from './failure';

/**
 * How a printer proves who it is. Printers sign their certificates themselves, so the certificate seen when a printer was added counts
 * from then on (`pinned`, SHA-256 as `AB:CD:…`); one that this computer's authorities vouch for under the printer's name is good as well.
 * `first-use`: any certificate, which is handed to `seen`.
 */
export type CertificateTrust = { readonly kind: 'pinned'; readonly sha256: string } | { readonly kind: 'first-use'; readonly seen: (sha256: string) => void };

type Target = { readonly host: string; readonly port: number; readonly trust: CertificateTrust; /** Longest wait for the connection, in milliseconds. */ readonly limitMs: number };

/**
 * Opens a TLS connection whose certificate is the trusted one, and calls `done` once, with it or with an {@link IppFailure} `untrusted`.
 * Nothing is written to the connection before that.
 */
export function connectTrusted({ host, port, trust, limitMs }: Target, done: (error: Error | null, socket: Socket) => void): undefined {
  // Whether the certificate is good is decided below, before anything is sent.
  const socket = tls.connect({ host, port, rejectUnauthorized: false, ...(isIP(host) === 0 && { servername: host }) });
  const patience = setTimeout(() => socket.destroy(new IppFailure('timeout', 'The connection was not made in time.')), limitMs);
  const fail = (error: Error): void => {
    clearTimeout(patience);
    done(error, socket);
  };
  socket.once('error', fail);
  socket.once('secureConnect', () => {
    clearTimeout(patience);
    socket.off('error', fail);
    const shown = socket.getPeerCertificate().fingerprint256;
    if (isTrusted(trust, shown, socket.authorized)) done(null, socket);
    else {
      socket.destroy();
      fail(new IppFailure('untrusted', 'The certificate is not the one that is known.'));
    }
  });
}

function isTrusted(trust: CertificateTrust, shown: string | undefined, authorized: boolean): boolean {
  if (shown === undefined) return false;
  if (trust.kind === 'pinned') return authorized || shown === trust.sha256;
  trust.seen(shown);
  return true;
}
