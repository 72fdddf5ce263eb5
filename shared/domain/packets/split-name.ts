/** What follows a family name and is no part of it. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v)\.?$/i;

/** Words that begin a family name of several words. `van` is none of them: in California it is as often a Vietnamese middle name. */
const PARTICLES: ReadonlySet<string> = new Set(['de', 'del', 'la', 'las', 'los', 'da', 'das', 'dos', 'di', 'von', 'der', 'den']);

export type NameParts = { readonly family: string; readonly given: string };

/**
 * The family and the given name of a printed name. Which form reports print differs between designs, so both are read:
 * with a comma ("Lopez Garcia, Ana") the family name stands before it, unless only a suffix follows ("Ana Lopez, Jr.");
 * without one ("Ana de la Cruz Jr.") it is the last word with the particles before it. Two family names without
 * a comma can't be told from a middle name and sort by the last. A suffix goes with the given name.
 */
export const splitName = (printed: string): NameParts => {
  const comma = printed.indexOf(',');
  const behind = printed.slice(comma + 1).trim();
  if (comma > 0 && behind !== '' && !SUFFIX.test(behind)) return { family: printed.slice(0, comma).trim(), given: behind };

  const words = printed.split(/[\s,]+/).filter((word) => word !== '');
  const suffixes = words.length > 1 && SUFFIX.test(words.at(-1) ?? '') ? words.slice(-1) : [];
  const names = words.slice(0, words.length - suffixes.length);
  let start = names.length - 1;
  // The first word always stays a given name.
  while (start > 1 && PARTICLES.has(names[start - 1]?.toLowerCase() ?? '')) start -= 1;
  return { family: names.slice(start).join(' '), given: [...names.slice(0, start), ...suffixes].join(' ') };
};
