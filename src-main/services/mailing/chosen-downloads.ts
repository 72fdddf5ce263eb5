import { basename } from 'node:path';
import type { Page, Range } from '@shared/ipc/contract';
import type { DownloadsView, DownloadView } from '@shared/ipc/views';
import { mapTogether } from '../map-together';
import { downloadKind } from './download-kind';

type Download = DownloadView & { readonly path: string };

/** The downloads that staff chose, in the order in which they came. Single PDFs can be dropped by the ten thousand, so nothing here goes through all of them but what has to. */
export class ChosenDownloads {
  private all: Download[] = [];
  /** The paths of the downloads; another set once they were all forgotten. */
  private paths = new Set<string>();
  private version = 0;
  private lastId = 0;

  get view(): DownloadsView {
    return { version: this.version, total: this.all.length, lastAdded: Number(this.all.at(-1)?.id ?? 0) };
  }

  rows({ from, count }: Range): Page<DownloadView> {
    return { total: this.all.length, rows: this.all.slice(from, from + count).map(({ id, name, kind }) => ({ id, name, kind })) };
  }

  /** Each download's id by its path. */
  get ids(): ReadonlyMap<string, string> {
    return new Map(this.all.map(({ path, id }) => [path, id]));
  }

  /** Adds what exists and is not in the list yet, unless all was forgotten meanwhile. `missing`: the paths where nothing is that can be read. */
  async add(paths: readonly string[]): Promise<{ readonly isChanged: boolean; readonly missing: ReadonlySet<string> }> {
    const before = this.paths;
    const looked = await mapTogether([...new Set(paths)].filter((path) => !before.has(path)), async (path) => ({ path, kind: await downloadKind(path) }));
    const missing = new Set(looked.flatMap(({ path, kind }) => (kind ? [] : [path])));
    const found = looked.flatMap(({ path, kind }) => (kind ? [{ name: basename(path), kind, path }] : []));
    if (before !== this.paths) return { isChanged: false, missing };
    // The same may have been added twice at once.
    const added = found.filter(({ path }) => !this.paths.has(path));
    for (const { path, name, kind } of added) {
      this.paths.add(path);
      this.all.push({ id: String((this.lastId += 1)), name, kind, path });
    }
    if (added.length > 0) this.version += 1;
    return { isChanged: added.length > 0, missing };
  }

  remove(id: string): void {
    const index = this.all.findIndex((download) => download.id === id);
    const [removed] = index < 0 ? [] : this.all.splice(index, 1);
    if (!removed) return;
    this.paths.delete(removed.path);
    this.version += 1;
  }

  clear(): void {
    this.all = [];
    this.paths = new Set();
    this.version += 1;
  }
}
