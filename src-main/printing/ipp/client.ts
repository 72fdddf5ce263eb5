import * as http from 'node:http';
import * as https from 'node:https';
import type { Readable } from 'node:stream';
import { decodeMessage, IppFormatError } from './decode';
import { encodeMessage } from './encode';
import { IppFailure } from './failure';
import { FIRST_FAILURE_STATUS, OPERATIONS, type IppOperation } from './tags';
import { connectTrusted, type CertificateTrust } from './trusted-connection';
import { attribute, type IppAttribute, type IppGroup, type IppMessage } from './values';
import { systemCodeOf } from '../../files/system-code';

/** Where an IPP server listens. */
export type IppEndpoint =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly secure: boolean; readonly trust?: CertificateTrust };

/** A document to send: `byteLength` where it is known beforehand. `open` is called once. */
export type IppDocument = { readonly byteLength: number | null; readonly open: () => Readable };

export type IppRequest = {
  readonly operation: IppOperation;
  /** Path of the HTTP request, such as `/printers/Office`. */
  readonly path: string;
  /** Operation attributes after charset and language. */
  readonly attributes: readonly IppAttribute[];
  readonly jobAttributes?: readonly IppAttribute[];
  readonly document?: IppDocument;
  readonly signal?: AbortSignal;
};

/** Asks one server, a connection a request. */
export type IppClient = {
  /**
   * Sends a request and its document, as a stream, and reads the answer.
   * @throws IppFailure of every kind; an IPP status that says no is `refused`.
   */
  readonly ask: (request: IppRequest) => Promise<IppMessage>;
};

/** Answers hold the attributes asked for only; more than this is no printer's answer. */
const LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;
/** A scheduler on the same machine answers in milliseconds; a printer that wakes up needs some seconds. */
const SILENCE_LIMIT_MS = 30_000;

export function createIppClient(endpoint: IppEndpoint, options: { readonly silenceLimitMs?: number } = {}): IppClient {
  const silenceLimitMs = options.silenceLimitMs ?? SILENCE_LIMIT_MS;
  let lastRequestId = 0;
  return {
    ask: async (request) => {
      lastRequestId += 1;
      const head = encodeMessage(messageOf(request, lastRequestId));
      try {
        const message = await exchange(endpoint, request, head, silenceLimitMs);
        if (message.code < FIRST_FAILURE_STATUS) return message;
        throw new IppFailure('refused', `${request.operation} was answered with status 0x${message.code.toString(16).padStart(4, '0')}.`, { status: message.code });
      } catch (thrown) {
        throw asFailure(thrown, request.signal);
      }
    },
  };
}

function messageOf(request: IppRequest, requestId: number): IppMessage {
  const operation: IppGroup = {
    group: 'operation',
    attributes: [attribute.charset('attributes-charset', 'utf-8'), attribute.naturalLanguage('attributes-natural-language', 'en'), ...request.attributes],
  };
  const job: readonly IppGroup[] = request.jobAttributes ? [{ group: 'job', attributes: request.jobAttributes }] : [];
  return { version: [2, 0], code: OPERATIONS[request.operation], requestId, groups: [operation, ...job] };
}

/** One HTTP POST: the head, then the document as it is read, then the whole answer. */
async function exchange(endpoint: IppEndpoint, request: IppRequest, head: Buffer, silenceLimitMs: number): Promise<IppMessage> {
  const { document, signal } = request;
  signal?.throwIfAborted();
  const post = open(endpoint, request.path, head.length, document, silenceLimitMs);
  post.setTimeout(silenceLimitMs, () => post.destroy(new IppFailure('timeout', `No answer for ${silenceLimitMs / 1000} seconds.`)));
  const stop = (): void => void post.destroy(new IppFailure('cancelled', 'The request was cancelled.'));
  signal?.addEventListener('abort', stop, { once: true });
  const source = document?.open();
  const answer = new Promise<http.IncomingMessage>((resolve, reject) => post.once('response', resolve).on('error', reject));
  try {
    post.write(head);
    const sending = send(source ? readDocument(source, document?.byteLength ?? null) : null, post);
    // A server may say no before it has taken the whole document; a yes counts only when all of it was sent.
    const message = decodeMessage(await readAnswer(await Promise.race([answer, sending.then(() => answer)])));
    if (message.code < FIRST_FAILURE_STATUS) await sending;
    return message;
  } catch (thrown) {
    answer.catch(() => undefined);
    throw thrown;
  } finally {
    signal?.removeEventListener('abort', stop);
    post.destroy();
    source?.destroy();
  }
}

