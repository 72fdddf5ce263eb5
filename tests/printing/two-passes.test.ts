import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '@main/cli/run-cli';
import { TurnGate } from '@main/services/printing/turn-gate';
import type { PrintEvent } from '@shared/domain/printing/print-event';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import { usualProfile } from '@shared/domain/printing/printer-profile';
import { turningOfTrial } from '@shared/domain/printing/two-passes';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { finishedStack, PATHS, type PaperPath, type Sheet } from '../support/print-lab/paper-path';
import { makePreparedFolder, type BatchPlan } from '../support/print-lab/prepared-folder';
import { failureOf, recordOf, usePrintLab } from '../support/print-lab/printing-bench';
import { run } from '../support/print-lab/process';

const bench = usePrintLab(['Lab_Plain', 'Lab_Pdf']);
const options = { ...NO_OPTIONS, allowGray: true, twoPasses: true };

type ReceivedPage = { readonly words: readonly string[]; readonly isUpsideDown: boolean };

/** What poppler reads on each page of a received document, and which way up: made-up pages have their text in the upper half. */
async function pagesOf(path: string): Promise<readonly ReceivedPage[]> {
  const html = await run('pdftotext', ['-bbox', path, '-']);
  return html.split('<page ').slice(1).map((page) => {
    const words = [...page.matchAll(/yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, y, text = '']) => ({ y: Number(y), text }));
    return { words: words.map(({ text }) => text), isUpsideDown: (words[0]?.y ?? 0) > 396 };
  });
}

const numberOn = ({ words }: ReceivedPage): number => Number(words.find((word) => /^\d+$/.test(word)));
const sentPages = async (path: string) => (await pagesOf(path)).map((page) => ({ page: numberOn(page), isTurned: page.isUpsideDown }));

/** The sheets that lie in the tray after every two documents of the printer. */
async function stacksOf(path: PaperPath): Promise<readonly (readonly Sheet[])[]> {
  const documents = await bench.newDocuments('Lab_Plain');
  const stacks: (readonly Sheet[])[] = [];
  for (let at = 0; at + 1 < documents.length; at += 2) stacks.push(finishedStack(await sentPages(documents[at]?.path ?? ''), await sentPages(documents[at + 1]?.path ?? ''), path, 'down'));
  return stacks;
}

const sheetsOf = (firstPage: number, lastPage: number): Sheet[] =>
  Array.from({ length: (lastPage - firstPage + 1) / 2 }, (_, index) => ({ front: { page: firstPage + 2 * index, isUpsideDown: false }, back: { page: firstPage + 2 * index + 1, isUpsideDown: false } }));

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'two-passes-'));
  for (const [name, value] of Object.entries(bench.lab.environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(data, { recursive: true });
});

/** Runs the command line; `ask` answers its questions. */
async function foldline(words: readonly string[], ask: (question: string) => Promise<string | null> = async () => null) {
  const told = { output: '', message: '' };
  const code = await runCli(words, '1.2.3', () => ({
    writeOutput: (text) => void (told.output += text),
    writeMessage: (text) => void (told.message += text),
    showProgress: () => undefined,
    ask,
    signal: new AbortController().signal,
    dataFolder: data,
  }));
  return { code, ...told };
}

const BATCHES: readonly BatchPlan[] = [{ id: 'one', packetPages: [4, 4, 2] }];

describe('a printer that prints on one side', () => {
  test.each(PATHS)('after its trial puts every back behind its front, in order, however its stacks come back: %o', async (path) => {
    await makePreparedFolder(bench.folder, BATCHES);
    // The person answers what the paper shows.
    const trial = await foldline(['printers', '--trial', 'Lab_Plain', '--json'], async (question) => {
      if (!question.includes('Which letter')) return '';
      const [fronts, backs] = await bench.newDocuments('Lab_Plain');
      const first = finishedStack(await sentPages(fronts?.path ?? ''), [0, 1].map((page) => ({ page, isTurned: false })), path, 'down').find(({ front }) => front?.page === 1)?.back;
      const letters = (await pagesOf(backs?.path ?? ''))[first?.page ?? 9]?.words ?? [];
      // The upper letter stands upright; the lower one does once the sheet is turned.
      return letters[first?.isUpsideDown ? 1 : 0] ?? null;
    });
    expect(trial.code).toBe(0);

    const printed = await foldline(['print', bench.folder, '--printer', 'Lab_Plain', '--gray', '--two-passes', '--json'], async () => '');
    expect(printed.code).toBe(0);
    expect(JSON.parse(printed.output)).toMatchObject({
      outcome: 'completed',
      jobs: [{ pass: 'fronts', pages: 5, state: 'completed' }, { pass: 'backs', pages: 5, state: 'completed' }],
      pieces: { ok: 3, reprint: 0, unknown: 0 },
    });
    expect((await stacksOf(path)).slice(1)).toEqual([sheetsOf(1, 10)]);
    const documents = await bench.newDocuments('Lab_Plain');
    expect(documents.slice(2).map(({ attributes }) => [attributes['IPP_SIDES'], attributes['IPP_JOB_NAME']])).toEqual([
      ['one-sided', expect.stringMatching(/^Foldline run 1 \([0-9a-f]{6}\), batch one, pieces 1-3, fronts$/)],
      ['one-sided', expect.stringMatching(/^Foldline run 1 \([0-9a-f]{6}\), batch one, pieces 1-3, backs$/)],
    ]);
  });

  test('is refused without the person’s word, and before its trial', async () => {
    await makePreparedFolder(bench.folder, BATCHES);
    expect((await failureOf(bench.print({ printer: 'Lab_Plain', options: { ...NO_OPTIONS, allowGray: true } }))).message).toContain('or print in two passes');
    expect((await failureOf(bench.print({ printer: 'Lab_Plain', options }))).message).toContain('Print its trial of two sheets first');
    expect(await foldline(['printers', '--trial', 'Lab_Plain'], async (question) => (question.includes('Which letter') ? 'none' : ''))).toMatchObject({ code: 1, message: expect.stringContaining('with the other side up') });
    expect(await bench.newDocuments('Lab_Plain')).toHaveLength(2);
  });
});

