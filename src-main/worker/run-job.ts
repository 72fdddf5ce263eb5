import { withBatchPress } from '../assembly/press/with-batch-press';
import type { JobHooks } from '../ports/hooks';
import type { JobEnd, JobNews, JobRequest, JobValue } from '../ports/job';
import type { ListedDownloads } from '../ports/reading';
import { inspectOneEntry } from '../services/inspect-one-entry';
import { entryKey } from '../services/inspection/entry-key';
import { readDownloads } from '../services/inspection/read-downloads';
import { firstReports } from '../services/mailing/first-reports';
import { isCancellation } from '../services/is-cancellation';
import { failureOf, JobFailure } from '../services/job-failure';
import { prepareBatches } from '../services/prepare-batches';
import { printingTools } from '../printing-tools';
import { MoveGate } from '../services/printing/move-gate';
import { PauseGate } from '../services/printing/pause-gate';
import { PrinterStops } from '../services/printing/printer-stops';
import { TurnGate } from '../services/printing/turn-gate';
import { printPrepared } from '../services/printing';
import { deliver, pack, readStudentFile } from './mail-room-jobs';
import { tellListed } from './tell-listed';
import { tellResults } from './tell-results';
import { finishedRun, NO_RUN, withEvent } from './print-views';
import { letGoOfPool, withPool } from './waiting-pool';

type RequestOf<Kind extends JobRequest['kind']> = Extract<JobRequest, { kind: Kind }>;

const inspect = (request: RequestOf<'inspect'>, tell: (news: JobNews) => void, hooks: JobHooks): Promise<JobValue> =>
  withPool(async (pool) => {
    // They come up while the downloads are listed.
    pool.warm();
    const results = tellResults(tell);
    let telling = Promise.resolve();
    const onListed = (listed: ListedDownloads): void => {
      telling = tellListed(listed, tell, hooks.signal);
      // Waited for when all is read; nobody waits for it where reading fails.
      telling.catch(() => undefined);
    };
    try {
      await readDownloads(
        { ...request, known: new Set(request.known) },
        { pool },
        { ...hooks, onListed, onFirst: (result) => tell({ type: 'first', reports: firstReports(result) }), onResult: (job, result) => results.add({ entryIndex: job.index, key: entryKey(job), result }) },
      );
      await telling;
      return { kind: 'inspect' };
    } finally {
      results.flush();
    }
  });

/** Where a printing waits for a person. */
type PrintGates = { readonly gate: PauseGate; readonly turns: TurnGate; readonly moves: MoveGate; readonly stops: PrinterStops };

const print = async (request: RequestOf<'print'>, tell: (news: JobNews) => void, { signal }: JobHooks, { gate, turns, moves, stops }: PrintGates): Promise<JobValue> => {
  let view = NO_RUN;
  const printed = await printPrepared(
    {
      folder: request.folder,
      deadlines: request.deadlines ?? undefined,
      printer: request.printer,
      morePrinters: request.morePrinters,
      gate,
      turns,
      moves,
      stops,
      batch: request.batchId ?? undefined,
      from: request.fromPiece ?? undefined,
      to: request.toPiece ?? undefined,
      pieces: request.pieces ?? undefined,
      ofRun: request.ofRun ?? undefined,
      proof: request.proof,
      reprint: request.reprint,
      options: request.options,
      signal,
      onEvent: (event) => tell({ type: 'printing', run: (view = withEvent(view, event)) }),
    },
    printingTools(request.dataFolder),
  );
  if (!printed.ok) throw new JobFailure(printed.failure.code, printed.failure.message);
  return { kind: 'print', run: finishedRun(printed.value, view) };
};

const work = async (request: JobRequest, tell: (news: JobNews) => void, hooks: JobHooks, gates: PrintGates): Promise<JobValue> => {
  switch (request.kind) {
    case 'inspect':
      return inspect(request, tell, hooks);
    case 'inspect-entry':
      return withPool(async (pool) => ({ kind: 'inspect-entry', result: await inspectOneEntry(request.job, { pool }, hooks) }));
    case 'prepare': {
      const { files, notProved } = await withBatchPress((press) => prepareBatches({ ...request, createdAt: new Date().toISOString() }, press, hooks));
      return { kind: 'prepare', files, notProved };
    }
    case 'sample': {
      // Its PDF and font packages are slow to load, and no other job needs them.
      const { makeSample } = await import('../sample/make-sample');
      await makeSample({ out: request.out, reports: request.reports, seed: request.seed, signal: hooks.signal });
      return { kind: 'sample' };
    }
    case 'read-students':
      return readStudentFile(request, tell, hooks);
    case 'read-letter': {
      // Its readers are slow to load, and few jobs need them.
      const { readLetter } = await import('../assembly/letter/read-letter');
      return { kind: 'read-letter', file: await readLetter(request.path) };
    }
    case 'deliver':
      return deliver(request, hooks);
    case 'pack':
      return pack(request, hooks);
    case 'print':
      return print(request, tell, hooks, gates);
  }
};

/** Jobs that need the threads which may wait for one. */
const READS_ENTRIES: ReadonlySet<JobRequest['kind']> = new Set(['inspect', 'inspect-entry']);

/** Runs one job to its one end; never throws. `gates` hold a printing between two jobs, or between fronts and backs. */
export const runJob = async (request: JobRequest, tell: (news: JobNews) => void, signal: AbortSignal, gates: PrintGates = { gate: new PauseGate(), turns: new TurnGate(), moves: new MoveGate(), stops: new PrinterStops() }): Promise<JobEnd> => {
  try {
    if (!READS_ENTRIES.has(request.kind)) await letGoOfPool();
    return { type: 'done', value: await work(request, tell, { signal, onProgress: (progress) => tell({ type: 'progress', progress }) }, gates) };
  } catch (thrown) {
    return isCancellation(thrown, signal) ? { type: 'cancelled' } : { type: 'failed', failure: failureOf(thrown) };
  }
};
