/** What the window program asks of the desktop around it. */
export type Desktop = {
  /** Asks for downloads; empty where the person changed their mind. */
  readonly chooseDownloads: (what: 'files' | 'folder') => Promise<readonly string[]>;
  /** Asks for one file; null where the person changed their mind. */
  readonly chooseFile: (what: 'students' | 'holidays' | 'envelopes' | 'inserters' | 'printers' | 'addresses' | 'letter') => Promise<string | null>;
  /** Asks where a new file goes, with a name to begin with; the system asks before one is replaced. */
  readonly chooseNewFile: (name: string) => Promise<string | null>;
  /** Asks for the folder that the batches go into. */
  readonly chooseFolder: () => Promise<string | null>;
  readonly showFolder: (path: string) => void;
  /** Opens a file in the system's viewer; answers false where there is none. */
  readonly openFile: (path: string) => Promise<boolean>;
};
