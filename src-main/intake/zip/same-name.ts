/** Between folders of an entry's name, and behind the name of an archive that stands in another one. */
const SEPARATORS = /[\\/]/;
const INNER_ARCHIVE = /^.*!\//s;

/** The signs by which each part of a name tells whose it is. */
const partsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(SEPARATORS)
    .map((part) => part.replace(/[^a-z0-9]+/g, ''))
    .filter((part) => part !== '');

/** Beyond ASCII one name may be written in several ways: whole or with the accents apart, by code page, with `?`, `_` or the bare letter instead. */
const formsOf = (name: string): readonly (readonly string[])[] => [partsOf(name), partsOf(name.normalize('NFD'))];

const endAlike = (a: readonly string[], b: readonly string[]): boolean => {
  const count = Math.min(a.length, b.length);
  return count === 0 || a.slice(-count).join('/') === b.slice(-count).join('/');
};

/**
 * Whether two ways in which a zip names a file can be one name, in front of which folders may stand in either: a byte that changed in one of them may make the
 * file another pupil's.
 */
export const isSameName = (listed: string, inItsHeader: string): boolean => {
  const forms = formsOf(inItsHeader);
  return formsOf(listed.replace(INNER_ARCHIVE, '')).some((one) => forms.some((other) => endAlike(one, other)));
};
