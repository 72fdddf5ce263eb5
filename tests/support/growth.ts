/**
 * How much longer a work takes for eight times as much, fastest of three each: about 8 where it is linear, 64 where it is quadratic. A busy machine
 * slows both, so that this can be tested where a bound in seconds can't.
 */
export function growthOverEightfold(size: number, prepare: (size: number) => () => unknown): number {
  const fastest = (of: number): number => {
    const work = prepare(of);
    const times = Array.from({ length: 3 }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    });
    return Math.min(...times);
  };
  const small = fastest(size);
  return fastest(size * 8) / small;
}

/** Between linear and quadratic. */
export const STILL_LINEAR = 30;
