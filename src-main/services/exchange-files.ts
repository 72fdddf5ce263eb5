import { open } from 'node:fs/promises';
import { MOST_EXCHANGE_BYTES } from '@shared/exchange/exchange-file';

/** The text of a file that was exported here: no more than such a file can hold, so that one that is none is soon told. Rejects as the file system does. */
export const readExchangeFile = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_EXCHANGE_BYTES + 1), 0, MOST_EXCHANGE_BYTES + 1, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
};
