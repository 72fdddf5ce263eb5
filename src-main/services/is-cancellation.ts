/** True where `thrown` is the reason of an aborted signal: the job was cancelled, which is no failure. */
export const isCancellation = (thrown: unknown, signal: AbortSignal): boolean => signal.aborted && (thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError'));
