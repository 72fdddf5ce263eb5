/**
 * Puts results that come in any order back into theirs: `take` answers with those that are now next in line, so that what is told
 * onwards is in the shown order from the first.
 */
export const inOrder = <Value>(order: readonly number[]): { readonly take: (index: number, value: Value) => readonly Value[] } => {
  const waiting = new Map<number, Value>();
  let next = 0;
  return {
    take: (index, value) => {
      waiting.set(index, value);
      const ready: Value[] = [];
      for (let key = order[next]; key !== undefined && waiting.has(key); key = order[next]) {
        ready.push(waiting.get(key) as Value);
        waiting.delete(key);
        next += 1;
      }
      return ready;
    },
  };
};
