import type { ProblemCode, Severity } from './problem';

/** A heading for all problems of one code. */
export const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  'archive-unreadable': 'Zip files that can’t be opened',
  'archive-encrypted': 'Zip files with a password',
  'archive-has-no-pdfs': 'Downloads without PDFs',
  'archive-entry-unsafe-name': 'Files with an unsafe name',
  'archive-too-large': 'Files that are too large',
  'pdf-damaged': 'PDFs that are damaged or can’t be read',
  'pdf-password-protected': 'PDFs with a password',
  'pdf-not-a-pdf': 'Files that are not PDFs',
  'pdf-empty': 'Empty files',
  'pdf-no-pages': 'PDFs without pages',
  'pdf-page-size-unusual': 'Pages that are not Letter size',
  'not-a-score-report': 'PDFs that are not score reports',
  'pages-unassigned': 'Pages that belong to no report',
  'report-ssid-mismatch': 'SSID in the file name differs from the report',
  'report-duplicate': 'The same report again',
  'report-superseded': 'Older versions of a report',
  'report-not-proved': 'Reports that could not be proved',
  'address-not-replaced': 'Address can’t be replaced for certain',
  'line-not-covered': 'A line can’t be covered for certain',
  'shift-cuts-off': 'The shift would cut page 1 off',
  'already-mailed': 'Reports already mailed',
  'on-hold': 'Reports on hold',
  'archive-truncated': 'Downloads that were cut short',
  'report-ssid-missing': 'Reports without an SSID',
  'report-kind-unknown': 'Reports of an unrecognized kind',
  'report-length-unexpected': 'Reports of an unexpected length',
  'index-entry-missing': 'Listed in the index, not in the download',
  'index-entry-unlisted': 'In the download, not listed in the index',
  'address-not-found': 'Reports without an address',
  'address-incomplete': 'Address not complete',
  'address-outside-window': 'Addresses that can slide out of the window',
  'window-shows-other-text': 'Other text can show in the window',
  'packet-too-thick': 'Packets too thick for the envelope',
  'reports-not-combined': 'Reports of one student that were not combined',
  'report-reissued': 'Reports issued again since they were mailed',
  'mailing-unsure': 'Reports that may be printed already',
  'ignored-file': 'Files that are not needed',
};

/** What problems of a severity do to the job. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  blocks: 'Download not used',
  'sets-aside': 'Set aside',
  notice: 'Notice',
};
