import { MessageChannel } from 'node:worker_threads';

/** Bytes in memory of their own, that no other bytes stand in. */
const alone = new WeakSet<Buffer>();

/** Takes note that bytes which were read or made anew are the only ones in their memory, so that this can be given back with them. */
export const markAlone = (bytes: Buffer): Buffer => {
  // Small ones stand in a pool that Node shares out.
  if (bytes.buffer.byteLength !== Buffer.poolSize) alone.add(bytes);
  return bytes;
};

export const areAlone = (bytes: Buffer): boolean => alone.has(bytes);

/** What is handed over to a closed port goes nowhere, and its memory with it. */
const { port1: nowhere } = new MessageChannel();
nowhere.close();

/**
 * Gives an entry's memory back at once, where it is the entry's alone: the bytes, and whatever else looks into them, are empty from here on. Left to V8 it waits
 * for a collection of the whole memory, as an entry in work outlives several of what is new, and a thread holds a dozen entries that nobody needs.
 */
export const giveBack = (bytes: Buffer): void => {
  if (alone.delete(bytes)) nowhere.postMessage(null, [bytes.buffer as ArrayBuffer]);
};
