/** A drawing that waits for its turn. */
type Waiting = { readonly priority: number; readonly order: number; readonly start: () => void };

/** What matters first: what is looked at, then what is likely next. */
export const PRIORITY = { shown: 0, next: 1 } as const;

export type RenderQueue = {
  /**
   * Runs `work` when its turn comes: lower `priority` first, then first come, first served.
   * Rejects with the signal's reason where it is aborted; work under way is expected to heed the signal itself.
   */
  readonly add: <Value>(work: (signal: AbortSignal) => Promise<Value>, priority: number, signal: AbortSignal) => Promise<Value>;
};

/** One queue for all drawing, so that paging through thousands of sheets never piles up work. */
export function createRenderQueue(atOnce: number): RenderQueue {
  let waiting: readonly Waiting[] = [];
  let running = 0;
  let count = 0;

  const next = (): void => {
    if (running >= atOnce || waiting.length === 0) return;
    const first = waiting.reduce((best, one) => (one.priority < best.priority || (one.priority === best.priority && one.order < best.order) ? one : best));
    waiting = waiting.filter((one) => one !== first);
    running += 1;
    first.start();
  };

  const add = <Value>(work: (signal: AbortSignal) => Promise<Value>, priority: number, signal: AbortSignal): Promise<Value> =>
    new Promise<Value>((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      count += 1;
      const leave = (): void => {
        waiting = waiting.filter((one) => one !== mine);
        reject(signal.reason as Error);
      };
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        work(signal)
          .then(resolve, reject)
          .finally(() => {
            running -= 1;
            next();
          });
      };
      const mine: Waiting = { priority, order: count, start };
      waiting = [...waiting, mine];
      signal.addEventListener('abort', leave, { once: true });
      next();
    });

  return { add };
}