function open(endpoint: IppEndpoint, path: string, headLength: number, document: IppDocument | undefined, silenceLimitMs: number): http.ClientRequest {
  const length = document === undefined ? headLength : document.byteLength === null ? null : headLength + document.byteLength;
  const headers = { 'Content-Type': 'application/ipp', ...(length === null ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': length }) };
  const common = { method: 'POST', path, headers } as const;
  // A scheduler behind a socket answers to the name localhost only.
  if (endpoint.kind === 'socket') return http.request({ ...common, agent: false, socketPath: endpoint.path, headers: { ...headers, Host: 'localhost' } });
  const { host, port, secure, trust } = endpoint;
  if (secure && trust) {
    // Without an agent the connection is ours to make; not a byte is sent before its certificate was looked at.
    return http.request({ ...common, host, port, createConnection: (_options, done) => connectTrusted({ host, port, trust, limitMs: silenceLimitMs }, done) });
  }
  return secure ? https.request({ ...common, agent: false, host, port }) : http.request({ ...common, agent: false, host, port });
}

/**
 * Writes the document at the pace of the connection. Not a stream pipeline: a server closes the connection as soon as it has the
 * announced bytes and has answered, which a pipeline takes for a failure when the file's end is noticed a moment later.
 */
async function send(chunks: AsyncIterable<Buffer> | null, post: http.ClientRequest): Promise<void> {
  for await (const chunk of chunks ?? []) {
    if (post.destroyed) throw new IppFailure('unreachable', 'The connection ended before the document did.');
    if (!post.write(chunk)) await writable(post);
  }
  post.end();
}

/** Resolves when more can be written, or never will be. */
const writable = (post: http.ClientRequest): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      post.off('drain', go).off('close', go);
      resolve();
    };
    post.once('drain', go).once('close', go);
  });

/** The document's bytes, with trouble of reading them told apart from trouble of sending them. */
async function* readDocument(source: Readable, byteLength: number | null): AsyncGenerator<Buffer> {
  let readBytes = 0;
  try {
    for await (const chunk of source) {
      readBytes += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    // Fewer or more bytes than were announced would leave the server waiting, or take the rest for another request.
    if (byteLength !== null && readBytes !== byteLength) throw new RangeError('The document changed its length.');
  } catch (thrown) {
    throw new IppFailure('source', 'The document could not be read to its end.', { cause: thrown });
  }
}

async function readAnswer(response: http.IncomingMessage): Promise<Buffer> {
  if (response.statusCode !== 200) {
    throw new IppFailure('http', `The server answered with HTTP status ${response.statusCode}.`, { status: response.statusCode ?? 0 });
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += (chunk as Buffer).length;
    if (length > LARGEST_ANSWER_BYTES) throw new IppFailure('malformed', 'The answer does not end.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function asFailure(thrown: unknown, signal: AbortSignal | undefined): IppFailure {
  if (signal?.aborted) return new IppFailure('cancelled', 'The request was cancelled.', { cause: thrown });
  if (thrown instanceof IppFailure) return thrown;
  if (thrown instanceof IppFormatError) return new IppFailure('malformed', thrown.message, { cause: thrown });
  const code = systemCodeOf(thrown) || 'no code';
  const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code);
  return new IppFailure(untrusted ? 'untrusted' : 'unreachable', `The connection failed (${code}).`, { cause: thrown });
}
