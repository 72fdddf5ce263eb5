import { readWholeText } from './text-encoding';

/** A calendar of twenty years with a meeting an hour is a tenth of that. */
const MOST_BYTES = 50_000_000;

/** The text of a list of holidays or a calendar file, in whichever encoding another program saved it. @throws FileUnfit; a system error */
export const readCalendarText = (path: string): Promise<string> => readWholeText(path, MOST_BYTES);
