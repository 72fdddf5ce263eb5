import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { until } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf']);

/** Prints until the printer asks for paper, and lets the scheduler crash then. */
async function printThroughCrash() {
  await bench.lab.setFault('Lab_Pdf', 'media-empty-error');
  const events: PrintEvent[] = [];
  const printing = recordOf(bench.print({ onEvent: (event) => events.push(event) }));
  await until('the empty tray', () => events.some(({ sentence }) => sentence.includes('tray is empty')));
  await bench.lab.crashScheduler();
  await bench.lab.setFault('Lab_Pdf', null);
  const done = await printing;
  return { done, received: await bench.newDocuments('Lab_Pdf') };
}

test('a scheduler that crashes in a job and sends it again: what came out twice is not called printed once', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
  const { done, received } = await printThroughCrash();
  // The scheduler begins a job again that was under way, and the printer had it whole already.
  expect(received).toHaveLength(2);
  expect(done).toMatchObject({ outcome: 'failed', message: expect.stringContaining('sheets may be there twice'), jobs: [{ state: 'completed', reasons: expect.arrayContaining(['job-restarted']) }], pieces: { ok: 0, unknown: 2 } });
  // It was sent once by us, and is not sent again by itself.
  expect(await failureOf(bench.print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('outcome that is not known') });
});

test('a job of the same name from an earlier ledger is not taken for the same job', async () => {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2] }]);
  // Older than the rounding of the two clocks.
  await after(2_500);
  expect(await recordOf(bench.print())).toMatchObject({ run: 1, outcome: 'completed', pieces: { ok: 2 } });
});
