import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ChosenDownloads } from '@main/services/mailing/chosen-downloads';
import { ITEMS_OF_PART } from '@main/services/in-parts';

const work = mkdtempSync(join(tmpdir(), 'foldline-chosen-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const fileOf = (name: string): string => {
  const path = join(work, name);
  writeFileSync(path, '');
  return path;
};
const folder = join(work, 'Reports.pdf');
mkdirSync(folder);
const [zip, pdf, other] = [fileOf('A.ZIP'), fileOf('b.Pdf'), fileOf('c')];

const CHANGED = { isChanged: true, missing: new Set() };

const namesIn = (downloads: ChosenDownloads): readonly string[] => downloads.rows({ from: 0, count: 1_000_000 }).rows.map(({ name }) => name);

describe('the downloads chosen', () => {
  it('keeps their order, each once, without what does not exist', async () => {
    const downloads = new ChosenDownloads();
    expect(await downloads.add([pdf, join(work, 'not there.zip'), '', zip, pdf])).toEqual({ isChanged: true, missing: new Set([join(work, 'not there.zip'), '']) });
    expect(await downloads.add([folder, zip, other])).toEqual(CHANGED);
    expect(downloads.rows({ from: 0, count: 9 })).toEqual({
      total: 4,
      rows: [
        { id: '1', name: 'b.Pdf', kind: 'pdf' },
        { id: '2', name: 'A.ZIP', kind: 'zip' },
        { id: '3', name: 'Reports.pdf', kind: 'folder' },
        { id: '4', name: 'c', kind: 'zip' },
      ],
    });
    expect(downloads.rows({ from: 1, count: 2 }).rows.map(({ id }) => id)).toEqual(['2', '3']);
    expect(downloads.ids.get(zip)).toBe('2');
  });

  it('counts as changed only when it was', async () => {
    const downloads = new ChosenDownloads();
    await downloads.add([zip, pdf]);
    const { view } = downloads;
    expect([(await downloads.add([pdf, zip])).isChanged, (await downloads.add([join(work, 'not there')])).isChanged, downloads.view]).toEqual([false, false, view]);
    downloads.remove('77');
    expect(downloads.view).toEqual(view);
    downloads.remove('2');
    expect(downloads.view).toEqual({ version: view.version + 1, total: 1, lastAdded: 1 });
    expect(await downloads.add([pdf])).toEqual(CHANGED);
    expect(downloads.view).toEqual({ version: view.version + 2, total: 2, lastAdded: 3 });
  });

  it('adds once what is added twice at the same time', async () => {
    const downloads = new ChosenDownloads();
    await Promise.all([downloads.add([zip, pdf]), downloads.add([pdf, zip, folder])]);
    expect(namesIn(downloads)).toEqual(['A.ZIP', 'b.Pdf', 'Reports.pdf']);
  });

  it('adds nothing that was still looked at when all was forgotten', async () => {
    const downloads = new ChosenDownloads();
    const adding = downloads.add([zip]);
    downloads.clear();
    expect([(await adding).isChanged, downloads.view.total]).toEqual([false, 0]);
    expect(await downloads.add([zip])).toEqual(CHANGED);
  });

  it('lets others have their turn while it looks at thousands', async () => {
    const downloads = new ChosenDownloads();
    const paths = Array.from({ length: 20 * ITEMS_OF_PART }, (_, index) => fileOf(`${index}.pdf`));
    let isOver = false;
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    await downloads.add(paths);
    isOver = true;
    expect(namesIn(downloads)).toHaveLength(paths.length);
    expect(turns).toBeGreaterThanOrEqual(20);
  });
});
