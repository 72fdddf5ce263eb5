import type { ProblemWords } from './describe-problem';
import type { ProblemCode } from './problem';

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

/** What is said of a zip that stands in a folder or in another zip, where the words for a download would name the wrong thing. */
export const ZIP_WITHIN: Readonly<Partial<Record<ProblemCode, ProblemWords>>> = {
  'archive-unreadable': { fact: 'This file is named as a zip and cannot be opened as one', next: 'Download it again from TOMS, or take it out if no reports are in it.' },
  'archive-has-no-pdfs': { fact: 'This zip holds no PDF', next: 'Check in TOMS that PDF score reports were requested, or take it out if it does not belong there.' },
  'archive-truncated': { fact: 'This zip broke off, and only whole files in it were read', next: 'Download it again from TOMS, and put the new one in its place.' },
};
export const ZIP_DAMAGED: ProblemWords = { fact: 'This zip is damaged where it stands, and nothing in it can be read', next: 'Download it again from TOMS.' };
export const ZIP_TOO_DEEP: ProblemWords = { fact: 'This zip lies deeper inside of other zips than Foldline looks', next: 'Unpack the outer zips, and add the folder instead.' };

/** What is said of a file in a zip that the zip's own list names otherwise than the file's own header. */
export const NAMED_IN_TWO_WAYS: ProblemWords = { fact: 'The zip is damaged where it names this file: it names it in two ways, and which of them is right can’t be told', next: 'Download it again from TOMS.' };

/** What is said of an index of a download that can't be read. */
export const INDEX_UNREAD: ProblemWords = { fact: 'This index of the download cannot be read, so the files were not compared with it', next: 'Check that no report is missing, or download it again from TOMS.' };

/** What is said of a link that stands in a zip in place of a file. */
export const LINK_IN_ZIP: ProblemWords = { fact: 'This is a link to another file, which the zip does not hold', next: 'Add the file that it leads to.' };

/** What is said of a file that can't be opened, whatever it holds. */
export const NOT_OPENED: Readonly<Record<'locked' | 'gone' | 'in-use' | 'not-given' | 'odd-name', ProblemWords>> = {
  locked: { fact: 'This file cannot be opened by this account', next: 'Check who may read it, then read the downloads again.' },
  gone: { fact: 'This file is no longer there', next: 'Put it back, or read the downloads again without it.' },
  'not-given': { fact: 'The disk, the network or the cloud does not give this file', next: 'Check that it opens in its own program, keep it on this computer (in OneDrive: Always keep on this device), then read the downloads again.' },
  'odd-name': { fact: 'The name of this file is in an old character set, and it cannot be opened by it', next: 'Rename the file, or add the zip that it came from instead.' },
  'in-use': { fact: 'Another program holds this file so that nobody else can read it', next: 'Close it there, then read the downloads again.' },
};

/** What is said of a folder that can't be opened: reports may be in it. */
export const FOLDER_NOT_OPENED: Readonly<Record<'locked' | 'odd-name', ProblemWords>> = {
  locked: { fact: 'This folder cannot be opened by this account', next: 'Check who may read it, then read the downloads again.' },
  'odd-name': { fact: 'The name of this folder is in an old character set, and it cannot be opened by it', next: 'Rename the folder, or add the zip that it came from instead.' },
};

/** What is said of a file without the ending of a PDF whose bytes can't be read. */
export const UNREAD_MAYBE_PDF: ProblemWords = { fact: 'This file cannot be read, so it is not known whether it is a PDF', next: 'Open it to see what it is, or take it out if it is no report.' };

/** What is said of files that may hold reports and are no PDFs or zips yet. */
export const NOT_YET_READABLE: Readonly<Record<'in-cloud' | 'unfinished' | 'other-archive', ProblemWords>> = {
  'in-cloud': { fact: 'This file is kept in iCloud and is not on this computer', next: 'Download it in the Finder, then read the downloads again.' },
  unfinished: { fact: 'A browser has not finished downloading this file', next: 'Wait for it or download it again from TOMS, then read the downloads again.' },
  'other-archive': { fact: 'This is an archive of a kind that Foldline does not read, or one part of several', next: 'Unpack it with the program that made it, and add the folder instead.' },
};

/** Kinds of files that are neither PDFs nor zips, by what is to be done with them. */
export type OtherKind = 'document' | 'picture' | 'mail' | 'shortcut' | 'web-page' | 'other';

/** What is said of a file that was chosen and is of no kind that is read. */
export const NO_DOWNLOAD: Readonly<Record<OtherKind, ProblemWords>> = {
  document: { fact: 'This is a document of another program and no PDF', next: 'Choose the PDF as TOMS gives it, or save the document as PDF in its program and choose that.' },
  picture: { fact: 'This is a picture, and no text of a report can be read in it', next: 'Choose the zip, the folder or the PDF as TOMS gives it.' },
  mail: { fact: 'This is a mail and no PDF', next: 'Open it, save the file that came with it, and choose that.' },
  shortcut: { fact: 'This is a shortcut, and shortcuts are not followed', next: 'Choose the file or folder that it leads to.' },
  'web-page': { fact: 'This is a web page and no PDF', next: 'Choose the zip or the folder that it came in, with the PDFs.' },
  other: { fact: 'This file is neither a PDF nor a zip', next: 'Choose the zip, the folder or the PDF as TOMS gives it.' },
};

/** What is said of a file in a folder or zip that is passed over, where reports may have come with it or it leads to them. */
export const OTHER_PASSED_OVER: Readonly<Partial<Record<OtherKind, ProblemWords>>> = {
  mail: { fact: 'This is a mail and was passed over', next: 'Save the files that came with it if they are reports, and add those.' },
  shortcut: { fact: 'This is a shortcut, and shortcuts are not followed', next: 'Add the file or folder that it leads to if it holds reports.' },
};

/** What is said of things in a folder that are passed over. */
export const PASSED_OVER: Readonly<Record<'link' | 'hidden-folder' | 'prepared' | 'delivered' | 'delivered-locked' | 'special', ProblemWords>> = {
  link: { fact: 'This is a link to another place, and links are not followed', next: 'Add the file or folder that it leads to.' },
  'hidden-folder': { fact: 'This folder is hidden and was passed over', next: 'Add it by itself if it holds reports.' },
  prepared: { fact: 'Foldline prepared these batches, of reports that were downloaded elsewhere, so they were passed over', next: 'Add the folder by itself if the downloads are gone.' },
  delivered: { fact: 'Foldline wrote this list and the PDFs that it names, of reports that were downloaded elsewhere, so they were passed over', next: 'Add the folder by itself if the downloads are gone.' },
  'delivered-locked': {
    fact: 'Foldline wrote this list and the PDFs with passwords that it names, of reports that were downloaded elsewhere, so they were passed over',
    next: 'If the downloads are gone, download them again from TOMS, or save these PDFs without their passwords and add them.',
  },
  special: { fact: 'This is neither a file nor a folder, and was passed over', next: 'Nothing needs to be done.' },
};
