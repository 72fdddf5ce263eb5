/** Time, so that a test can own it. */
export type Clock = {
  readonly now: () => Date;
  /** Resolves after that many milliseconds, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};
