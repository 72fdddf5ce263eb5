import { processorMsOf } from './processor-time';

/**
 * How much longer a work takes for eight times as much, fastest of seven each: about 8 where it is linear, 64 where it is quadratic. It is the
 * processor's time: a busy machine can hold up the one and not the other.
 */
export function growthOverEightfold(size: number, prepare: (size: number) => () => unknown): number {
  const fastest = (of: number): number => {
    const work = prepare(of);
    return Math.min(...Array.from({ length: 7 }, () => processorMsOf(work)));
  };
  const small = fastest(size);
  return fastest(size * 8) / small;
}

/** Between linear and quadratic. */
export const STILL_LINEAR = 30;
