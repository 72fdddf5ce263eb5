import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { appRoot } from '../app-root';
import { createInspectionPool } from '../intake/inspection-pool';
import type { Inspection } from '../ports/inspection';
import { inspectDownloads } from '../services/inspect-downloads';
import type { CommandContext } from './command';
import { progressText } from './progress-text';

/** Reads the inputs of a command; those that are not there are named on standard error and left out. */
export const inspectInputs = async (paths: readonly string[], context: CommandContext): Promise<{ readonly inspection: Inspection; readonly missing: readonly string[] }> => {
  const missing = paths.filter((path) => !existsSync(path));
  for (const path of missing) context.writeMessage(`${path} is not there. Check the name and try again.\n`);
  const pool = createInspectionPool({ threadFile: join(appRoot(), 'dist', 'main', 'inspection-thread.js') });
  try {
    const inspection = await inspectDownloads(
      { paths: paths.filter((path) => !missing.includes(path)), envelope: DEFAULT_PREPARE_SETTINGS.envelope },
      { pool },
      { signal: context.signal, onProgress: (progress) => context.showProgress(progressText(progress)) },
    );
    return { inspection, missing };
  } finally {
    await pool.close();
  }
};
