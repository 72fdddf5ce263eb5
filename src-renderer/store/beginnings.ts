/** Pages, from 1 and in order, on which reports begin. */
export type Beginnings = readonly number[];

/** With the page where it was none of them, without it where it was. */
export const toggled = (beginnings: Beginnings, page: number): Beginnings =>
  beginnings.includes(page) ? beginnings.filter((one) => one !== page) : [...beginnings, page].sort((a, b) => a - b);

export const isSameBeginnings = (a: Beginnings, b: Beginnings): boolean => a.length === b.length && a.every((page, index) => page === b[index]);

/** The next beginning after a page, or the last before it; undefined where there is none. */
export const nextBeginning = (beginnings: Beginnings, page: number, direction: 1 | -1): number | undefined =>
  direction === 1 ? beginnings.find((one) => one > page) : beginnings.findLast((one) => one < page);
