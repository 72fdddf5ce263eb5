/** What a problem does to the job (contract, "Problems"). */
export const SEVERITIES = ['blocks', 'sets-aside', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Every code with its severity; the codes are a fixed contract. */
export const PROBLEM_SEVERITIES = {
  'archive-unreadable': 'blocks',
  'archive-encrypted': 'blocks',
  'archive-has-no-pdfs': 'blocks',
  'archive-entry-unsafe-name': 'sets-aside',
  'archive-too-large': 'sets-aside',
  'pdf-damaged': 'sets-aside',
  'pdf-password-protected': 'sets-aside',
  'pdf-not-a-pdf': 'sets-aside',
  'pdf-empty': 'sets-aside',
  'pdf-no-pages': 'sets-aside',
  'pdf-page-size-unusual': 'sets-aside',
  'not-a-score-report': 'sets-aside',
  'pages-unassigned': 'sets-aside',
  'report-ssid-mismatch': 'sets-aside',
  'report-duplicate': 'sets-aside',
  'report-superseded': 'sets-aside',
  'report-not-proved': 'sets-aside',
  'address-not-replaced': 'sets-aside',
  'number-not-placed': 'sets-aside',
  'mark-not-placed': 'sets-aside',
  'line-not-covered': 'sets-aside',
  'shift-cuts-off': 'sets-aside',
  'already-mailed': 'sets-aside',
  'on-hold': 'sets-aside',
  'archive-truncated': 'notice',
  'report-ssid-missing': 'notice',
  'report-kind-unknown': 'notice',
  'report-length-unexpected': 'notice',
  'index-entry-missing': 'notice',
  'index-entry-unlisted': 'notice',
  'address-not-found': 'notice',
  'address-incomplete': 'notice',
  'address-outside-window': 'notice',
  'window-shows-other-text': 'notice',
  'packet-too-thick': 'notice',
  'reports-not-combined': 'notice',
  'siblings-not-combined': 'notice',
  'letter-behind': 'notice',
  'report-reissued': 'notice',
  'pulled-before': 'notice',
  'mailing-unsure': 'notice',
  'ignored-file': 'notice',
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof PROBLEM_SEVERITIES;
export const PROBLEM_CODES = Object.keys(PROBLEM_SEVERITIES) as [ProblemCode, ...ProblemCode[]];

/** A fact about an input, with where it stands and what to do next. `firstPage` counts from 1, null where the whole entry is meant. */
export type Problem = {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly download: string;
  readonly entry: string | null;
  readonly firstPage: number | null;
  /** Plain words with the next step. */
  readonly message: string;
};
