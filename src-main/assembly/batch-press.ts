import type { Batch } from '@shared/domain/packets/plan';
import type { Manifest } from '@shared/domain/records/manifest';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { BatchPress, PressHooks } from '../ports/batch-press';
import { AssemblyFailure } from './assembly-failure';
import { entryOpener } from './entry-opener';
import { proveAgainstSources } from './prove-against-sources';
import { verifyBatch } from './verify-batch';
import { writeBatch } from './write-batch';

const reportsOf = ({ packets }: Batch): readonly FoundReport[] => packets.flatMap(({ reports }) => reports.map(({ report }) => report));

/** Writes batches and proves them, first against the manifest by the lean reader, then against the sources by PDFium. */
export const batchPress: BatchPress = {
  write: async (batch, path, inspection, { signal, onPages }) => {
    try {
      const { sha256, packets } = await writeBatch({ path, batchId: batch.id, packets: batch.packets, openEntry: entryOpener(reportsOf(batch), inspection), signal, onProgress: onPages });
      return { ok: true, batch: { id: batch.id, file: `batches/${batch.id}.pdf`, sha256, packets } };
    } catch (thrown) {
      // One odd entry is a fact about that entry; one that changed meanwhile says that nothing read before can be trusted.
      if (thrown instanceof AssemblyFailure && thrown.entryIndex !== null && thrown.code !== 'entry-changed') return { ok: false, entryIndex: thrown.entryIndex };
      throw thrown;
    }
  },
  prove: async (batch, path, manifest, inspection, { signal, onPages }) => {
    const half = halves(batch.pages, onPages);
    const faults = await verifyAgainst(manifest, batch, path, { signal, onPages: half.first });
    if (faults.length > 0) return { faults, pages: [] };
    const pages = await proveAgainstSources({ path, batchId: batch.id, packets: batch.packets, openEntry: entryOpener(reportsOf(batch), inspection), signal, onPages: half.second });
    return { faults, pages };
  },
};

const verifyAgainst = async (manifest: Manifest, batch: Batch, path: string, hooks: PressHooks): Promise<readonly string[]> => {
  const listed = manifest.batches.find(({ id }) => id === batch.id);
  if (!listed) return [`Batch ${batch.id}, the manifest does not list it.`];
  // Pieces count on over the run in the manifest's order, so a batch's packets stand together in it.
  const first = (batch.packets[0]?.piece ?? 1) - 1;
  return verifyBatch({ path, batch: listed, packets: manifest.packets.slice(first, first + batch.packets.length), ...hooks });
};

/** The lean reader takes about a tenth of the time that PDFium takes. */
const LEAN_SHARE = 0.1;

const halves = (pages: number, onPages: (pages: number) => void) => ({
  first: (done: number): void => onPages(Math.floor(done * LEAN_SHARE)),
  second: (done: number): void => onPages(Math.floor(pages * LEAN_SHARE + done * (1 - LEAN_SHARE))),
});
