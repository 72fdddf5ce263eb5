import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchContext } from '../bench';
import { comparedTimes } from '../compare';
import { writeCorpusFolder, writeCorpusZip } from '../corpus/write-corpus';

/** Milliseconds that a person needs from seeing the window to dropping something on it. */
const AFTER_OPENING_MS = 1_500;

/** What is dropped: a school's download, a district's, one large zip, and a folder; one in the moment in which the window can be used. */
const DROPS = [
  { name: 'a zip of 30 reports', reports: 30, isFolder: false, afterMs: AFTER_OPENING_MS },
  { name: 'a zip of 1,000', reports: 1_000, isFolder: false, afterMs: AFTER_OPENING_MS },
  { name: 'a zip of 5,000', reports: 5_000, isFolder: false, afterMs: AFTER_OPENING_MS },
  { name: 'a zip of 5,000, at once', reports: 5_000, isFolder: false, afterMs: 0 },
  { name: 'a folder of 1,000', reports: 1_000, isFolder: true, afterMs: AFTER_OPENING_MS },
] as const;

/** From a drop to the first report named on the screen, each in a program just started. */
export const firstReports = async ({ workplace, rounds, tell }: BenchContext): Promise<void> => {
  const { dropOn, openFoldline } = await import('../../support/foldline-window');
  const times = new Map<string, number[]>();
  for (const { name, reports, isFolder, afterMs } of DROPS) {
    const path = join(workplace, isFolder ? 'reports' : 'drop.zip');
    const corpus = { reports, pages: 'mixed', fonts: 'fixed' } as const;
    await (isFolder ? writeCorpusFolder(path, corpus) : writeCorpusZip(path, corpus, 'deflated'));
    for (let round = 0; round < rounds; round++) {
      const window = await openFoldline();
      try {
        await window.page.getByRole('button', { name: 'Choose files…' }).waitFor();
        await window.page.waitForTimeout(afterMs);
        const seen = window.page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let start = 0;
              addEventListener('drop', () => (start = performance.now()), true);
              // A few reports are read before there is anything to say of the reading.
              const isSeen = (): boolean => document.querySelector('.reading-first li, .found-head') !== null;
              const look = (): void => {
                requestAnimationFrame(isSeen() ? () => resolve(performance.now() - start) : look);
              };
              look();
            }),
        );
        await dropOn(window.page, [path]);
        times.set(name, [...(times.get(name) ?? []), (await seen) / 1000]);
      } finally {
        await window.close();
      }
    }
    await rm(path, { recursive: true, force: true });
  }
  tell(comparedTimes({ title: 'From a drop to the first report named', rounds, references: [], times }));
};
