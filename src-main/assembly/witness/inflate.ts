import { inflateSync } from '../../files/unbroken-zlib';
import { WitnessUnsure } from './syntax';

/** By how much text mostly grows: room for all of it at once spares zlib asking for more, and joining the pieces. */
const USUAL_GROWTH = 8;
const LEAST_AT_ONCE = 1_024;
const MOST_AT_ONCE = 1024 * 1024;

/** Inflates data that becomes at most so many bytes. */
export const inflate = (data: Buffer, mostBytes: number): Buffer => {
  try {
    return inflateSync(data, { maxOutputLength: mostBytes, chunkSize: Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, data.length * USUAL_GROWTH)) });
  } catch {
    throw new WitnessUnsure();
  }
};
