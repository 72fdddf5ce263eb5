/** The three channels between the preload script and main; the window itself never sees them. */
export const CALL_CHANNEL = 'foldline:call';
export const DROP_CHANNEL = 'foldline:drop';
export const EVENT_CHANNEL = 'foldline:event';

/** Dropped files that are told in one message: a few milliseconds to find their paths. */
export const FILES_OF_DROP = 256;