describe('between fronts and backs', () => {
  const profile = { ...usualProfile('Lab_Plain'), largestJobSheets: 3, turning: turningOfTrial('C') };
  const tools = { printerProfiles: async () => [profile] };
  const turning = (answers: readonly boolean[]) => {
    const turns = new TurnGate();
    const waiting = [...answers];
    const onEvent = ({ kind }: PrintEvent): void => {
      if (kind === 'turn-stack') setImmediate(() => turns.say(waiting.shift() ?? false));
    };
    return { turns, onEvent };
  };

  test('bounded stacks go one after the other', async () => {
    await makePreparedFolder(bench.folder, BATCHES);
    const done = await recordOf(bench.print({ printer: 'Lab_Plain', options, ...turning([true, true]) }, tools));
    expect(done).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 1, toPiece: 1 }, { fromPiece: 1, toPiece: 1 }, { fromPiece: 2, toPiece: 3 }, { fromPiece: 2, toPiece: 3 }] });
    expect(await stacksOf({ takesLastFirst: true, turnsUpsideDown: false })).toEqual([sheetsOf(1, 4), sheetsOf(5, 10)]);
  });

  test('a person who stops leaves pieces that are printed again whole', async () => {
    await makePreparedFolder(bench.folder, BATCHES);
    const stopped = await recordOf(bench.print({ printer: 'Lab_Plain', options, ...turning([true, false]) }, tools));
    expect(stopped).toMatchObject({ outcome: 'failed', pieces: { ok: 1, reprint: 2, unknown: 0, notSent: 0 } });
    expect(stopped.message).toBe('Of pieces 2 to 3 only fronts are printed. Take these sheets away, since no one may get them; the pieces are printed again whole.');
    const again = await recordOf(bench.print({ printer: 'Lab_Plain', options, ...turning([true]) }, tools));
    expect(again).toMatchObject({ run: 2, outcome: 'completed', jobs: [{ fromPiece: 2, toPiece: 3, pass: 'fronts' }, { fromPiece: 2, toPiece: 3, pass: 'backs' }], pieces: { ok: 2 } });
  });

  test('fronts that do not end well are never good, and no backs follow', async () => {
    await makePreparedFolder(bench.folder, BATCHES);
    await bench.lab.setFault('Lab_Plain', 'abort');
    const failed = await recordOf(bench.print({ printer: 'Lab_Plain', options, ...turning([true]) }, tools));
    expect(failed).toMatchObject({ outcome: 'failed', jobs: [{ pass: 'fronts' }], pieces: { ok: 0, reprint: 1, unknown: 0, notSent: 2 } });
    await bench.lab.setFault('Lab_Plain', null);
    expect(await recordOf(bench.print({ printer: 'Lab_Plain', options, ...turning([true, true]) }, tools))).toMatchObject({ outcome: 'completed', pieces: { ok: 3 } });
  });
});

describe('a printer that gives sheets out face up', () => {
  test('gets jobs and sheets from the last to the first, the two sides of each together', async () => {
    await makePreparedFolder(bench.folder, BATCHES);
    const profile = { ...usualProfile('Lab_Pdf'), face: 'up' as const, order: 'reverse' as const, largestJobSheets: 3, tray: 'tray-2' };
    const done = await recordOf(bench.print({}, { printerProfiles: async () => [profile] }));
    expect(done).toMatchObject({ outcome: 'completed', jobs: [{ fromPiece: 2, toPiece: 3 }, { fromPiece: 1, toPiece: 1 }] });
    const documents = await bench.newDocuments('Lab_Pdf');
    const numbers = await Promise.all(documents.map(async ({ path }) => (await pagesOf(path)).map(numberOn)));
    expect(numbers).toEqual([[9, 10, 7, 8, 5, 6], [3, 4, 1, 2]]);
    expect(documents[0]?.attributes['IPP_MEDIA_COL']).toContain('media-source=tray-2');
  });

  test('and the last good piece counts from the other end', async () => {
    await makePreparedFolder(bench.folder, [{ id: 'one', packetPages: [2, 2, 2, 2] }]);
    expect(await foldline(['printers', '--set', 'Lab_Pdf', '--face', 'up', '--order', 'reverse', '--cartridge-sides', '1000'])).toMatchObject({ code: 0, output: expect.stringContaining('The stack comes out in order.') });
    await bench.lab.setFault('Lab_Pdf', 'abort');
    const aborted = await foldline(['print', bench.folder, '--printer', 'Lab_Pdf']);
    expect(aborted).toMatchObject({ code: 1, message: expect.stringContaining('8 printed sides: about 1 % of a set of cartridges') });
    await bench.lab.setFault('Lab_Pdf', null);
    expect(await foldline(['ledger', '--run', '1', '--last-good', '3'])).toMatchObject({ code: 0 });
    expect(JSON.parse((await foldline(['print', bench.folder, '--printer', 'Lab_Pdf', '--json'])).output)).toMatchObject({ jobs: [{ fromPiece: 1, toPiece: 2 }], pieces: { ok: 2 } });
  });
});
