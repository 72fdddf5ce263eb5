import { bridge } from '../bridge/bridge';
import type { Result } from '@shared/ipc/result';

/** Has main forget every pupil. */
export const closeAndClear = (): Promise<Result<Record<string, never>>> => bridge.call('app.close-and-clear', {});
