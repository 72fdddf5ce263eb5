import { PROBLEM_SEVERITIES, type Problem, type ProblemCode } from './problem';

/** What a problem is about. `firstPage` counts from 1; left out or null where the whole entry or download is meant. */
export type ProblemSubject = { readonly download: string; readonly entry?: string | null; readonly firstPage?: number | null };

/** A fact and what to do next, each a sentence; the fact without its full stop. */
export type ProblemWords = { readonly fact: string; readonly next: string };

/**
 * One sentence of fact and one of what to do next, for each code. They name no pupil, number or file, because messages may
 * be kept where names may not.
 */
const SENTENCES: Readonly<Record<ProblemCode, ProblemWords>> = {
  'archive-unreadable': { fact: 'This download cannot be opened as a zip', next: 'Download it again from TOMS.' },
  'archive-encrypted': { fact: 'This zip is locked with a password', next: 'Unlock it with the password, save it without one, and add it again.' },
  'archive-has-no-pdfs': { fact: 'This download holds no PDF', next: 'Check in TOMS that PDF score reports were requested, and download it again.' },
  'archive-entry-unsafe-name': { fact: 'The name of this file points outside the download, or is one that Windows keeps for a device', next: 'It was left out; download it again from TOMS.' },
  'archive-too-large': { fact: 'This file unpacks to far more than a score report can hold', next: 'It was left out; check where the download comes from.' },
  'pdf-damaged': { fact: 'This PDF is damaged and cannot be read in full', next: 'Download it again from TOMS.' },
  'pdf-password-protected': { fact: 'This PDF opens only with a password', next: 'Save it without the password, or download it again from TOMS.' },
  'pdf-not-a-pdf': { fact: 'This file is named as a PDF and is something else', next: 'Download it again from TOMS.' },
  'pdf-empty': { fact: 'This file is empty', next: 'Download it again from TOMS.' },
  'pdf-no-pages': { fact: 'This PDF has no pages', next: 'Download it again from TOMS.' },
  'pdf-page-size-unusual': { fact: 'Some of these pages are not Letter size', next: 'Print this report by itself, or download it again from TOMS.' },
  'not-a-score-report': { fact: 'This is not a Student Score Report', next: 'It stays out of the batches; remove it from the download if it does not belong there.' },
  'pages-unassigned': { fact: 'These pages could not be given to one student with certainty', next: 'Check them by hand, or download these reports one by one.' },
  'report-ssid-mismatch': { fact: 'The SSID in the file name is not the one on page 1', next: 'Compare the two, and download the report again before it is mailed.' },
  'report-duplicate': { fact: 'The same report was found before', next: 'The first one is used; nothing needs to be done.' },
  'report-superseded': { fact: 'A later download holds a newer report for this student', next: 'The newer one is used; nothing needs to be done.' },
  'report-not-proved': { fact: 'This report could not be proved to print exactly as it is', next: 'Print it from its own file, or download it again from TOMS.' },
  'address-not-replaced': { fact: 'The address of this student was to be replaced, and that can’t be done for certain', next: 'Address this report by hand, or ask for a corrected one.' },
  'number-not-placed': { fact: 'It could not be shown that its piece number stands on empty paper', next: 'Choose another corner for piece numbers, a smaller size, or none.' },
  'mark-not-placed': { fact: 'Its sheets can’t carry the inserter marks', next: 'Move the marks to where the report prints nothing, take marks that count further, or leave them out.' },
  'line-not-covered': { fact: 'A line of page 1 was to be covered and can’t be taken out without touching what stands beside it', next: 'Do not cover this line, shift the first pages, or use a cover sheet.' },
  'shift-cuts-off': { fact: 'The shift would move part of page 1 out of the printable area', next: 'Use a smaller shift, another envelope or a cover sheet.' },
  'already-mailed': { fact: 'This report was printed for mailing before', next: 'Choose to include mailed reports if it should go out again.' },
  'on-hold': { fact: 'This student is on the hold list', next: 'Take the SSID off the list if the report may go out.' },
  'archive-truncated': { fact: 'This download broke off, and only whole files were read', next: 'Download it again from TOMS and add the new one.' },
  'report-ssid-missing': { fact: 'No SSID was found in the file name or on page 1', next: 'Check that the report belongs to the download.' },
  'report-kind-unknown': { fact: 'The kind of this report is not known', next: 'Look at page 1 before it is mailed.' },
  'report-length-unexpected': { fact: 'The number of pages or the grade is unusual for this kind of report', next: 'Check that no page is missing.' },
  'index-entry-missing': { fact: 'The index of the download lists a file that is not there', next: 'Download it again from TOMS.' },
  'index-entry-unlisted': { fact: 'This file is not in the index of the download', next: 'Check that it belongs there.' },
  'address-not-found': { fact: 'No mailing address was found on page 1', next: 'Address the envelope by hand, or use one without a window.' },
  'address-incomplete': { fact: 'The mailing address on page 1 is not complete', next: 'Correct it in the student data, or address the envelope by hand.' },
  'address-outside-window': { fact: 'The address does not stay inside the envelope’s window', next: 'Shift the first page, or choose another envelope.' },
  'window-shows-other-text': { fact: 'The window can show more than the address', next: 'Check it in the envelope view before printing.' },
  'packet-too-thick': { fact: 'This packet has more sheets than the envelope takes well', next: 'Use a larger envelope for it.' },
  'reports-not-combined': { fact: 'The reports of this student do not agree in name or address', next: 'They stay in separate envelopes; check which address is right.' },
  'letter-behind': { fact: 'No cover sheet can show an address for this report, so the cover letter lies behind it', next: 'Address the envelope by hand.' },
  'siblings-not-combined': { fact: 'The reports of this family can’t share an envelope', next: 'They stay in separate envelopes.' },
  'report-reissued': { fact: 'Another issue of this report was printed for mailing before', next: 'It goes out again; hold it if the family should get one issue only.' },
  'pulled-before': { fact: 'This report was printed before, and somebody pulled it from the mailing', next: 'Hold the report if it should not be mailed.' },
  'mailing-unsure': { fact: 'This report was sent to a printer before, and what came out is not known', next: 'Settle the piece in the ledger, or hold the report, so that it does not go out twice.' },
  'ignored-file': { fact: 'This file is no PDF and was passed over', next: 'Nothing needs to be done.' },
};

/**
 * Makes the problem of a code for what it is about. `reason` says what was found in this case, in plain words and without
 * a pupil's data ("page 3 is not Letter size"); it stands between the fact and the next step. Where a case needs other words than its
 * code has, they are given instead.
 */
export const problemOf = (code: ProblemCode, subject: ProblemSubject, found?: string | ProblemWords): Problem => {
  return {
    code,
    severity: PROBLEM_SEVERITIES[code],
    download: subject.download,
    entry: subject.entry ?? null,
    firstPage: subject.firstPage ?? null,
    message: messageOf(code, found),
  };
};

const sentencesOf = ({ fact, next }: ProblemWords, reason = ''): string => `${fact}${reason === '' ? '' : `: ${reason}`}. ${next}`;

/** Of the codes told without a reason: one text each, and not one for each of a run's problems. */
const MESSAGES = Object.fromEntries(Object.entries(SENTENCES).map(([code, words]) => [code, sentencesOf(words)])) as Readonly<Record<ProblemCode, string>>;

const messageOf = (code: ProblemCode, found: string | ProblemWords | undefined): string => {
  if (typeof found === 'object') return sentencesOf(found);
  return found === undefined || found === '' ? MESSAGES[code] : sentencesOf(SENTENCES[code], found);
};
