import { describe, expect, test } from 'vitest';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { directTransport } from '@main/printing/direct/direct-transport';
import { makePreparedFolder } from '../support/print-lab/prepared-folder';
import { failureOf, pageTexts, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { until } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Pdf']);
const SHEETS = 6;
/** So long that power can be cut between two sheets, on a machine that stands still for a while too. */
const SECONDS_PER_SHEET = 1;

const paper = () => bench.lab.paper('Lab_Pdf');

/** Starts a run of six sheets and cuts the printer's power when some of them are out. */
async function cutInTheMiddle(print: () => ReturnType<typeof bench.print>) {
  await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: Array.from({ length: SHEETS }, () => 2) }]);
  await bench.lab.setPace('Lab_Pdf', SECONDS_PER_SHEET);
  const before = (await paper()).length;
  const printing = recordOf(print());
  await until('the second sheet', async () => (await paper()).length >= before + 4);
  await bench.lab.cutPower('Lab_Pdf');
  const out = (await paper()).slice(before);
  expect(out.length).toBeLessThan(SHEETS * 2);
  await bench.lab.turnOn('Lab_Pdf');
  await bench.lab.setPace('Lab_Pdf', 0);
  return { printing, out };
}

describe('a printer behind a queue that loses power in the middle of a job', () => {
  test('is not believed: the scheduler calls the job completed, since the printer no longer knows it', async () => {
    const { printing } = await cutInTheMiddle(() => bench.print());
    const done = await printing;
    expect(done).toMatchObject({ outcome: 'failed', jobs: [{ state: 'completed', reasons: expect.arrayContaining(['printer-restarted']) }], pieces: { ok: 0, unknown: SHEETS } });
    expect(done.message).toContain('The printer was turned off and on in the job, so sheets may be missing.');
    expect(await failureOf(bench.print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('outcome that is not known') });
    // The queue tells of the lost job as long as it stands; the next job is seen to its end all the same.
    expect(await recordOf(bench.print({ reprint: true }))).toMatchObject({ outcome: 'completed', pieces: { ok: SHEETS } });
  });

  test('is not believed by a program that died meanwhile, either', async () => {
    const dies = (event: PrintEvent): void => {
      if (event.kind === 'job-sent') throw new Error('killed');
    };
    await makePreparedFolder(bench.folder, [{ id: 'two', packetPages: [2, 2, 2] }]);
    await bench.lab.setPace('Lab_Pdf', SECONDS_PER_SHEET);
    const before = (await paper()).length;
    await expect(bench.print({ onEvent: dies })).rejects.toThrow('killed');
    await until('the first sheet', async () => (await paper()).length >= before + 2);
    await bench.lab.cutPower('Lab_Pdf');
    await bench.lab.turnOn('Lab_Pdf');
    await until('the end of the job', async () => (await bench.lab.client('lpstat', '-W', 'not-completed', '-o', 'Lab_Pdf')) === '', 60_000);
    expect(await failureOf(bench.print())).toMatchObject({ code: 'nothing-left', message: expect.stringContaining('3 pieces sent earlier with an outcome that is not known') });
  });

  test('and one that was turned off and on after the job only, or before it, is believed', async () => {
    await bench.lab.setPace('Lab_Pdf', 0);
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2] }, { id: 'two', packetPages: [2] }]);
    expect(await recordOf(bench.print({ from: 1, to: 1 }))).toMatchObject({ outcome: 'completed', pieces: { ok: 1 } });
    await bench.lab.turnOff('Lab_Pdf');
    await bench.lab.turnOn('Lab_Pdf');
    expect(await recordOf(bench.print())).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 2 }], pieces: { ok: 1 } });
  });
});

describe('a printer at its own address that loses power in the middle of a job', () => {
  test('leaves the pieces unknown, also where somebody else’s job has the number by now', async () => {
    const printers = async () => [{ name: 'Desk', address: bench.lab.address('Lab_Pdf'), certificate: null }];
    const transport = directTransport({ userName: 'office', printers, silenceLimitMs: 30_000 });
    const { printing } = await cutInTheMiddle(async () => {
      // The printer counts from 1 when it was turned on, and so does the one that follows.
      await bench.lab.turnOff('Lab_Pdf');
      await bench.lab.turnOn('Lab_Pdf');
      return bench.print({ printer: 'Desk' }, { transport });
    });
    const before = (await paper()).length;
    await bench.lab.client('ipptool', '-tv', '-f', `${bench.folder}/batches/one.pdf`, bench.lab.address('Lab_Pdf'), 'print-job.test');
    expect(await printing).toMatchObject({ outcome: 'failed', jobs: [{ id: 1, state: 'unknown', reasons: ['job-unknown'] }], pieces: { ok: 0, unknown: SHEETS } });
    // The other job goes on by itself: nobody cancels it for ours.
    await until('the last sheet of the other job', async () => (await paper()).slice(before).length >= SHEETS * 2);
    expect((await paper()).slice(before)).toEqual(pageTexts('one', 1, SHEETS * 2));
  });
});
