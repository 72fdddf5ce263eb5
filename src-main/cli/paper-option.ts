import { PAPER_POUNDS, type PaperPounds } from '@shared/domain/post/weigh';
import { type Command, UsageFault } from './command';

export const PAPER_OPTION = `--paper ${PAPER_POUNDS.join('|')}`;

/** The weight of the paper in pounds that `--paper` gives, null where it was left out. Throws a `UsageFault` on any other weight. */
export const readPaperOption = ({ paper }: Parameters<Command['run']>[1]): PaperPounds | null => {
  if (paper === undefined) return null;
  const found = PAPER_POUNDS.find((pounds) => String(pounds) === paper);
  if (found === undefined) throw new UsageFault(`--paper takes one of: ${PAPER_POUNDS.join(', ')}.`);
  return found;
};
