import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bridge } from '@shared/ipc/contract';
import type { Progress } from '@shared/jobs/progress';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCorpusZip } from '../bench/corpus/write-corpus';
import { AGAIN_AFTER_STALL } from '../support/again-after-stall';
import { answerDialogs, dropOn, type FoldlineWindow, openFoldline } from '../support/foldline-window';

const MANY = 400;
const FEW = 20;
/** A person sees the end within a second; the rest is for a machine that has other work. */
const LONGEST_CANCEL_MS = 2_000;

const work = mkdtempSync(join(tmpdir(), 'foldline-reading-'));
const many = join(work, 'many.zip');
const few = join(work, 'few.zip');
let window: FoldlineWindow;
let page: Page;

beforeAll(async () => {
  await writeCorpusZip(many, { reports: MANY, pages: 'mixed', fonts: 'vary' }, 'stored');
  await writeCorpusZip(few, { reports: FEW, pages: 2, fonts: 'slim' }, 'stored');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));
beforeEach(async () => {
  window = await openFoldline();
  page = window.page;
  await page.getByRole('heading', { name: 'Drop the score report downloads here' }).waitFor();
});
afterEach(() => window.close());

const firstReports = () => page.getByRole('list', { name: 'First reports found' }).getByRole('listitem');

/** The number in `n reports found so far.` */
const foundSoFar = async (): Promise<number> => Number(/([\d,]+) reports? found so far/.exec(await page.getByRole('main').innerText())?.[1]?.replaceAll(',', '') ?? Number.NaN);

describe('a download that is dropped', () => {
  it('is read at once: the first reports show long before the last are read, and more can be dropped meanwhile', async () => {
    await dropOn(page, [many]);
    await firstReports().first().waitFor();
    expect(await foundSoFar()).toBeLessThan(MANY);
    expect(await firstReports().first().innerText()).toMatch(/^(Avery|Jordan|Riley|Quinn|Morgan|Harper|Rowan|Emerson) \w+/);
    await dropOn(page, [few]);
    await page.getByRole('heading', { name: `${MANY + FEW} reports found` }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain('2 downloads');
  });

  it('is told of where it is not there or can’t be read, wherever the window is, until the note is put away', async () => {
    const [gone, text] = [join(work, 'gone.zip'), join(work, 'notes.txt')];
    writeFileSync(text, 'x');
    const note = page.getByText('“gone.zip” can’t be found. Save it in a folder, then drop it from there.');
    await dropOn(page, [gone]);
    await note.first().waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain('nothing to read');

    await dropOn(page, [few, gone, text]);
    await page.getByRole('heading', { name: `${FEW} reports found` }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain('“notes.txt” can’t be read. Drop zip files, folders, or PDFs. “gone.zip” can’t be found.');
    await page.getByRole('button', { name: 'Put this note away' }).click();
    await page.getByRole('button', { name: 'See the batches' }).click();
    await dropOn(page, [text]);
    await page.getByRole('main').getByText('“notes.txt” can’t be read.').waitFor();
    await dropOn(page, [gone]);
    await page.getByRole('main').getByText('“gone.zip” can’t be found.').waitFor();
    expect(await page.getByRole('main').getByRole('heading', { name: `${FEW} packets` }).count()).toBe(1);
  });

  it('stops being read soon after Cancel, and what was read is kept', AGAIN_AFTER_STALL, async () => {
    await dropOn(page, [many]);
    await firstReports().first().waitFor();
    // Until all are listed a few are read ahead, and not kept.
    await page.getByText('Listing the files').waitFor({ state: 'hidden' });
    const start = performance.now();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Reading was canceled.').first().waitFor();
    expect(performance.now() - start).toBeLessThan(LONGEST_CANCEL_MS);
    await page.getByRole('button', { name: 'Continue reading' }).click();
    await page.getByRole('heading', { name: `${MANY} reports found` }).waitFor();
  });
});

/** Saves the batches and cancels as soon as the step is under way; gives how long the end then took, and whether it was a cancelled one. */
const cancelSaving = (folderId: string, step: Progress['step'] | null): Promise<{ readonly tookMs: number; readonly status: string }> =>
  page.evaluate(
    async ([id, wanted]) => {
      const { foldline } = globalThis as unknown as { readonly foldline: Bridge<unknown> };
      const ended = new Promise<string>((resolve) => foldline.on('job.ended', ({ outcome }) => resolve(outcome.status)));
      const reached = new Promise<void>((resolve) => foldline.on('job.progress', ({ progress }) => (progress.step === wanted ? resolve() : undefined)));
      const started = await foldline.call('batches.save', { folderId: id });
      if (!started.ok) throw new Error(started.failure.code);
      if (wanted !== null) await reached;
      const start = performance.now();
      await foldline.call('job.cancel', { jobId: started.value.jobId });
      const status = await ended;
      return { tookMs: performance.now() - start, status };
    },
    [folderId, step] as const,
  );

describe('saving', () => {
  it('ends soon after it is cancelled, before it begins, while it writes and while it proves, and leaves nothing behind', AGAIN_AFTER_STALL, async () => {
    const out = mkdtempSync(join(work, 'out-'));
    await dropOn(page, [many]);
    await page.getByRole('heading', { name: `${MANY} reports found` }).waitFor();
    await page.getByRole('button', { name: 'See the batches' }).click();
    await answerDialogs(window.program, [out]);
    const folder = await page.evaluate(() => (globalThis as unknown as { readonly foldline: Bridge<unknown> }).foldline.call('batches.choose-folder', {}));
    if (!folder.ok || !folder.value) throw new Error('no folder');
    for (const step of [null, 'writing', 'proving'] as const) {
      const { tookMs, status } = await cancelSaving(folder.value.id, step);
      expect({ step, status }).toEqual({ step, status: 'cancelled' });
      expect(tookMs).toBeLessThan(LONGEST_CANCEL_MS);
      expect(readdirSync(out)).toEqual([]);
    }
  });
});
