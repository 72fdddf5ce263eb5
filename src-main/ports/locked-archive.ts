/** A file of an archive: its name there, and its bytes or where they stand. */
export type ArchivedFile = { readonly name: string } & ({ readonly bytes: Buffer } | { readonly path: string });

/** Writes a new zip that opens with a password only (AES-256), streaming. Rejects, and leaves no file, where it can't be completed or is aborted. */
export type WriteLockedArchive = (path: string, files: readonly ArchivedFile[], password: string, hooks: { readonly signal: AbortSignal; readonly onFile: (done: number) => void }) => Promise<void>;

/** SHA-256 of each file of a locked zip, by name, as it is read with the password. Rejects where the password is another one. */
export type ReadLockedArchive = (path: string, password: string, signal: AbortSignal) => Promise<ReadonlyMap<string, string>>;
