import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { createIppClient, type IppClient, type IppDocument } from '@main/printing/ipp/client';
import { encodeMessage } from '@main/printing/ipp/encode';
import type { IppFailure } from '@main/printing/ipp/failure';

type Server = { readonly client: IppClient; readonly close: () => void };
const open: Server[] = [];
afterEach(() => open.splice(0).forEach(({ close }) => close()));

/** A server of raw bytes: what it does with a connection is the test's. */
async function serve(onConnection: (socket: Socket) => void, silenceLimitMs?: number): Promise<IppClient> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const client = createIppClient({ kind: 'tcp', host: '127.0.0.1', port, secure: false }, silenceLimitMs === undefined ? {} : { silenceLimitMs });
  open.push({ client, close: () => (sockets.forEach((socket) => socket.destroy()), server.close()) });
  return client;
}

const answer = (status: number): Buffer => {
  const body = encodeMessage({ version: [2, 0], code: status, requestId: 1, groups: [] });
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`), body]);
};
const ask = (client: IppClient, document?: IppDocument, signal?: AbortSignal) =>
  client.ask({ operation: 'Send-Document', path: '/', attributes: [], ...(document && { document }), ...(signal && { signal }) });
const failureOf = async (asked: Promise<unknown>): Promise<Pick<IppFailure, 'kind' | 'status'>> => {
  const thrown = (await asked.then(
    () => null,
    (failure: unknown) => failure,
  )) as IppFailure | null;
  return { kind: thrown?.kind ?? ('none' as never), status: thrown?.status ?? null };
};

describe('the IPP client', () => {
  test('takes a yes that comes before the end of the file is noticed', async () => {
    let closed: () => void = () => undefined;
    const connectionClosed = new Promise<void>((resolve) => (closed = resolve));
    const client = await serve((socket) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        if (text.endsWith('THE END')) socket.end(answer(0), closed);
      });
    });
    const lingers = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('A document, THE END');
      await connectionClosed;
    };
    expect((await ask(client, { byteLength: 19, open: () => Readable.from(lingers()) })).code).toBe(0);
  });

  test('hears a no before the document is sent, and lets go of it', async () => {
    const client = await serve((socket) => socket.once('data', () => socket.end(answer(0x040a))));
    const endless = Readable.from(
      (async function* () {
        for (;;) yield Buffer.alloc(65_536);
      })(),
    );
    expect(await failureOf(ask(client, { byteLength: null, open: () => endless }))).toEqual({ kind: 'refused', status: 0x040a });
    expect(endless.destroyed).toBe(true);
  });

  test('breaks the request when the document breaks, so that the server never has a whole one', async () => {
    let received = '';
    let ended: (whole: boolean) => void = () => undefined;
    const connection = new Promise<boolean>((resolve) => (ended = resolve));
    const client = await serve((socket) => {
      socket.on('data', (chunk) => (received += chunk.toString('latin1')));
      socket.on('close', () => ended(received.includes('\r\n0\r\n\r\n')));
    });
    const breaks = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('the disk is gone');
    };
    expect(await failureOf(ask(client, { byteLength: null, open: () => Readable.from(breaks()) }))).toMatchObject({ kind: 'source' });
    expect(await connection).toBe(false);
  });

  test('tells a file that changed its length', async () => {
    const client = await serve(() => undefined);
    expect(await failureOf(ask(client, { byteLength: 100, open: () => Readable.from([Buffer.from('short')]) }))).toMatchObject({ kind: 'source' });
  });

  test('gives up on silence', async () => {
    expect(await failureOf(ask(await serve(() => undefined, 60)))).toMatchObject({ kind: 'timeout' });
  });

  test('ends at once when it is told to', async () => {
    const controller = new AbortController();
    const client = await serve((socket) => socket.once('data', () => controller.abort()));
    expect(await failureOf(ask(client, undefined, controller.signal))).toMatchObject({ kind: 'cancelled' });
  });

  test.each([
    ['an HTTP status', 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n', { kind: 'http', status: 401 }],
    ['a page', 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>', { kind: 'malformed', status: null }],
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n', { kind: 'unreachable', status: null }],
    ['a closed connection', '', { kind: 'unreachable', status: null }],
  ])('tells %s from an answer', async (_name, text, expected) => {
    expect(await failureOf(ask(await serve((socket) => socket.once('data', () => socket.end(text)))))).toEqual(expected);
  });
});
