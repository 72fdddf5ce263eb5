import { MOST_EXCHANGE_BYTES } from '@shared/exchange/exchange-file';
import { readBeginning } from '../files/regular-file';

/** The text of a file that was exported here: no more than such a file can hold, so that one that is none is soon told. @throws FileUnfit; a system error */
export const readExchangeFile = async (path: string): Promise<string> => (await readBeginning(path, MOST_EXCHANGE_BYTES + 1)).toString('utf8');
