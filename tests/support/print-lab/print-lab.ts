import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskAt } from '@main/printing/direct/direct-transport';
import { groupsOf } from '@main/printing/ipp/attributes';
import { attribute } from '@main/printing/ipp/values';
import { askPrinter, cancelJob, type JobDesk } from '@main/printing/jobs/job-desk';
import { printerState } from '@main/printing/jobs/read-printer';
import { printerCapabilities, type LabPrinterKind } from './printer-capabilities';
import { setTimeout as after } from 'node:timers/promises';
import { freePort, kill, killGroup, listens, run, start, stop, stopGroup, until } from './process';
import { schedulerFiles, schedulerSettings } from './scheduler-settings';

/** The lab's queues: an office color laser that takes PDF and a second of its kind, one that takes raster only, and a one-sided grey one. */
export const LAB_PRINTERS = {
  Lab_Pdf: { name: 'pdf', formats: ['application/pdf', 'image/pwg-raster', 'image/urf'], twoSided: true, color: true },
  Lab_Raster: { name: 'raster', formats: ['image/pwg-raster'], twoSided: true, color: true },
  Lab_Second: { name: 'second', formats: ['application/pdf', 'image/pwg-raster', 'image/urf'], twoSided: true, color: true },
  Lab_Plain: { name: 'plain', formats: ['application/pdf', 'image/pwg-raster', 'image/urf'], twoSided: false, color: false },
} as const satisfies Record<string, LabPrinterKind>;
export type LabQueue = keyof typeof LAB_PRINTERS;

/** A state reason that the printer reports until the fault is cleared, or an abort of the next job. */
export type LabFault = 'media-jam-error' | 'media-empty-error' | 'media-needed-error' | 'cover-open-error' | 'input-tray-missing-error' | 'toner-empty-error' | 'marker-waste-full-error' | 'abort';

/** A document as a printer got it, with the job attributes that it came with (`IPP_SIDES` and so on). */
export type ReceivedDocument = { readonly path: string; readonly attributes: Readonly<Record<string, string>> };

/** A private scheduler with software IPP printers on the loopback, in one temporary folder. */
export type PrintLab = {
  readonly folder: string;
  readonly port: number;
  readonly socket: string;
  /** What makes a CUPS client find this scheduler. */
  readonly environment: { readonly CUPS_SERVER: string };
  /** The printer behind the queue by its own address. */
  readonly address: (queue: LabQueue, scheme?: 'ipp' | 'ipps') => string;
  /** Turns the printer behind the queue off, and on again; with a new certificate where asked. */
  readonly turnOff: (queue: LabQueue) => Promise<void>;
  readonly turnOn: (queue: LabQueue, options?: { readonly newCertificate?: boolean }) => Promise<void>;
  /** Cuts the printer's power: it ends within a sheet, and forgets its jobs. `turnOn` brings it back. */
  readonly cutPower: (queue: LabQueue) => Promise<void>;
  /** Numbers of the jobs that the printer itself has under way. */
  readonly jobsAtPrinter: (queue: LabQueue) => Promise<readonly number[]>;
  /** Cancels a job at the printer itself, as at its panel: the one of that number, or the one under way. */
  readonly cancelAtPrinter: (queue: LabQueue, id: number | null) => Promise<void>;
  /** Kills the scheduler hard, as a crash does, and starts it again after a while. */
  readonly crashScheduler: (downMs?: number) => Promise<void>;
  /** Resolves when queue and printer have nothing more to do. */
  readonly quiet: (queue: LabQueue, limitMs?: number) => Promise<void>;
  readonly setFault: (queue: LabQueue, fault: LabFault | null) => Promise<void>;
  /** Lets the printer take so many seconds for a sheet and write down what lies in its tray (`paper`). */
  readonly setPace: (queue: LabQueue, secondsPerSheet: number) => Promise<void>;
  /** What came out since a pace was set: the text of each page, in order. */
  readonly paper: (queue: LabQueue) => Promise<readonly string[]>;
  /** What the queue's printer received, oldest first. */
  readonly received: (queue: LabQueue) => Promise<readonly ReceivedDocument[]>;
  /** Runs one of the scheduler's own client programs. */
  readonly client: (program: string, ...args: readonly string[]) => Promise<string>;
  /** Ends everything that this lab started and wipes its folder. */
  readonly stop: () => Promise<void>;
};

