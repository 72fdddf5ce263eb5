import { keepHeapLean } from '../lean-heap';
import type { JobMessage, JobOrder } from '../ports/job';
import { MoveGate } from '../services/printing/move-gate';
import { PauseGate } from '../services/printing/pause-gate';
import { PrinterStops } from '../services/printing/printer-stops';
import { TurnGate } from '../services/printing/turn-gate';
import { GatheredRequest } from '../services/request-parts';
import { runJob } from './run-job';
import { holdPool } from './waiting-pool';

/**
 * Entry of a job process: takes one job and tells how it goes. The host ends the process once it has heard the end;
 * exiting by itself could lose the last message on its way.
 */
keepHeapLean();

const controller = new AbortController();
const gate = new PauseGate();
const turns = new TurnGate();
const moves = new MoveGate();
const stops = new PrinterStops();
const gathered = new GatheredRequest();

const tell = (message: JobMessage): void => process.parentPort.postMessage(message);

process.parentPort.on('message', ({ data }: { data: JobOrder }) => {
  if (data.type === 'cancel') controller.abort();
  else if (data.type === 'pause') gate.pause();
  else if (data.type === 'resume') gate.resume();
  else if (data.type === 'turned') turns.say(data.isTurned);
  else if (data.type === 'move') moves.say(data.jobIndex, data.answer);
  else if (data.type === 'stop-printer') stops.stop(data.printer);
  else if (data.type === 'warm') holdPool();
  else if (data.type === 'part') gathered.take(data.part);
  else void runJob(gathered.whole(data.request), tell, controller.signal, { gate, turns, moves, stops }).then(tell);
});
