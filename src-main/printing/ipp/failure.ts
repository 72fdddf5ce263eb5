/**
 * What can go wrong between this program and an IPP server.
 * `unreachable`: nobody listens, or the connection broke; `timeout`: no byte for too long; `untrusted`: TLS did not prove the server;
 * `http`: an answer that is not 200 (`status`); `refused`: an IPP status that says no (`status`); `malformed`: an answer that is no IPP;
 * `source`: the document could not be read; `cancelled`: the caller's signal.
 */
export type IppFailureKind = 'unreachable' | 'timeout' | 'untrusted' | 'http' | 'refused' | 'malformed' | 'source' | 'cancelled';

/** A request that got no usable answer. Messages hold no document names. */
export class IppFailure extends Error {
  override readonly name = 'IppFailure';
  readonly kind: IppFailureKind;
  readonly status: number | null;

  constructor(kind: IppFailureKind, message: string, options: { readonly status?: number; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.status = options.status ?? null;
  }
}
