import { inflateSync } from 'node:zlib';
import { WitnessUnsure } from './syntax';

/** Inflates data that becomes at most so many bytes. */
export const inflate = (data: Buffer, mostBytes: number): Buffer => {
  try {
    return inflateSync(data, { maxOutputLength: mostBytes });
  } catch {
    throw new WitnessUnsure();
  }
};
