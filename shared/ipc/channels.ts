/** The three channels between the preload script and main; the window itself never sees them. */
export const CALL_CHANNEL = 'foldline:call';
export const DROP_CHANNEL = 'foldline:drop';
export const EVENT_CHANNEL = 'foldline:event';
