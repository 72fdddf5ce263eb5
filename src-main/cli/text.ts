import { setImmediate } from 'node:timers/promises';
import { jsonPieces } from '@shared/domain/records/json-pieces';
import type { CommandContext } from './command';

/** "1 sheet", "2,310 sheets". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** A JSON document as the contract's `--json` prints it. */
export const jsonText = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** Writes a JSON document that may be very long as the contract's `--json` prints it. @throws the signal's reason when cancelled */
export const writeJson = async (document: object, { writeOutput, outputTaken, signal }: CommandContext): Promise<void> => {
  for (const piece of jsonPieces(document)) {
    writeOutput(piece);
    await outputTaken?.();
    // Output that is always taken at once lets nothing else have its turn.
    await setImmediate();
    signal.throwIfAborted();
  }
};