/** A scheduler waits up to some minutes for the document of a job whose sender died. */
const QUIET_LIMIT_MS = 120_000;
/** Between two jobs both are idle for a moment. */
const IDLE_TIMES = 3;

const RECEIVE = fileURLToPath(new URL('./receive.sh', import.meta.url));

/** Starts a lab with the queues asked for. Works as root and as an ordinary user; touches no service of the system. */
export async function startPrintLab(queues: readonly LabQueue[]): Promise<PrintLab> {
  const folder = await mkdtemp(join(tmpdir(), 'print-lab-'));
  const children: ChildProcess[] = [];
  const end = async (): Promise<void> => {
    for (const child of children.toReversed()) await stop(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await makeFolders(folder);
    const bus = join(folder, 'run/bus.sock');
    const log = (name: string): string => join(folder, 'log', name);
    // ippeveprinter needs a message bus to start, also where it is told to announce nothing.
    children.push(start('dbus-daemon', ['--session', '--nofork', `--address=unix:path=${bus}`], { log: log('bus') }));
    await until('the message bus', () => existsSync(bus));
    const ports = await Promise.all(queues.map(freePort));
    const portOf = (queue: LabQueue): number => ports[queues.indexOf(queue)] ?? 0;
    const printers = new Map<LabQueue, ChildProcess>();
    const turnOn = async (queue: LabQueue): Promise<void> => {
      const printer = await startPrinter(folder, queue, portOf(queue), bus);
      printers.set(queue, printer);
      children.push(printer);
      await until(`the printer of ${queue}`, () => listens(portOf(queue)));
    };
    await Promise.all(queues.map(turnOn));
    const port = await freePort();
    let scheduler = await startScheduler(folder, port);
    children.push(scheduler);
    await Promise.all([port, ...ports].map((each) => until(`port ${each}`, () => listens(each))));
    const environment = { CUPS_SERVER: `127.0.0.1:${port}` };
    const client = (program: string, ...args: readonly string[]): Promise<string> => run(program, args, environment);
    for (const [index, queue] of queues.entries()) {
      await client('lpadmin', '-p', queue, '-E', '-v', `ipp://localhost:${ports[index]}/ipp/print`, '-m', 'everywhere', '-o', 'printer-error-policy=retry-current-job');
    }
    return {
      folder,
      port,
      socket: join(folder, 'run/cups.sock'),
      environment,
      client,
      address: (queue, scheme = 'ipp') => `${scheme}://localhost:${portOf(queue)}/ipp/print`,
      turnOff: async (queue) => {
        const printer = printers.get(queue);
        if (printer) await stopGroup(printer);
      },
      cutPower: async (queue) => {
        const printer = printers.get(queue);
        if (printer) await killGroup(printer);
      },
      turnOn: async (queue, { newCertificate = false } = {}) => {
        if (newCertificate) await rm(join(folder, queue, 'keys'), { recursive: true, force: true });
        await turnOn(queue);
      },
      jobsAtPrinter: (queue) => jobsUnderWay(printerDesk(portOf(queue))),
      cancelAtPrinter: async (queue, id) => {
        const printer = printerDesk(portOf(queue));
        const [underWay = 0] = await jobsUnderWay(printer);
        await cancelJob(printer, { printer: queue, id: id ?? underWay });
      },
      crashScheduler: async (downMs = 0) => {
        await kill(scheduler);
        await after(downMs);
        scheduler = await startScheduler(folder, port);
        children.push(scheduler);
        await until('the scheduler', () => listens(port));
      },
      quiet: async (queue, limitMs = QUIET_LIMIT_MS) => {
        let idleTimes = 0;
        const isIdle = async (): Promise<boolean> => (await client('lpstat', '-W', 'not-completed', '-o', queue)) === '' && printerState(await askPrinter(printerDesk(portOf(queue)), ['printer-state'], new AbortController().signal)) === 'idle';
        await until(`quiet at ${queue}`, async () => (idleTimes = (await isIdle()) ? idleTimes + 1 : 0) >= IDLE_TIMES, limitMs);
      },
      setFault: (queue, fault) => setFault(join(folder, queue), fault),
      setPace: (queue, seconds) => writeFile(join(folder, queue, 'pace'), `${seconds}\n`),
      paper: async (queue) => {
        const file = join(folder, queue, 'paper');
        return existsSync(file) ? (await readFile(file, 'utf8')).split('\n').filter(Boolean) : [];
      },
      received: (queue) => received(join(folder, queue, 'received')),
      stop: end,
    };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

async function makeFolders(folder: string): Promise<void> {
  const names = ['etc/ppd', 'etc/ssl', 'spool/tmp', 'cache', 'run/certs', 'log'];
  for (const name of names) await mkdir(join(folder, name), { recursive: true });
  // As root the scheduler's helpers run under another account.
  for (const name of ['', 'etc', 'log', 'run']) await chmod(join(folder, name), 0o755);
  await chmod(join(folder, 'spool'), 0o711);
  await chmod(join(folder, 'spool/tmp'), 0o1777);
  if (userInfo().uid !== 0) return;
  const printingAccount = Number(await run('id', ['-u', 'lp']));
  const printingGroup = Number(await run('id', ['-g', 'lp']));
  for (const name of ['cache', 'spool', 'spool/tmp']) await chown(join(folder, name), printingAccount, printingGroup);
}

async function startPrinter(folder: string, queue: LabQueue, port: number, bus: string): Promise<ChildProcess> {
  const own = join(folder, queue);
  await mkdir(join(own, 'received'), { recursive: true });
  await mkdir(join(own, 'spool'), { recursive: true });
  await mkdir(join(own, 'keys'), { recursive: true });
  await writeFile(join(own, 'capabilities'), printerCapabilities(LAB_PRINTERS[queue]));
  await copyFile(RECEIVE, join(own, 'receive'));
  await chmod(join(own, 'receive'), 0o755);
  const args = ['-r', 'off', '-a', join(own, 'capabilities'), '-n', 'localhost', '-p', String(port), '-d', join(own, 'spool'), '-K', join(own, 'keys'), '-c', join(own, 'receive'), '-v', queue];
  return start('ippeveprinter', args, { log: join(folder, 'log', queue), environment: { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${bus}`, LAB_PRINTER_FOLDER: own }, ownGroup: true });
}

async function startScheduler(folder: string, port: number): Promise<ChildProcess> {
  const files = join(folder, 'etc/cups-files.conf');
  const settings = join(folder, 'etc/cupsd.conf');
  await writeFile(files, schedulerFiles(folder));
  await writeFile(settings, schedulerSettings(folder, port));
  return start('cupsd', ['-f', '-c', settings, '-s', files], { log: join(folder, 'log/scheduler-output') });
}

/** The printer itself, past the scheduler. */
function printerDesk(port: number): JobDesk {
  const desk = deskAt({ address: `ipp://localhost:${port}/ipp/print` }, null, { userName: 'lab' });
  if (!desk.ok) throw new Error(desk.failure.message);
  return desk.value;
}

async function jobsUnderWay({ client, paths, printerUri, user }: JobDesk): Promise<readonly number[]> {
  const attributes = [attribute.uri('printer-uri', printerUri), user, attribute.keyword('which-jobs', 'not-completed')];
  return groupsOf(await client.ask({ operation: 'Get-Jobs', path: paths.printer, attributes }), 'job').flatMap((job) => job.number('job-id') ?? []);
}

async function setFault(folder: string, fault: LabFault | null): Promise<void> {
  const file = join(folder, 'fault');
  if (fault === null) return rm(file, { force: true });
  // Moved into place, so that the printer never reads half of it.
  await writeFile(`${file}.new`, fault);
  await rename(`${file}.new`, file);
}

async function received(folder: string): Promise<readonly ReceivedDocument[]> {
  const names = (await readdir(folder)).filter((name) => /\.(pdf|urf|pwg|bin)$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const lines = (await readFile(join(folder, name.replace(/\.\w+$/, '.attributes')), 'utf8')).split('\n');
      const attributes = Object.fromEntries(lines.filter(Boolean).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
      return { path: join(folder, name), attributes };
    }),
  );
}
