/** The present with what was before it and what was undone; snapshots, the latest last. */
export type History<Value> = { readonly past: readonly Value[]; readonly present: Value; readonly future: readonly Value[] };

const MOST_SNAPSHOTS = 200;

export const begin = <Value>(present: Value): History<Value> => ({ past: [], present, future: [] });

/** A new present; what was undone is forgotten. */
export const change = <Value>(history: History<Value>, present: Value): History<Value> => ({
  past: [...history.past, history.present].slice(-MOST_SNAPSHOTS),
  present,
  future: [],
});

/** One step back, the same history where there is none. */
export const undo = <Value>(history: History<Value>): History<Value> => {
  const previous = history.past.at(-1);
  return previous === undefined ? history : { past: history.past.slice(0, -1), present: previous, future: [...history.future, history.present] };
};

/** One undone step forward again, the same history where there is none. */
export const redo = <Value>(history: History<Value>): History<Value> => {
  const next = history.future.at(-1);
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future: history.future.slice(0, -1) };
};
