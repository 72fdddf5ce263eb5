import { describe, expect, it } from 'vitest';
import type { ListedDownloads } from '@main/ports/reading';
import { ITEMS_OF_PART } from '@main/services/in-parts';
import { tellListed } from '@main/worker/tell-listed';

const PARTS = 6;

const listed: ListedDownloads = {
  failures: [],
  downloads: [{ path: '/a.zip', kind: 'zip', problems: [] }],
  entries: Array.from({ length: PARTS * ITEMS_OF_PART }, (_, index) => ({ downloadIndex: 0, entry: { kind: 'ignored', name: `${index}.txt` } })),
  files: 0,
  known: [{ entryIndex: 0, key: 'key' }],
};

/** What is told, and where others had their turn. */
const toldUntil = async (signal: AbortSignal, onTurn: () => void = () => undefined): Promise<{ readonly told: readonly string[]; readonly end: unknown }> => {
  const told: string[] = [];
  const pause = async (): Promise<void> => {
    told.push('-');
    onTurn();
  };
  const end = await tellListed(listed, (news) => told.push(news.type === 'listed' ? news.part.kind : news.type), signal, pause).catch((thrown: unknown) => thrown);
  return { told, end };
};

const FIRST_TURN = ['known', 'inputs', 'downloads', 'entries', 'entries', 'entries', 'entries', '-'];

describe('what is listed', () => {
  it('is told in parts, with turns for others between them', async () => {
    expect((await toldUntil(new AbortController().signal)).told).toEqual([...FIRST_TURN, 'entries', 'entries', 'end']);
  });

  it('is told no further once the job is canceled, and ends as canceled', async () => {
    const controller = new AbortController();
    const { told, end } = await toldUntil(controller.signal, () => controller.abort());
    expect(told).toEqual(FIRST_TURN);
    expect(end).toBe(controller.signal.reason);
  });
});
