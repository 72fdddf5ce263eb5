import type { MoveAnswer } from '@shared/domain/printing/move-pieces';

/** Holds the pieces of a printer that failed, until a person says whether they go to the other printers of the run. */
export class MoveGate {
  private readonly waiting = new Map<number, (answer: MoveAnswer) => void>();

  /** A person's word on a job, by its place in the run; nothing is kept of one that nobody waits for. */
  say(jobIndex: number, answer: MoveAnswer): void {
    this.waiting.get(jobIndex)?.(answer);
  }

  /** Resolves to the person's word; to staying where the signal ends the run. */
  ask(jobIndex: number, signal: AbortSignal): Promise<MoveAnswer> {
    return new Promise((resolve) => {
      const end = (answer: MoveAnswer): void => {
        this.waiting.delete(jobIndex);
        signal.removeEventListener('abort', onAbort);
        resolve(answer);
      };
      const onAbort = (): void => end({ move: false });
      this.waiting.set(jobIndex, end);
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}
