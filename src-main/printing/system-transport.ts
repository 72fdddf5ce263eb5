import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import type { PrintTransport } from '../ports/print-transport';
import { accountName } from './account';
import { cupsTransport } from './cups/cups-transport';
import { findScheduler } from './cups/find-scheduler';
import { findInstalled } from './windows/installed-addresses';
import { queuesReachedDirectly } from './windows/queues-reached-directly';
import { runPowerShell, type RunPowerShell } from './windows/run-powershell';
import { spoolerTransport } from './windows/spooler-transport';

/** What the way to Windows' printers needs beside them. */
export type SystemTools = {
  readonly dataFolder: string;
  readonly added: () => Promise<readonly AddedPrinter[]>;
  readonly dpi: () => Promise<number>;
  readonly runPowerShell?: RunPowerShell;
};

/** Where pages lie while Windows' spooler reads them. */
export const spoolFolderIn = (dataFolder: string): string => join(dataFolder, 'spool');

/** The way to the printers of a CUPS scheduler, which is found as its own clients find it. */
export const schedulerTransport = (environment: NodeJS.ProcessEnv = process.env): PrintTransport =>
  cupsTransport(findScheduler({ environment, homeFolder: homedir(), userName: accountName(environment), readText, isSocket }));

/** The way to this computer's printers: its scheduler on Linux and macOS, its spooler on Windows. */
export function systemTransport(tools: SystemTools, platform: NodeJS.Platform = process.platform): PrintTransport {
  if (platform !== 'win32') return schedulerTransport();
  const run = tools.runPowerShell ?? runPowerShell;
  return spoolerTransport({ run, spoolFolder: spoolFolderIn(tools.dataFolder), dpi: tools.dpi, reachedDirectly: queuesReachedDirectly(findInstalled(run), tools.added) });
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
