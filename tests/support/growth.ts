/**
 * How much longer a work takes for eight times as much, fastest of three each: about 8 where it is linear, 64 where it is quadratic. It is the
 * processor's time: a busy machine can hold up the one and not the other.
 */
export function growthOverEightfold(size: number, prepare: (size: number) => () => unknown): number {
  const fastest = (of: number): number => {
    const work = prepare(of);
    const times = Array.from({ length: 3 }, () => {
      const started = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(started);
      return user + system;
    });
    return Math.min(...times);
  };
  const small = fastest(size);
  return fastest(size * 8) / small;
}

/** Between linear and quadratic. */
export const STILL_LINEAR = 30;
