import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import type { PrintTransport } from '../ports/print-transport';
import { accountName } from './account';
import { cupsTransport } from './cups/cups-transport';
import { findScheduler } from './cups/find-scheduler';
import { noDirectPrinting } from './no-direct-printing';

/** The way to this computer's printers: its CUPS scheduler on Linux and macOS. */
export function systemTransport(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): PrintTransport {
  if (platform === 'win32') return noDirectPrinting();
  return cupsTransport(findScheduler({ environment, homeFolder: homedir(), userName: accountName(environment), readText, isSocket }));
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isSocket(path: string): boolean {
  try {
    return statSync(path).isSocket();
  } catch {
    return false;
  }
}
