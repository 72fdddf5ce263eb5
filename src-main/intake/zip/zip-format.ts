/** Signatures and sizes of the zip format (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4). */
export const LOCAL_HEADER_SIGNATURE = 0x04034b50;
export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_SIGNATURE = 0x02014b50;
export const DATA_DESCRIPTOR_SIGNATURE = 0x08074b50;
export const END_OF_DIRECTORY_SIGNATURE = 0x06054b50;
export const END_OF_DIRECTORY_BYTES = 22;
export const MOST_COMMENT_BYTES = 0xffff;

export const METHOD_STORED = 0;
export const METHOD_DEFLATED = 8;

export const FLAG_ENCRYPTED = 0x0001;
export const FLAG_DATA_DESCRIPTOR = 0x0008;

/** What a size field says where the true size stands in the ZIP64 extra field. */
export const SIZE_IN_ZIP64 = 0xffffffff;
export const EXTRA_ZIP64 = 0x0001;

/** One entry of an archive as its directory (or, in a truncated archive, its local header) describes it. */
export type ZipEntry = {
  readonly name: string;
  /** False where the archive ends before the entry does. */
  readonly whole: boolean;
  readonly encrypted: boolean;
  readonly method: number;
  readonly compressedSizeBytes: number;
  readonly sizeBytes: number;
  readonly crc32: number;
  /** Offset of the local file header in the archive. */
  readonly headerOffset: number;
};

/** The entries of an archive. `truncated`: there is no usable directory, and they were found one by one. */
export type ZipDirectory = { readonly entries: readonly ZipEntry[]; readonly truncated: boolean };
