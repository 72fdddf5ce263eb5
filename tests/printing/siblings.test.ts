import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@shared/domain/records/manifest';
import { expect, test } from 'vitest';
import { reportName, reportPdf, type ReportPdfOptions } from '../support/fixtures/report-pdf';
import { useCommandLine } from '../support/print-lab/cli-bench';
import { usePrintLab } from '../support/print-lab/printing-bench';

const bench = usePrintLab(['Lab_Pdf']);
const { foldline } = useCommandLine(bench);

const ANA = '9900000001';
const BEN = '9900000002';
const CAL = '9900000003';
const downloads = (name: string) => join(bench.scratch, name);
const write = async (folder: string, ssid: string, student: string, given: ReportPdfOptions = {}): Promise<void> => {
  await mkdir(downloads(folder), { recursive: true });
  await writeFile(join(downloads(folder), reportName(ssid)), await reportPdf({ ssid, student, pages: 4, ...given }));
};
const elsewhere: ReportPdfOptions = { addressLines: ['77 Elm Court', 'Sacramento, CA 95814-2345'] };

const prepare = async (from: string, name: string, ...words: readonly string[]) => {
  const out = join(bench.scratch, name);
  const { code, message, output } = await foldline('prepare', downloads(from), '--out', out, ...words);
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8').catch(() => 'null')) as Manifest;
  return { out, code, message, output, manifest };
};
const studentsOf = ({ packets }: Manifest) => packets.map(({ reports }) => reports.map(({ ssid }) => ssid));

test('siblings share an envelope from the plan to the ledger, which knows each report by its own student', async () => {
  await write('spring', ANA, 'Ana Griffin');
  await write('spring', BEN, 'Ben Griffin');
  await write('spring', CAL, 'Cal Griffin', elsewhere);
  expect(studentsOf((await prepare('spring', 'plain')).manifest)).toEqual([[ANA], [BEN], [CAL]]);

  const before = await prepare('spring', 'before', '--combine-siblings', '--group', 'sheets');
  const { out, output, manifest } = await prepare('spring', 'together', '--combine-siblings');
  expect(studentsOf(manifest)).toEqual([[CAL], [ANA, BEN]]);
  expect(output).toContain('Siblings: 1 envelope for 2 students');
  expect(await readFile(join(out, 'combined.csv'), 'utf8')).toContain(`2,${ANA} + ${BEN},Ana Griffin + Ben Griffin,2,`);
  expect(manifest.batches.map(({ id }) => id)).toEqual(['4-pages-2-sheets', '8-pages-4-sheets']);
  expect(await foldline('verify', out)).toMatchObject({ code: 0 });

  expect(await foldline('print', out, '--printer', 'Lab_Pdf', '--from', '2')).toMatchObject({ code: 0 });
  // Ben's report was issued again; Ana's is the one that was mailed.
  await write('later', ANA, 'Ana Griffin');
  await write('later', BEN, 'Ben Griffin', { pages: 5 });
  const later = await prepare('later', 'later-out', '--combine-siblings');
  expect(studentsOf(later.manifest)).toEqual([[BEN]]);
  expect(later.manifest.setAside.map(({ ssid, code }) => [ssid, code])).toEqual([[ANA, 'already-mailed']]);
  expect(later.manifest.notices.map(({ code }) => code)).toEqual(['report-reissued']);
  expect(studentsOf((await prepare('later', 'again', '--combine-siblings', '--again')).manifest)).toEqual([[ANA, BEN]]);

  // The folder that was prepared before the mailing does not send the family's envelope again.
  expect(await foldline('print', before.out, '--printer', 'Lab_Pdf')).toMatchObject({ code: 0, message: expect.stringContaining('Left out: 1 piece with reports that were mailed from another folder.') });
});

test('an envelope of which one report was mailed from another folder goes out whole, and this is said; a reprint takes it as any other', async () => {
  await write('one', ANA, 'Ana Griffin');
  await write('two', ANA, 'Ana Griffin');
  await write('two', BEN, 'Ben Griffin');
  const together = await prepare('two', 'two-out', '--combine-siblings', '--received', '2025-05-01');
  const alone = await prepare('one', 'one-out');
  expect(await foldline('print', alone.out, '--printer', 'Lab_Pdf')).toMatchObject({ code: 0 });
  const printed = await foldline('print', together.out, '--printer', 'Lab_Pdf', '--json');
  expect(printed.message).toContain('1 piece with a report that was mailed from another folder and one that was not: a piece is printed whole.');
  expect(JSON.parse(printed.output)).toMatchObject({ outcome: 'completed', pieces: { ok: 1 }, deadlines: [{ program: 'CAASPP', received: '2025-05-01', due: '2025-05-29' }] });
  expect(printed.message).toMatch(/CAASPP: due 2025-05-29, [\d,]+ days (left|past)\. 5 CCR 863\(a\): within 20 working days .* Counting starts on the day after receipt\./);
  expect((await foldline('ledger', '--run', '2')).output).toMatch(/ {2}CAASPP: due 2025-05-29, [\d,]+ days (left|past) on the day of the run\n {4}5 CCR 863\(a\)/);
  expect(await foldline('print', together.out, '--printer', 'Lab_Pdf')).toMatchObject({ code: 1, message: expect.stringContaining('1 piece printed already') });
  expect(await foldline('print', together.out, '--printer', 'Lab_Pdf', '--reprint')).toMatchObject({ code: 0 });
});

test('a list of families is written, confirmed by a person, and used; what it can’t do is said', async () => {
  await write('list', ANA, 'Ana Griffin');
  await write('list', BEN, 'Ben Rivera');
  await write('list', CAL, 'Cal Griffin', elsewhere);
  const list = join(bench.scratch, 'families.txt');
  expect(await foldline('siblings', downloads('list'), '--out', list)).toMatchObject({ code: 0, output: expect.stringContaining('1 family at one address: 0 of one surname and school, 1 of other surnames or schools') });
  const text = await readFile(list, 'utf8');
  // Nothing is confirmed by the program itself.
  expect(studentsOf((await prepare('list', 'unconfirmed', '--siblings', list)).manifest)).toEqual([[ANA], [CAL], [BEN]]);
  await writeFile(list, `${text.replace(`# ${ANA} ${BEN}`, `${ANA} ${BEN}`)}${CAL} 9900000009\n`);
  const confirmed = await prepare('list', 'confirmed', '--siblings', list);
  expect(studentsOf(confirmed.manifest)).toEqual([[CAL], [ANA, BEN]]);
  expect(confirmed.message).toContain('1 SSID of the list of families is in no download.');
  await writeFile(list, `${ANA} ${CAL}\n`);
  expect((await prepare('list', 'apart', '--siblings', list)).output).toContain('The reports of this family can’t share an envelope');
  expect(await foldline('prepare', downloads('list'), '--out', join(bench.scratch, 'x'), '--siblings', join(bench.scratch, 'none.txt'))).toMatchObject({ code: 2 });
});
