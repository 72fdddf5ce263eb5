import type { PrepareSettings } from '@shared/domain/packets/settings';
import { readPrinterProfiles } from '../services/settings-store';
import { UsageFault } from './command';

/** How far the printer that was named prints off; not at all where none was. */
export async function readPrinterOff(name: unknown, dataFolder: string): Promise<Pick<PrepareSettings, 'printerXMm' | 'printerYMm'>> {
  if (typeof name !== 'string') return { printerXMm: 0, printerYMm: 0 };
  const profile = (await readPrinterProfiles(dataFolder)).find(({ printer }) => printer === name);
  if (profile === undefined) throw new UsageFault(`Nothing is kept of a printer ${name}. Say how far it prints off with "foldline printers --set ${name}", or leave --for-printer out.`);
  return { printerXMm: profile.xMm, printerYMm: profile.yMm };
}
