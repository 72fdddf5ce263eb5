import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { BlobReader, configure, type Entry, Uint8ArrayReader, ZipReader, ZipWriter } from '@zip.js/zip.js';
import type { ReadLockedArchive, WriteLockedArchive } from '../ports/locked-archive';

configure({ useWebWorkers: false });

/** AES with a key of 256 bits (WinZip AE-2). */
const AES_256 = 3;

/** PDFs are compressed already. */
const STORED = 0;

const streamOf = (path: string): ReadableStream<Uint8Array> => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;

export const writeLockedArchive: WriteLockedArchive = async (path, files, password, { signal, onFile }) => {
  // Nothing is overwritten: the file is made here, and only then written into.
  await (await open(path, 'wx', 0o600)).close();
  try {
    const out = Writable.toWeb(createWriteStream(path, { flags: 'r+' })) as WritableStream;
    const archive = new ZipWriter(out, { password, encryptionStrength: AES_256, level: STORED, signal });
    for (const [index, file] of files.entries()) {
      await archive.add(file.name, 'bytes' in file ? new Uint8ArrayReader(file.bytes) : streamOf(file.path));
      signal.throwIfAborted();
      onFile(index + 1);
    }
    await archive.close();
  } catch (thrown) {
    await rm(path, { force: true });
    throw signal.aborted ? signal.reason : thrown;
  }
};

const digestOf = async (entry: Entry, password: string, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  if (entry.directory) return hash.digest('hex');
  await entry.getData(new WritableStream<Uint8Array>({ write: (chunk) => void hash.update(chunk) }), { password, signal });
  return hash.digest('hex');
};

export const readLockedArchive: ReadLockedArchive = async (path, password, signal) => {
  const archive = new ZipReader(new BlobReader(await openAsBlob(path)));
  const digests = new Map<string, string>();
  for await (const entry of archive.getEntriesGenerator()) digests.set(entry.filename, await digestOf(entry, password, signal));
  await archive.close();
  return digests;
};
