import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '@shared/domain/printing/wording';
import type { Manifest } from '@shared/domain/records/manifest';
import { expect, test } from 'vitest';
import { useCommandLine } from '../support/print-lab/cli-bench';
import { usePrintLab } from '../support/print-lab/printing-bench';

const bench = usePrintLab(['Lab_Pdf']);
const { foldline } = useCommandLine(bench);

const prepare = async (name: string, ...words: readonly string[]) => {
  const out = join(bench.scratch, name);
  const { code, message } = await foldline('prepare', join(bench.scratch, 'sample.zip'), '--out', out, ...words);
  const manifest = await readFile(join(out, 'manifest.json'), 'utf8').then((text) => JSON.parse(text) as Manifest, () => null);
  return { out, code, message, manifest };
};

const countOf = ({ setAside }: Manifest, code: string): number => setAside.filter((report) => report.code === code).length;

test("tomorrow's overlapping download leaves out what was mailed today, and takes it again when told to", async () => {
  expect(await foldline('sample', '--out', join(bench.scratch, 'sample.zip'), '--reports', '12', '--seed', '7')).toMatchObject({ code: 0 });
  const first = await prepare('first');
  const before = await prepare('before', '--group', 'sheets');
  const batch = first.manifest?.batches.toSorted((one, other) => other.packets - one.packets)[0];
  expect(batch?.packets).toBeGreaterThan(1);
  expect(await foldline('print', first.out, '--printer', 'Lab_Pdf', '--batch', batch?.id ?? '')).toMatchObject({ code: 0 });

  const second = await prepare('second');
  expect(second.code).toBe(3);
  expect(countOf(second.manifest!, 'already-mailed')).toBe(batch?.packets);
  expect(second.manifest?.totals.packets).toBe((first.manifest?.totals.packets ?? 0) - (batch?.packets ?? 0));

  const again = await prepare('again', '--again');
  expect(again.manifest?.totals.packets).toBe(first.manifest?.totals.packets);
  expect(again.manifest?.settings.again).toBe(true);

  // A folder that was prepared before the mailing does not send the same reports a second time either.
  const rest = await foldline('print', before.out, '--printer', 'Lab_Pdf', '--json');
  expect(rest.message).toContain(`Left out: ${counted(batch?.packets ?? 0, 'piece')} with reports that were mailed from another folder.`);
  expect(JSON.parse(rest.output)).toMatchObject({ outcome: 'completed', pieces: { ok: (first.manifest?.totals.packets ?? 0) - (batch?.packets ?? 0) } });

  expect(await prepare('third')).toMatchObject({ code: 1, message: expect.stringContaining('No report is left to prepare') });
});

test('a batch of the same pages under other piece numbers takes no word over from the earlier one: nobody is left out for another student', async () => {
  expect(await foldline('sample', '--out', join(bench.scratch, 'sample.zip'), '--reports', '12', '--seed', '7')).toMatchObject({ code: 0 });
  const first = await prepare('first');
  // A later batch of several pieces, so that one held back before it moves their numbers.
  const batch = first.manifest?.batches.slice(1).toSorted((one, other) => other.packets - one.packets)[0];
  const pieces = first.manifest?.packets.filter((packet) => packet.batch === batch?.id).map(({ piece }) => piece) ?? [];
  expect(pieces.length).toBeGreaterThan(1);
  await bench.lab.setFault('Lab_Pdf', 'abort');
  expect(await foldline('print', first.out, '--printer', 'Lab_Pdf', '--batch', batch?.id ?? '')).toMatchObject({ code: 1 });
  await bench.lab.setFault('Lab_Pdf', null);

  const hold = join(bench.scratch, 'hold.txt');
  await writeFile(hold, `${first.manifest?.packets[0]?.ssid}\n`);
  const second = await prepare('second', '--hold', hold);
  const moved = second.manifest?.packets.filter((packet) => packet.batch === batch?.id).map(({ piece }) => piece);
  expect(moved).toEqual(pieces.map((piece) => piece - 1));
  // Nobody has said yet what came out of the first folder: none of them goes out a second time.
  expect(await foldline('print', second.out, '--printer', 'Lab_Pdf', '--batch', batch?.id ?? '')).toMatchObject({ code: 1, message: expect.stringContaining(`${counted(pieces.length, 'piece')} sent earlier with an outcome that is not known`) });

  expect(await foldline('ledger', '--run', '1', '--last-good', '0')).toMatchObject({ code: 0 });
  expect(await foldline('ledger', '--run', '1', '--pull', String(pieces[1]))).toMatchObject({ code: 0 });
  // What a person took out was not mailed; that it goes out now is told, of a folder that is prepared later and of one that was there.
  const third = await prepare('third', '--hold', hold);
  expect(third.manifest?.notices.filter(({ code }) => code === 'pulled-before')).toHaveLength(1);
  const printed = await foldline('print', second.out, '--printer', 'Lab_Pdf', '--batch', batch?.id ?? '', '--json');
  expect(printed.message).not.toContain('Left out');
  expect(printed.message).toMatch(new RegExp(`^1 piece with a report that was pulled from another folder’s mailing \\(${(pieces[1] ?? 0) - 1}\\): printed all the same\\.[^]*Run 2:`));
  expect(JSON.parse(printed.output)).toMatchObject({ outcome: 'completed', pieces: { ok: pieces.length } });

  // What was to be printed again in the first folder went out from the second one meanwhile.
  const late = await foldline('print', first.out, '--printer', 'Lab_Pdf', '--batch', batch?.id ?? '');
  expect(late).toMatchObject({ code: 1, message: expect.stringContaining(`${counted(pieces.length - 1, 'piece')} with reports that were mailed from another folder, 1 piece pulled`) });
});
