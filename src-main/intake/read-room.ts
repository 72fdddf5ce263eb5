/** Rooms that wait to be used again. */
const free: Buffer[] = [];
/** Entries are opened one ahead of the one in work. */
const ROOMS_KEPT = 2;
const MOST_KEPT_BYTES = 2 * 1024 * 1024;
const ROUND_BYTES = 64 * 1024;

/**
 * Lends memory for bytes that are wanted only until they are inflated. Memory that is made anew for each entry is given back late, and for as
 * long as that takes a thread holds that of dozens of entries.
 */
export const withReadRoom = async <Value>(bytes: number, use: (room: Buffer) => Promise<Value>): Promise<Value> => {
  const waiting = free.pop();
  const room = waiting && waiting.length >= bytes ? waiting : Buffer.allocUnsafeSlow(Math.ceil(bytes / ROUND_BYTES) * ROUND_BYTES);
  try {
    return await use(room);
  } finally {
    if (free.length < ROOMS_KEPT && room.length <= MOST_KEPT_BYTES) free.push(room);
  }
};
