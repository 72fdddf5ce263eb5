/** Bounds against archives made (or broken) so that reading them would never end or fill the memory. */

/** The largest single entry that is read: it stands in memory once, and once more in the PDF reader. */
export const MOST_ENTRY_BYTES = 1024 * 1024 * 1024;

/** A zip inside a zip that is compressed must be inflated whole before its entries can be read. */
export const MOST_INNER_ARCHIVE_BYTES = 256 * 1024 * 1024;

/** Zips inside zips inside zips: deeper ones are set aside. A download itself is depth 0. */
export const MOST_ARCHIVE_DEPTH = 3;

/** The most entries of one download. The largest districts have fewer than 100,000 tested students. */
export const MOST_ENTRIES = 500_000;

/** Deflate reaches 1032:1 on zeros only; score reports, mostly compressed inside, stay below 3:1. */
const ABSURD_RATIO = 100;

/** Below these sizes any ratio is harmless: one entry, and all entries of an archive together. */
const HARMLESS_ENTRY_BYTES = 16 * 1024 * 1024;
const HARMLESS_ARCHIVE_BYTES = 256 * 1024 * 1024;

const isAbsurd = (compressedBytes: number, bytes: number, harmlessBytes: number): boolean =>
  bytes > harmlessBytes && bytes > compressedBytes * ABSURD_RATIO;

export const isAbsurdEntry = (compressedBytes: number, bytes: number): boolean =>
  bytes > MOST_ENTRY_BYTES || isAbsurd(compressedBytes, bytes, HARMLESS_ENTRY_BYTES);

/** True where an archive of `archiveBytes` claims to hold so much that it can only be a trap. */
export const isAbsurdArchive = (archiveBytes: number, entriesBytes: number): boolean => isAbsurd(archiveBytes, entriesBytes, HARMLESS_ARCHIVE_BYTES);
