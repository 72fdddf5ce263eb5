/** Holds a run between the fronts and the backs of a stack, until a person says that it is turned and back in the tray, or that it can't go on. */
export class TurnGate {
  private answer: ((isTurned: boolean) => void) | null = null;

  /** A person's word; nothing is kept of one that nobody waits for. */
  say(isTurned: boolean): void {
    this.answer?.(isTurned);
  }

  /** Resolves to true once the stack is turned, to false where the person says that it can't be, or the signal ends the run. */
  wait(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isTurned: boolean): void => {
        this.answer = null;
        signal.removeEventListener('abort', onAbort);
        resolve(isTurned);
      };
      const onAbort = (): void => end(false);
      this.answer = end;
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}
