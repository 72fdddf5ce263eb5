import { hash } from 'node:crypto';

/** The SHA-256 of data, in hexadecimal. */
export const dataDigest = (bytes: Buffer): string => hash('sha256', bytes, 'hex');

/** Smaller data is digested as quickly as it is looked up. */
const LEAST_BYTES = 4_096;
/** Data kept to be compared with: logos, pictures and fonts that all reports share. */
const BYTES_KEPT = 2 * 1024 * 1024;
/** Data of which only the digest is known so far, as it was met but once. */
const MET_ONCE_KEPT = 4_096;

type Known = { readonly bytes: Buffer; readonly digest: string };

/** Its length and some of its bytes: enough to tell most data apart, and what is alike is compared whole. */
const sampleOf = (bytes: Buffer): string => {
  const { length } = bytes;
  return `${length} ${bytes.readInt32LE(length >> 2)} ${bytes.readInt32LE(length >> 1)} ${bytes.readInt32LE(length - (length >> 2))} ${bytes.readInt32LE(length - 8)}`;
};

/**
 * Gives the SHA-256 of streams' data, in hexadecimal. Data that is byte by byte what was digested before has its digest: comparing
 * takes a tenth of the time, and most of a report's data is in every report.
 */
export const streamDigests = (): ((bytes: Buffer) => string) => {
  /** By a sample of the data, the longest unused first. */
  const known = new Map<string, Known>();
  const metOnce = new Map<string, string>();
  let bytesKept = 0;

  const keep = (sample: string, bytes: Buffer, digest: string): void => {
    for (const [longestUnused, { bytes: old }] of known) {
      if (bytesKept + bytes.length <= BYTES_KEPT) break;
      known.delete(longestUnused);
      bytesKept -= old.length;
    }
    known.set(sample, { bytes: Buffer.from(bytes), digest });
    bytesKept += bytes.length;
  };

  return (bytes) => {
    if (bytes.length < LEAST_BYTES) return dataDigest(bytes);
    const sample = sampleOf(bytes);
    const found = known.get(sample);
    if (found?.bytes.equals(bytes)) {
      known.delete(sample);
      known.set(sample, found);
      return found.digest;
    }
    const digest = dataDigest(bytes);
    if (found || bytes.length > BYTES_KEPT / 4) return digest;
    if (metOnce.get(sample) === digest) {
      metOnce.delete(sample);
      keep(sample, bytes, digest);
    } else {
      if (metOnce.size >= MET_ONCE_KEPT) metOnce.clear();
      metOnce.set(sample, digest);
    }
    return digest;
  };
};

/** The one by which batches are written and read again. */
export const streamDigest = streamDigests();
