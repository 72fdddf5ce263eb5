import { MOST_SENDER_LINES, senderFault } from '@shared/domain/envelope/cover-sheet';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { UsageFault } from './command';
import { readOptionText } from './option-file';

/** The sender's address that the file of `--return-address` holds, a line of it a line; for an envelope that shows it. */
export const readReturnAddress = async (file: string, envelope: EnvelopePreset | null): Promise<readonly string[]> => {
  if (!envelope?.returnWindow) throw new UsageFault('--return-address is for envelopes with an upper window, such as us-10-double. Name one with --envelope.');
  const text = await readOptionText(file, '--return-address', 'The return address');
  const lines = text.split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0 || lines.length > MOST_SENDER_LINES) throw new UsageFault(`The return address takes 1 to ${MOST_SENDER_LINES} lines. Check the file given with --return-address.`);
  const fault = senderFault(lines, envelope);
  if (fault) throw new UsageFault(fault);
  return lines;
};
