import { listOf } from './counts';

/** Something let go over the window. */
export type Dropped = { readonly name: string; readonly isFolder: boolean };

export const isUsable = ({ name, isFolder }: Dropped): boolean => isFolder || /\.(zip|pdf)$/i.test(name);

/** Why some of what was dropped is left out, null where all can be used. */
export function leftOutSentence(dropped: readonly Dropped[]): string | null {
  if (dropped.length === 0) return 'Text and links can’t be read. Drop zip files, folders, or PDFs.';
  const names = dropped.filter((item) => !isUsable(item)).map(({ name }) => `“${name}”`);
  if (names.length === 0) return null;
  const named = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return `${listOf(named)} can’t be read. Drop zip files, folders, or PDFs.`;
}
