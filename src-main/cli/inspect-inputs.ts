import { DEFAULT_ENVELOPE, type EnvelopePreset } from '@shared/domain/envelope/presets';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import type { Problem, Severity } from '@shared/problems/problem';
import { builtFile } from '../app-root';
import { createInspectionPool } from '../intake/inspection-pool';
import type { Inspection } from '../ports/inspection';
import type { FrontKept } from '../ports/inspection-pool';
import { inspectDownloads } from '../services/inspect-downloads';
import { JobFailure } from '../services/job-failure';
import type { CommandContext } from './command';

type Judging = { readonly envelope: EnvelopePreset; readonly shift?: ShiftPt; readonly front: FrontKept };

/** For commands that plan nothing for a window. */
const ONLY_JUDGED: Judging = { envelope: DEFAULT_ENVELOPE, front: 'none' };

/** Reads the inputs of a command; those that can't be opened are named on standard error, and the others go on. */
export const inspectInputs = async (paths: readonly string[], context: CommandContext, judging: Judging = ONLY_JUDGED): Promise<Inspection> => {
  const pool = createInspectionPool({ threadFile: builtFile('inspection-thread.js') });
  // They start while the downloads are listed.
  pool.warm();
  try {
    // Loaded while they do: for `inspect` it is a third of what is loaded.
    const { readOwnLengths } = await import('../services/settings-store');
    const inspection = await inspectDownloads(
      { paths, ...judging, ownLengths: await readOwnLengths(context.dataFolder) },
      { pool },
      { signal: context.signal, onProgress: context.showProgress },
    );
    for (const failure of inspection.failures) context.writeMessage(`${failure.message}\n`);
    return inspection;
  } finally {
    await pool.close();
  }
};

const graveProblems = ({ problems }: Inspection, severities: readonly Severity[]): readonly Problem[] => {
  const grave: Problem[] = [];
  for (const problem of problems) if (severities.includes(problem.severity)) grave.push(problem);
  return grave;
};

/** True where not one of the inputs could be read. A folder or zip with reports was, though an archive inside it could not be. */
export const isNothingReadable = (inspection: Inspection): boolean => {
  const blocked = new Set(graveProblems(inspection, ['blocks']).map(({ download }) => download));
  return inspection.downloads.every(({ path, reports }) => reports === 0 && blocked.has(path));
};

/** True where one of the inputs exists, whether or not it could be opened: with `--json` the document is owed (contract). */
export const isSomethingThere = ({ downloads, failures }: Inspection): boolean => downloads.length > 0 || failures.some(({ code }) => code !== 'not-found');

/** True where an input could not be read, or something in it was set aside. */
export const isSomethingSetAside = (inspection: Inspection): boolean => inspection.failures.length > 0 || graveProblems(inspection, ['blocks', 'sets-aside']).length > 0;

/** Why nothing could be read: a line for each download that was opened. */
export const nothingReadableText = (inspection: Inspection): string =>
  graveProblems(inspection, ['blocks']).map(({ download, message }) => `${download}: ${message}\n`).join('');

/** For commands that write: throws a JobFailure where nothing could be read. What could not even be opened was named already. */
export const assertSomethingReadable = (inspection: Inspection): void => {
  if (isNothingReadable(inspection)) throw new JobFailure('nothing-readable', nothingReadableText(inspection).trimEnd() || 'Nothing was written.');
};
