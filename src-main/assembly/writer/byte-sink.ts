import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** Where a document's bytes go, piece by piece in order. `isDoneWithBytes`: once a piece is written its room may be used again. */
export type ByteSink = { readonly write: (bytes: Buffer) => Promise<void>; readonly isDoneWithBytes?: boolean };

/**
 * Writes a new file by `fill`; nothing is overwritten, and a file that could not be completed is taken away.
 * Rejects with the file system's failure, or with what `fill` threw.
 */
export const writeNewFile = async <Outcome>(path: string, fill: (sink: ByteSink) => Promise<Outcome>): Promise<Outcome> => {
  const handle = await open(path, 'wx');
  try {
    const outcome = await fill({
      isDoneWithBytes: true,
      write: async (bytes) => {
        for (let written = 0; written < bytes.length; ) written += (await handle.write(bytes, written)).bytesWritten;
      },
    });
    await handle.close();
    return outcome;
  } catch (problem) {
    await handle.close();
    await rm(path, { force: true });
    throw problem;
  }
};

/** A stream as a sink that waits while the stream is full. Rejects when the stream breaks or is closed early. */
export const streamSink = (stream: Writable): ByteSink => {
  const closed = new AbortController();
  stream.once('close', () => closed.abort(stream.errored ?? new Error('The stream was closed before the document was complete.')));
  return {
    write: async (bytes) => {
      closed.signal.throwIfAborted();
      if (stream.write(bytes)) return;
      await once(stream, 'drain', { signal: closed.signal }).catch((problem: unknown) => {
        throw closed.signal.aborted ? closed.signal.reason : problem;
      });
    },
  };
};
