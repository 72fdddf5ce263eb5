import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { powerShellAt, type RunPowerShell } from '@main/printing/windows/run-powershell';

/** The flags of a job, or of a job and its queue, at one asking. */
export type FlagStep = number | readonly [job: number, queue: number];

/** What the spooler is to answer to a script instead of what it would: a document, or trouble. */
type Told = object | 'garbage' | 'dies' | 'hangs';
type ScriptName = 'queues' | 'add-job' | 'job' | 'find' | 'cancel';

type State = {
  queues: readonly object[];
  jobs: { id: number; printer: string; name: string; steps: FlagStep[] }[];
  lastJob: number;
  steps: readonly FlagStep[];
  answers: Partial<Record<ScriptName, Told>>;
  calls: { name: ScriptName; words: string[]; values: Record<string, string> }[];
};

/** A spooler of Windows as far as our scripts see it, behind a program that is really started. */
export type WindowsSpooler = {
  readonly run: RunPowerShell;
  readonly state: () => Promise<State>;
  readonly change: (changes: Partial<State>) => Promise<void>;
  /** The XPS file that a job was given. */
  readonly fileOf: (job: number) => string;
};

/** An office laser as its driver tells of it. */
export const OFFICE_LASER = {
  name: 'Office Color',
  isDefault: true,
  comment: 'By the door',
  location: 'Room 12',
  driver: 'Maker Universal PCL6',
  port: 'IP_10.20.0.15',
  status: 0,
  can: {
    duplexing: ['OneSided', 'TwoSidedShortEdge', 'TwoSidedLongEdge'],
    colors: ['Color', 'Grayscale'],
    media: [
      { name: 'NorthAmericaLetter', width: 816, height: 1056 },
      { name: 'ISOA4', width: 793.7, height: 1122.52 },
    ],
    resolutions: [600, 300],
    stapling: ['None', 'StapleTopLeft'],
    bins: [
      { featureSpace: 'http://schemas.microsoft.com/windows/2003/08/printing/printschemakeywords', feature: 'JobInputBin', space: 'http://schemas.microsoft.com/windows/2003/08/printing/printschemakeywords', name: 'AutoSelect', label: 'Auto select' },
      { featureSpace: 'http://schemas.microsoft.com/windows/2003/08/printing/printschemakeywords', feature: 'JobInputBin', space: 'http://maker.example/2015/printing', name: 'Tray2', label: 'Tray 2' },
    ],
  },
};

/** Flags as a job goes through: spooling, printing, then printed and kept. */
export const PRINTS: readonly FlagStep[] = [0x8, 0x10, 0x2080];

export async function startWindowsSpooler(folder: string): Promise<WindowsSpooler> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'spooler.json');
  const program = fileURLToPath(new URL('./powershell.mjs', import.meta.url));
  const state = async (): Promise<State> => JSON.parse(await readFile(file, 'utf8')) as State;
  const write = (content: State): Promise<void> => writeFile(file, JSON.stringify(content));
  await write({ queues: [OFFICE_LASER], jobs: [], lastJob: 6, steps: PRINTS, answers: {}, calls: [] });
  const run = powerShellAt(program);
  return {
    run: (script, values, signal) => run(script, { ...values, FAKE_SPOOLER: folder }, signal),
    state,
    change: async (changes) => write({ ...(await state()), ...changes }),
    fileOf: (job) => join(folder, `job-${job}.xps`),
  };
}
