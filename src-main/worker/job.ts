import { keepHeapLean } from '../lean-heap';
import type { JobMessage, JobOrder } from '../ports/job';
import { PauseGate } from '../services/printing/pause-gate';
import { TurnGate } from '../services/printing/turn-gate';
import { GatheredRequest } from '../services/request-parts';
import { runJob } from './run-job';

/**
 * Entry of a job process: takes one job and tells how it goes. The host ends the process once it has heard the end;
 * exiting by itself could lose the last message on its way.
 */
keepHeapLean();

const controller = new AbortController();
const gate = new PauseGate();
const turns = new TurnGate();
const gathered = new GatheredRequest();

const tell = (message: JobMessage): void => process.parentPort.postMessage(message);

process.parentPort.on('message', ({ data }: { data: JobOrder }) => {
  if (data.type === 'cancel') controller.abort();
  else if (data.type === 'pause') gate.pause();
  else if (data.type === 'resume') gate.resume();
  else if (data.type === 'turned') turns.say(data.isTurned);
  else if (data.type === 'part') gathered.take(data.part);
  else void runJob(gathered.whole(data.request), tell, controller.signal, { gate, turns }).then(tell);
});
