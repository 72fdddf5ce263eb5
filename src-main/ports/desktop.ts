/** What the window program asks of the desktop around it. */
export type Desktop = {
  /** Asks for downloads; empty where the person changed their mind. */
  readonly chooseDownloads: (what: 'files' | 'folder') => Promise<readonly string[]>;
  /** Asks for the folder that the batches go into. */
  readonly chooseFolder: () => Promise<string | null>;
  readonly showFolder: (path: string) => void;
  /** Opens a file in the system's viewer; answers false where there is none. */
  readonly openFile: (path: string) => Promise<boolean>;
};
