import type { JobStep, Progress } from '@shared/jobs/progress';

const STEPS: Readonly<Record<JobStep, string>> = {
  listing: 'Listing files',
  reading: 'Reading reports',
  'reading-pages': 'Reading pages',
  planning: 'Planning batches',
  writing: 'Writing batches',
  proving: 'Proving batches',
  sending: 'Sending to the printer',
  printing: 'Printing',
  'making-sample': 'Making the sample',
  packing: 'Packing files',
  delivering: 'Writing and proving pages',
};

/** "Reading reports: 120 of 2,000". */
export const progressText = ({ step, done, total }: Progress): string => `${STEPS[step]}: ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`;
