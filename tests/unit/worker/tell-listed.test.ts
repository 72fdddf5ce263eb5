import { describe, expect, it } from 'vitest';
import type { ListedDownloads } from '@main/ports/reading';
import { ITEMS_OF_PART } from '@main/services/in-parts';
import { tellListed } from '@main/worker/tell-listed';

const listed: ListedDownloads = {
  failures: [],
  downloads: [{ path: '/a.zip', kind: 'zip', problems: [] }],
  entries: Array.from({ length: 2 * ITEMS_OF_PART }, (_, index) => ({ downloadIndex: 0, entry: { kind: 'ignored', name: `${index}.txt` } })),
  known: [],
};

/** What is told, and where others had their turn. */
const toldUntil = async (signal: AbortSignal, onTurn: (turns: number) => void = () => undefined): Promise<readonly string[]> => {
  const told: string[] = [];
  let turns = 0;
  const pause = async (): Promise<void> => {
    told.push('-');
    onTurn((turns += 1));
  };
  await tellListed(listed, (news) => told.push(news.type === 'listed' ? news.part.kind : news.type), signal, pause);
  return told;
};

describe('what is listed', () => {
  it('is told in parts, with a turn for others after each', async () => {
    expect(await toldUntil(new AbortController().signal)).toEqual(['failures', '-', 'downloads', '-', 'entries', '-', 'entries', '-', 'end', '-']);
  });

  it('is told no further once the job is canceled', async () => {
    const controller = new AbortController();
    expect(await toldUntil(controller.signal, (turns) => turns === 3 && controller.abort())).toEqual(['failures', '-', 'downloads', '-', 'entries', '-']);
  });
});
