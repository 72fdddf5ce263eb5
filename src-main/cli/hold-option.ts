import { readHoldList } from '@shared/domain/packets/hold-list';
import { isRoundedSsid, ROUNDED_SSID } from '@shared/domain/packets/rounded-ssid';
import type { Inspection } from '../ports/inspection';
import { UsageFault } from './command';
import { readOptionText } from './option-file';
import { counted } from './text';

/** The SSIDs of the file that `--hold` names. */
export const readHold = async (file: string): Promise<readonly string[]> => {
  const list = readHoldList(await readOptionText(file, '--hold', 'The hold list'));
  const [unclear] = list.unclear;
  if (unclear && isRoundedSsid(unclear.word)) throw new UsageFault(`Line ${unclear.line} of the hold list: ${ROUNDED_SSID}.`);
  if (unclear) throw new UsageFault(`The hold list takes one SSID of ten digits a line; look at line ${unclear.line}.`);
  return list.ssids;
};

/** A word where SSIDs of the hold list are in no download: one of them may be mistyped, and its report then goes out. */
export const holdText = (hold: readonly string[], inspection: Inspection): string => {
  const found = new Set(inspection.reports.map(({ ssid }) => ssid));
  const absent = hold.filter((ssid) => !found.has(ssid)).length;
  return absent === 0 ? '' : `${counted(absent, 'SSID')} of the hold list ${absent === 1 ? 'is' : 'are'} in no download. Check the list for typing slips.\n`;
};
