/** A larger array with what stands in another, which it takes the place of. */
export const grown = <Numbers extends { set: (from: Numbers) => void }>(from: Numbers, into: Numbers): Numbers => {
  into.set(from);
  return into;
};
