import type { DownloadSums } from '@shared/domain/records/inspection';

/** As many single PDFs are told one by one; of more, nobody reads a row for each, and a page with tens of thousands would stand still. */
const MOST_ONE_BY_ONE = 20;

type Download = Pick<DownloadSums, 'kind'>;

/** Tells which downloads are told as one: all single PDFs where there are many. */
export const toldTogether = (downloads: readonly Download[]): ((download: Download) => boolean) => {
  const isMany = downloads.filter(({ kind }) => kind === 'pdf').length > MOST_ONE_BY_ONE;
  return ({ kind }) => isMany && kind === 'pdf';
};
