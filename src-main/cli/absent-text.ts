import { absentSsids } from '@shared/domain/packets/absent-ssids';
import type { Inspection } from '../ports/inspection';
import { counted } from './text';

/** A word where SSIDs of a list are in no download: one of them may be mistyped. `list` is the list in words, such as "hold list". */
export const absentText = (list: string, listed: readonly string[], { reports }: Pick<Inspection, 'reports'>): string => {
  if (listed.length === 0) return '';
  const absent = absentSsids(listed, new Set(reports.map(({ ssid }) => ssid))).length;
  return absent === 0 ? '' : `${counted(absent, 'SSID')} of the ${list} ${absent === 1 ? 'is' : 'are'} in no download. Check the list for typing slips.\n`;
};
