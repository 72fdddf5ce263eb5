import type { JobStep, Progress } from '@shared/jobs/progress';
import { formatNumber } from './counts';

const STEP_WORDS: Readonly<Record<JobStep, { readonly title: string; readonly things: string }>> = {
  listing: { title: 'Listing the files', things: 'downloads' },
  reading: { title: 'Reading the reports', things: 'files' },
  'reading-pages': { title: 'Reading the pages', things: 'pages' },
  planning: { title: 'Planning the packets', things: 'reports' },
  writing: { title: 'Writing the batches', things: 'pages' },
  proving: { title: 'Proving every page', things: 'pages' },
  sending: { title: 'Sending to the printer', things: 'jobs' },
  printing: { title: 'Printing', things: 'jobs' },
  'making-sample': { title: 'Making the sample', things: 'reports' },
  packing: { title: 'Packing for the print shop', things: 'files' },
  delivering: { title: 'Writing and proving the files', things: 'pages' },
};

export const stepTitle = (step: JobStep): string => STEP_WORDS[step].title;

/** `1,200 of 4,000 files`; empty while nothing can be counted. */
export const stepCount = ({ step, done, total }: Progress): string =>
  total > 0 ? `${formatNumber(done)} of ${formatNumber(total)} ${STEP_WORDS[step].things}` : '';
