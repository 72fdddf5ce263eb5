import { INDEX_UNREAD } from '@shared/problems/listing-words';
import { readEntry } from '../read-entry';
import { readIndexLinks } from './read-index-links';
import type { Gathered } from './gathered';
import type { ListingProblem } from '../../ports/inspection-pool';
import type { EntrySource } from '../../ports/entry-source';

/** An index of 100,000 links is about 20 MB. */
const MOST_INDEX_BYTES = 64 * 1024 * 1024;

/** Null where the index can't be read. */
const linksOf = async (source: EntrySource): Promise<readonly string[] | null> => {
  if (source.sizeBytes > MOST_INDEX_BYTES) return null;
  try {
    return readIndexLinks(await readEntry(source));
  } catch {
    return null;
  }
};

/** Makes names comparable that zip tools and browsers write differently. */
const comparable = (name: string): string => name.normalize('NFC').toLowerCase();

/** `folder` + `link`, with `.` and `..` resolved; links that leave the download are null. */
const resolveLink = (folder: string, link: string): string | null => {
  const parts: string[] = [];
  for (const part of `${folder}${link}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
};

const fileOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Compares one index with the PDFs that stand in or below its folder: by path, else by file name, as the folder may have been renamed. */
const compareWithIndex = (indexName: string, links: readonly string[], pdfs: readonly string[]): readonly ListingProblem[] => {
  const folder = folderOf(indexName);
  const below = pdfs.filter((name) => name.startsWith(folder));
  const paths = new Map(below.map((name) => [comparable(name), name]));
  const files = new Map(below.map((name) => [comparable(fileOf(name)), name]));
  const listed = new Set<string>();
  const missing = new Set<string>();
  for (const link of links) {
    const path = resolveLink(folder, link);
    const found = (path === null ? undefined : paths.get(comparable(path))) ?? files.get(comparable(fileOf(link)));
    if (found === undefined) missing.add(path ?? link);
    else listed.add(found);
  }
  return [
    ...[...missing].map((entry) => ({ code: 'index-entry-missing', entry }) as const),
    ...below.filter((name) => !listed.has(name)).map((entry) => ({ code: 'index-entry-unlisted', entry }) as const),
  ];
};

/** Holds every PDFIndex.html of a download against its PDFs. An index without links to PDFs says nothing. */
export const compareWithIndexes = async (gathered: Gathered): Promise<readonly ListingProblem[]> => {
  const pdfs = gathered.entries.flatMap((entry) => (entry.kind === 'ignored' ? [] : [entry.name]));
  const problems: ListingProblem[] = [];
  for (const { name, source } of gathered.indexes) {
    const links = await linksOf(source);
    if (links === null) problems.push({ code: 'ignored-file', entry: name, words: INDEX_UNREAD });
    else if (links.length > 0) problems.push(...compareWithIndex(name, links, pdfs));
  }
  return problems;
};
