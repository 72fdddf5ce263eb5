import { readHoldList } from '@shared/domain/packets/hold-list';
import { isRoundedSsid, ROUNDED_SSID } from '@shared/domain/packets/rounded-ssid';
import { UsageFault } from './command';
import { readOptionText } from './option-file';

/** The SSIDs of the file that `--hold` names. */
export const readHold = async (file: string): Promise<readonly string[]> => {
  const list = readHoldList(await readOptionText(file, '--hold', 'The hold list'));
  const [unclear] = list.unclear;
  if (unclear && isRoundedSsid(unclear.word)) throw new UsageFault(`Line ${unclear.line} of the hold list: ${ROUNDED_SSID}.`);
  if (unclear) throw new UsageFault(`The hold list takes one SSID of ten digits a line; look at line ${unclear.line}.`);
  return list.ssids;
};
