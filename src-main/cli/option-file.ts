import { type FileFault, FileUnfit } from '../files/regular-file';
import { readWholeText } from '../students/text-encoding';
import { UsageFault } from './command';

/** Lists that people keep, of SSIDs, families, lines or prices, are far smaller. */
const MOST_LIST_BYTES = 20_000_000;

const FACTS: Readonly<Record<FileFault, string>> = {
  folder: ': it is a folder',
  'no-file': ': it is a pipe or a device and no file',
  'too-large': ': it is larger than such a file can be',
};

/** What is said of a file that an option names and that can't be read. `what` is the file in words, such as "The hold list". */
export const cannotBeRead = (what: string, option: string, thrown: unknown): UsageFault =>
  new UsageFault(`${what} can't be read${thrown instanceof FileUnfit ? FACTS[thrown.fault] : ''}. Check the name given with ${option}.`);

/** The text of the file that an option names, which holds something, in whichever encoding another program saved it: PowerShell's `>` writes UTF-16, older editors Windows-1252. Throws a UsageFault where it can't be read or is empty: whoever names a list means what stands in it. */
export const readOptionText = async (file: string, option: string, what: string): Promise<string> => {
  let text: string;
  try {
    text = await readWholeText(file, MOST_LIST_BYTES);
  } catch (thrown) {
    throw cannotBeRead(what, option, thrown);
  }
  if (text.trim() === '') throw new UsageFault(`${what} is empty. Check the file given with ${option}, or leave the option out.`);
  return text;
};
