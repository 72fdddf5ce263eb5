/**
 * Where an entry's bytes stand, so that any process can read them again without keeping them.
 * Plain data: it crosses processes. Only main and its workers see it; the window knows entries by index.
 */
export type EntrySource =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly sizeBytes: number;
      /** When the file was last changed, in the system's milliseconds, so that a changed file is told from the one that was read. */
      readonly modifiedMs: number;
    }
  | {
      readonly kind: 'zip-entry';
      /** The archive: a file, or a zip that is itself an entry. */
      readonly archive: EntrySource;
      /** Offset of the local file header in the archive. */
      readonly headerOffset: number;
      readonly method: 'stored' | 'deflated';
      readonly compressedSizeBytes: number;
      readonly sizeBytes: number;
      readonly crc32: number;
    };
