import { builtFile } from '../../app-root';
import type { BatchPress } from '../../ports/batch-press';
import { createBatchPress } from '../batch-press';

/** Lends the built program's press for as long as it is used. */
export const withBatchPress = async <Value>(use: (press: BatchPress) => Promise<Value>): Promise<Value> => {
  const press = createBatchPress({ threadFile: builtFile('press-thread.js') });
  try {
    return await use(press);
  } finally {
    await press.close();
  }
};
