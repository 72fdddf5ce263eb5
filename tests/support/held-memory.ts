import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Of objects, and of buffers outside of them. */
const bytesInUse = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const heldBytes = (make: () => unknown): number => {
  collect();
  const before = bytesInUse();
  const held = [make()];
  collect();
  const bytes = bytesInUse() - before;
  return held.length > 0 ? bytes : 0;
};

const FEW = 1_000;
const MANY = 7_000;

/** How many bytes more are held for each further item of what `make` gives; what is held once whatever their number is left out. */
export const heldForEach = (make: (count: number) => unknown): number => {
  // What is made only once, such as compiled code, is made now.
  make(FEW);
  const few = heldBytes(() => make(FEW));
  return (heldBytes(() => make(MANY)) - few) / (MANY - FEW);
};
