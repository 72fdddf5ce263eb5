import type { Steps } from '@shared/jobs/steps';
import { inSlices } from '../in-slices';

/**
 * Makes something of an object once, in slices, when it is first asked for; whoever asks meanwhile waits for the same. It goes with the object. `more` is what
 * belongs to the object and is not looked at again.
 */
export const onceInSlices = <Of extends object, More extends readonly unknown[], Outcome extends object>(make: (of: Of, ...more: More) => Steps<Outcome>): ((of: Of, ...more: More) => Promise<Outcome>) => {
  const made = new WeakMap<Of, Promise<Outcome>>();
  return (of, ...more) => {
    let outcome = made.get(of);
    if (!outcome) made.set(of, (outcome = inSlices(make(of, ...more))));
    return outcome;
  };
};
