import { readExchangeFile } from '../services/exchange-files';
import type { ExchangeFile } from '@shared/exchange/exchange-file';
import { JobFailure } from '../services/job-failure';
import { cannotBeRead } from './option-file';
import { writeNew } from './write-new';

/** What the file that `--import` names holds. Throws a UsageFault where it can't be read, a JobFailure where it holds something else. */
export async function importFrom<Item>(path: string, file: ExchangeFile<Item>): Promise<readonly Item[]> {
  let text: string;
  try {
    text = await readExchangeFile(path);
  } catch (thrown) {
    throw cannotBeRead('The file', '--import', thrown);
  }
  const read = file.read(text);
  if (!read.ok) throw new JobFailure(read.failure.code, read.failure.message);
  return read.value;
}

/** Writes the file that `--export` names; nothing is overwritten. */
export const exportTo = <Item>(path: string, file: ExchangeFile<Item>, items: readonly Item[]): Promise<void> => writeNew(path, Buffer.from(file.write(items)), '--export');
