import { someNamed } from '@shared/ipc/some-named';
import { someOf } from './counts';

/** Something let go over the window. */
export type Dropped = { readonly name: string; readonly isFolder: boolean };

export const isUsable = ({ name, isFolder }: Dropped): boolean => isFolder || /\.(zip|pdf)$/i.test(name);

/** Why some of what was dropped is left out, null where all can be used. */
export function leftOutSentence(dropped: readonly Dropped[]): string | null {
  if (dropped.length === 0) return 'Text and links can’t be read. Drop zip files, folders, or PDFs.';
  const names = dropped.filter((item) => !isUsable(item)).map(({ name }) => name);
  if (names.length === 0) return null;
  return `${someOf(someNamed(names, (name) => name))} can’t be read. Drop zip files, folders, or PDFs.`;
}

/** What of a drop is not there, null where all is: moved meanwhile, on a drive that has gone, or handed over by a program that keeps no file of it. */
export function missingSentence(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const them = names.length === 1 ? 'it' : 'them';
  return `${someOf(someNamed(names, (name) => name))} can’t be found. Save ${them} in a folder, then drop ${them} from there.`;
}
