import { problemOf } from '../problems/describe-problem';
import { PROBLEM_CODES, PROBLEM_SEVERITIES, type Severity } from '../problems/problem';
import { PROBLEM_TITLES } from '../problems/problem-titles';

/** A part of a topic: running text, steps in order, or a list of names with what each means. */
export type HelpPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly (readonly [name: string, meaning: string])[] };

export type HelpTopic = { readonly id: string; readonly title: string; readonly parts: readonly HelpPart[] };

const text = (words: string): HelpPart => ({ kind: 'text', text: words });
const steps = (...words: readonly string[]): HelpPart => ({ kind: 'steps', steps: words });

const EFFECTS: Readonly<Record<Severity, string>> = {
  blocks: 'Nothing of this download is used; the others go on.',
  'sets-aside': 'It is set aside; everything else goes on.',
  notice: 'A notice only; it holds nothing back.',
};

/** What each problem means: the heading and the sentences that the program itself shows, so that help and program never say two things. */
const PROBLEM_TERMS = PROBLEM_CODES.map((code) => [`${PROBLEM_TITLES[code]} (${code})`, `${problemOf(code, { download: '' }).message} ${EFFECTS[PROBLEM_SEVERITIES[code]]}`] as const);

/** The help of the program: offline, in the order of the work. The steps in TOMS follow the state's "How to Bulk Download Student Score Reports". */
export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    id: 'download',
    title: 'Download the reports in bulk from TOMS',
    parts: [
      steps(
        'Go to caaspp.org or elpac.org and log on to the Test Operations Management System (TOMS).',
        'Select the Reports tab, then the LEA Reports tab under it.',
        'Select the CAASPP or the ELPAC Student Score Report (SSR) PDFs option. The two programs are two downloads.',
        'Select program year, assessments or testing programs, organization, schools, grades, start and end dates, and the language of the reports. Hold Ctrl to select several options, or Shift for a row of them.',
        'Type a file name of letters, digits, hyphens and underscores, without spaces. With the program and the date in it, downloads are told apart easily.',
        'For "merge", choose No: each report keeps a file of its own, so a damaged one costs only itself. Yes works too; Foldline finds where each student begins and asks where it is not certain.',
        'Select Request Report. An e-mail with a link comes once the file is ready; the link works for 24 hours.',
        'Select the Score Report link in the e-mail and save the zip on this computer, not in a folder that is synced to a cloud.',
        'Drop the zip on Foldline as it is. It need not be unzipped.',
      ),
    ],
  },
  {
    id: 'choices',
    title: 'What to choose in TOMS for Foldline',
    parts: [
      {
        kind: 'terms',
        terms: [
          ['Merge', 'No. One PDF for each student.'],
          ['Lengths', 'Any mix. Foldline puts reports of one length into one batch by itself.'],
          ['Language', 'English copies are always there; where another language is asked for, its copy is in the same file and goes into the same envelope, on a fresh sheet.'],
          ['Dates', 'From the last download on. Reports arrive daily after the first release; downloads that overlap do no harm, since what was found again or mailed before is set aside.'],
          ['Science', 'In grades 5, 8 and 11 reports with science come only once all three results are in. The Mailing view tells who is still waiting.'],
          ['Several downloads', 'Add CAASPP and ELPAC together; a planning setting puts the reports of one student into one envelope.'],
        ],
      },
    ],
  },
  {
    id: 'fold',
    title: 'Load, print, fold and fill',
    parts: [
      steps(
        'Load white Letter paper. Foldline prints two-sided on the long edge, in color, at 100 %. From a PDF viewer choose "Actual size", never "Fit".',
        'Go through what stands under "To look at" beside the numbers of the run, and hold the students whose reports should not go out.',
        'Print one packet first and look at it: the back belongs to the front, and the next student begins on a fresh sheet.',
        'Fold a packet as one: in three (C-fold), so that the top panel with the address is 3 11/16 in high and lies outside.',
        'Put it into a #10 envelope with a left window, the address towards the window.',
        'Tap the envelope on all four edges. The whole address must stay visible, and nothing else may show.',
        'If it does not: in the envelope view choose the envelope in use, shift the first page, or print cover sheets.',
        'Packets of one batch have the same number of sheets, so a folding machine needs one setting for each batch.',
        'Mark spoiled pieces in the ledger and print them again; shred what was spoiled.',
      ),
    ],
  },
  {
    id: 'deadlines',
    title: 'By when reports must be with the families',
    parts: [
      {
        kind: 'terms',
        terms: [
          ['CAASPP', '5 CCR 863(a): within 20 working days after the results were received; after the last day of instruction, within the first 20 working days of the next school year.'],
          ['ELPAC', '5 CCR 11518.15(c): within 30 calendar days; after the last day of instruction, within 15 working days of the start of the next school year.'],
          ['Received', 'The day on which the results were there in TOMS, which can be earlier than the download. Enter it in the Mailing view.'],
          ['Working days', 'Monday to Friday less the holidays of the school calendar.'],
          ['A calendar file (.ics)', 'Whole-day events count as holidays where their names say that the office is closed, such as a holiday, a break or "no school", and of longer ones the whole days; in a calendar that calls itself one of holidays all do. Events of some hours do not. What is left out is named: add it by hand where it is a day off. Remove what is no day off, since each moves the date back.'],
        ],
      },
    ],
  },
  {
    id: 'missing',
    title: 'Find out who is missing',
    parts: [
      steps(
        'In TOMS, under Reports, download the student data file of the same year (xlsx or csv).',
        'In the Mailing view choose it. The columns are found by their names and can be changed.',
        'Look at the lists: missing, not expected, told differently, all set aside. Save them for a spreadsheet where somebody has to follow up.',
      ),
      text('Alternate assessments come months later than the others. A student who is not expected may have left the district: check before the report is mailed.'),
    ],
  },
  {
    id: 'other-ways',
    title: 'Families who get the report another way',
    parts: [
      {
        kind: 'terms',
        terms: [
          ['By e-mail', 'PDFs with passwords: each file opens with a password of its own (AES-256). Send the password in a message of its own. Keep passwords.csv apart from the files.'],
          ['Parent portal', 'Files for a portal: renamed PDFs in folders by school, with index.csv. They are not locked.'],
          ['Print shop', 'Package for a print shop: one locked zip with the batches, a list of every envelope, a job ticket and a receipt to send back.'],
          ['Not at all', 'Put the SSID on the hold list. Held reports are in no envelope, no locked file and no export.'],
        ],
      },
    ],
  },
  { id: 'problems', title: 'What each problem means', parts: [text('Behind each heading stands the code by which the command line and set-aside.csv name it.'), { kind: 'terms', terms: PROBLEM_TERMS }] },
];
