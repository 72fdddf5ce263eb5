import { findEncoding, readText } from './text-encoding';

/** The text of a list of holidays or a calendar file, in whichever encoding another program saved it. */
export const readCalendarText = async (path: string): Promise<string> => {
  const pieces: string[] = [];
  for await (const piece of readText(path, await findEncoding(path))) pieces.push(piece);
  return pieces.join('');
};
