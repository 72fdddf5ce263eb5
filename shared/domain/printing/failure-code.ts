/** Why printing could not be done; stable names for programs. */
export type PrintFailureCode =
  // the way to the printer
  | 'no-direct-printing'
  | 'scheduler-absent'
  | 'scheduler-silent'
  | 'scheduler-untrusted'
  | 'scheduler-not-understood'
  | 'not-permitted'
  | 'printer-absent'
  | 'printer-silent'
  | 'printer-untrusted'
  | 'printer-not-understood'
  | 'printer-wants-encryption'
  | 'printer-busy'
  | 'printer-address-unclear'
  | 'printer-name-taken'
  | 'printer-unknown'
  | 'printer-refused'
  | 'printer-not-accepting'
  | 'printer-unsuitable'
  | 'job-unknown'
  // the folder
  | 'folder-not-prepared'
  | 'folder-changed'
  | 'batch-unreadable'
  | 'batch-unknown'
  | 'pieces-unknown'
  // the ledger
  | 'nothing-left'
  | 'ledger-in-use'
  | 'ledger-unreadable'
  | 'ledger-from-newer-program'
  | 'cancelled';
