/** What was deleted last, and its place in its list, so that it can come back. */
export type Deleted<One> = { readonly one: One; readonly place: number };

/** A list without one of its own, and how it comes back. */
export const without = <One>(list: readonly One[], one: One): { readonly left: readonly One[]; readonly deleted: Deleted<One> } => ({
  left: list.filter((other) => other !== one),
  deleted: { one, place: list.indexOf(one) },
});

/** The list with what was deleted from it in its place again. */
export const withBack = <One>(list: readonly One[], { one, place }: Deleted<One>): readonly One[] => list.toSpliced(place, 0, one);
