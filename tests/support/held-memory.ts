import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectOnce = runInNewContext('gc') as () => void;

/** What only the first collection lets go of holds other things. */
const collect = (): void => {
  collectOnce();
  collectOnce();
};

/** Bytes of objects; buffers outside of them are given back at times of their own, and can't be counted so. */
const bytesInUse = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const heldBytes = (make: () => unknown): number => {
  const before = bytesInUse();
  const held = [make()];
  const bytes = bytesInUse() - before;
  return held.length > 0 ? bytes : 0;
};

/** Of two: code that is compiled meanwhile, on a busy machine later than usual, would be counted too. */
const leastHeldBytes = (make: () => unknown): number => Math.min(heldBytes(make), heldBytes(make));

const FEW = 1_000;
const MANY = 7_000;

/** How many bytes of objects more are held for each further item of what `make` gives; what is held once whatever their number is left out. */
export const heldForEach = (make: (count: number) => unknown): number => {
  // What is made only once, such as compiled code, is made now.
  make(MANY);
  return (leastHeldBytes(() => make(MANY)) - leastHeldBytes(() => make(FEW))) / (MANY - FEW);
};

/** Whether nothing holds an object any more. */
export const isLetGo = async (object: WeakRef<object>): Promise<boolean> => {
  // A reference that was asked for holds its object until the turn ends.
  await new Promise(setImmediate);
  collect();
  return object.deref() === undefined;
};
