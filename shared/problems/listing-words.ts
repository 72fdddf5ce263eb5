import type { ProblemWords } from './describe-problem';

/** Methods of packing in zips by their number (PKWARE APPNOTE 6.3.10, 4.4.5), of those that are not read. */
const METHODS: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'],
  [2, 'Reduce'],
  [3, 'Reduce'],
  [4, 'Reduce'],
  [5, 'Reduce'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [10, 'PKWARE Implode'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [16, 'IBM CMPSC'],
  [18, 'IBM Terse'],
  [19, 'IBM LZ77'],
  [20, 'Zstandard'],
  [93, 'Zstandard'],
  [94, 'MP3'],
  [95, 'XZ'],
  [96, 'JPEG'],
  [97, 'WavPack'],
  [98, 'PPMd'],
]);

/** What is said of a file that is whole, but packed in its zip by a method that is not read. */
export const packedBy = (method: number): ProblemWords => ({
  fact: `This file is packed in its zip with ${METHODS.get(method) ?? `method ${method}`}, which Foldline does not read`,
  next: 'Unpack the zip with the program that made it, and add the folder instead.',
});

/** What is said of the last file of a zip that was split over several. */
export const ONE_PART_OF_SEVERAL: ProblemWords = {
  fact: 'This zip is one part of several, and only the files that are whole in it were read',
  next: 'Unpack all parts together with the program that made them, and add the folder instead.',
};

/** What is said of a zip whose own list of its files is wrong. */
export const LIST_SAID_EMPTY: ProblemWords = { fact: 'This zip says that nothing is in it; the files in it were found and read one by one', next: 'Check that none is missing, or download it again from TOMS.' };
export const LIST_MISCOUNTED: ProblemWords = { fact: 'This zip tells another number of files than it lists; all that it lists were read', next: 'Check that none is missing, or download it again from TOMS.' };
export const LIST_LEFT_OUT: ProblemWords = { fact: 'This zip holds files that its own list leaves out; they were read too', next: 'Check that they belong to this download, or download it again from TOMS.' };
export const LIST_REPLACED: ProblemWords = { fact: 'This zip holds a file twice under one name and lists only one of them; that one was read', next: 'Check that it is the right one, or download it again from TOMS.' };

/** What is said of a link that stands in a zip in place of a file. */
export const LINK_IN_ZIP: ProblemWords = { fact: 'This is a link to another file, which the zip does not hold', next: 'Add the file that it leads to.' };

/** What is said of a file that can't be opened, whatever it holds. */
export const NOT_OPENED: Readonly<Record<'locked' | 'gone' | 'in-use', ProblemWords>> = {
  locked: { fact: 'This file cannot be opened by this account', next: 'Check who may read it, then read the downloads again.' },
  gone: { fact: 'This file is no longer there', next: 'Put it back, or read the downloads again without it.' },
  'in-use': { fact: 'Another program holds this file so that nobody else can read it', next: 'Close it there, then read the downloads again.' },
};

/** What is said of things in a folder that are passed over. */
export const PASSED_OVER: Readonly<Record<'link' | 'locked-folder' | 'hidden-folder' | 'special', ProblemWords>> = {
  link: { fact: 'This is a link to another place, and links are not followed', next: 'Add the file or folder that it leads to.' },
  'locked-folder': { fact: 'This folder cannot be opened by this account', next: 'Check who may read it, then read the downloads again.' },
  'hidden-folder': { fact: 'This folder is hidden and was passed over', next: 'Add it by itself if it holds reports.' },
  special: { fact: 'This is neither a file nor a folder, and was passed over', next: 'Nothing needs to be done.' },
};
