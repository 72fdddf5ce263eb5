import type { Manifest, ManifestBatch } from './manifest';

/** Separator sheets of a batch: its inserts that belong to no packet. */
export const separatorsOfBatch = ({ inserts }: Pick<ManifestBatch, 'inserts'>): number => inserts.filter(({ what }) => what === 'separator').length;

export const separatorCount = ({ batches }: Pick<Manifest, 'batches'>): number => batches.reduce((sum, batch) => sum + separatorsOfBatch(batch), 0);
