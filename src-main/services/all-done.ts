/** Waits until all of the work has ended, also where some of it fails; gives its values, or throws what failed first in its order. */
export const allDone = async <Values extends readonly unknown[]>(work: { readonly [Index in keyof Values]: Promise<Values[Index]> }): Promise<Values> => {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return Promise.all(work) as Promise<unknown> as Promise<Values>;
};
