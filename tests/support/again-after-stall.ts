/**
 * For a test that holds an end against the clock, as what waits for other threads must be: a shared machine can stand still for a second or two, though not each of three times.
 * What is slow by itself fails all three.
 */
export const AGAIN_AFTER_STALL = { retry: 2 };
