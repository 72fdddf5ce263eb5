/** Signatures and sizes of the zip format (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4). */
export const LOCAL_HEADER_SIGNATURE = 0x04034b50;
export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_SIGNATURE = 0x02014b50;
export const CENTRAL_HEADER_BYTES = 46;
/** Where a header of the directory says at which offset its entry's own header stands. */
export const CENTRAL_LOCAL_OFFSET_AT = 42;
export const DATA_DESCRIPTOR_SIGNATURE = 0x08074b50;
export const END_OF_DIRECTORY_SIGNATURE = 0x06054b50;
export const END_OF_DIRECTORY_BYTES = 22;
export const ZIP64_END_SIGNATURE = 0x06064b50;
export const ZIP64_END_BYTES = 56;
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
export const ZIP64_LOCATOR_BYTES = 20;
export const MOST_COMMENT_BYTES = 0xffff;

export const METHOD_STORED = 0;
export const METHOD_DEFLATED = 8;
/** Stands for the true method where an entry is encrypted with AES (WinZip's specification, not the APPNOTE). */
const METHOD_AES = 99;

const FLAG_ENCRYPTED = 0x0001;
export const FLAG_DATA_DESCRIPTOR = 0x0008;

/** True for an entry that opens only with a password, by its flags and method. */
export const isEncrypted = (flags: number, method: number): boolean => (flags & FLAG_ENCRYPTED) !== 0 || method === METHOD_AES;

/** Unix file modes stand in the upper half of the external attributes; a link's type is 0o12 (stat.h). */
export const isLinkMode = (externalAttributes: number): boolean => ((externalAttributes >>> 16) & 0o170000) === 0o120000;

/** What stands in a link's place is the path it leads to (PATH_MAX of Linux); anything longer is a file. */
export const LONGEST_LINK_BYTES = 4_096;

/** What a size field says where the true size stands in the ZIP64 extra field. */
export const SIZE_IN_ZIP64 = 0xffffffff;
export const EXTRA_ZIP64 = 0x0001;

/** One entry of an archive as its directory (or, in a truncated archive, its local header) describes it. */
export type ZipEntry = {
  readonly name: string;
  /** False where the archive ends before the entry does. */
  readonly whole: boolean;
  readonly encrypted: boolean;
  /** A link to another file stands in its place; not known where the directory is missing. */
  readonly isLink: boolean;
  readonly method: number;
  readonly compressedSizeBytes: number;
  readonly sizeBytes: number;
  readonly crc32: number;
  /** Offset of the local file header in the archive. */
  readonly headerOffset: number;
};

/**
 * What is wrong with an archive's list of its entries: there is none that can be used (`cut`), since the archive was split over several files, of which this is the
 * last (`part`), or none though its end record says that nothing is in it (`said-empty`): they were found one by one. `miscounted`: its end record counts otherwise
 * than it lists. `unlisted`: it leaves some out, which were found. `outdated`: it leaves out the version before of one that it lists, which is not given.
 */
export type DirectoryFault = 'cut' | 'part' | 'said-empty' | 'miscounted' | 'unlisted' | 'outdated';

export type ZipDirectory = { readonly entries: readonly ZipEntry[]; readonly fault: DirectoryFault | null };
