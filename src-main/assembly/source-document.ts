import { AssemblyFailure } from './assembly-failure';
import { PrintedLayers } from '../pdf/printed-layers';
import type { AppearancesMade } from './page/annotation-appearances';
import { printedObjects } from './page/printed-objects';
import { pageFingerprint, printedPage, type PageChange, type PrintedPage, type PrintedPageOptions } from './page/printed-page';
import { UsedResources } from './page/used-resources';
import { memorySource } from '../pdf/byte-source';
import { DigestedGraph } from './digests/digested-graph';
import { LeanDocument } from '../pdf/lean-document';
import { allPages, type TreePage } from '../pdf/page-tree';
import { LeanReaderRefusal, PdfReference } from '../pdf/syntax';

/** A page ready to be written: what it shows, and the digest of that. */
export type SourcePage = { readonly shows: PrintedPage; readonly fingerprint: string };

/** `made`: which missing appearances the careful path made. `holdsOtherPackets`: whether it holds pages of several packets. */
export type SourceOptions = { readonly made: AppearancesMade; readonly holdsOtherPackets: boolean };

/** A source entry opened for writing some of its pages. */
export class SourceDocument {
  readonly graph: DigestedGraph;
  private readonly treePages: readonly TreePage[];
  private readonly options: PrintedPageOptions;
  private readonly pages = new Map<number, SourcePage>();

  constructor(
    private readonly document: LeanDocument,
    private readonly entryIndex: number,
    { made, holdsOtherPackets }: SourceOptions,
  ) {
    const layers = new PrintedLayers(document);
    this.options = { layers, made, used: holdsOtherPackets ? new UsedResources(document) : null };
    this.graph = new DigestedGraph(printedObjects(document, layers));
    this.treePages = allPages(document);
  }

  get pageCount(): number {
    return this.treePages.length;
  }

  /** A page by its number from 1. Throws a typed failure where there is none or it is not Letter. */
  page(pageNumber: number): SourcePage {
    const known = this.pages.get(pageNumber);
    if (known) return known;
    const page = this.changedPage(pageNumber, {});
    this.pages.set(pageNumber, page);
    return page;
  }

  /** The same with a change made to it. */
  changedPage(pageNumber: number, change: PageChange): SourcePage {
    const treePage = this.treePages[pageNumber - 1];
    if (!treePage) throw new AssemblyFailure('page-missing', this.entryIndex);
    const shows = printedPage(this.document, treePage.dictionary, this.options, change);
    if (!shows) throw new AssemblyFailure('page-not-letter', this.entryIndex);
    const whole = withResources(shows, this.graph);
    return { shows: whole, fingerprint: pageFingerprint(whole, this.graph) };
  }
}

/** Every page of a batch has resources: none, where those of its source lead to nothing. */
const withResources = (shows: PrintedPage, graph: DigestedGraph): PrintedPage => {
  const resources = shows.get('Resources');
  return resources instanceof PdfReference && graph.get(resources.objectNumber) === null ? new Map([...shows, ['Resources', new Map()]]) : shows;
};

/**
 * Opens an entry with the given pages ready: by the lean reader, or by the careful path where that refuses the file or
 * anything on these pages. Throws a typed failure where neither can.
 */
export const openSourceDocument = async (bytes: Buffer, entryIndex: number, { pageNumbers, packets }: { readonly pageNumbers: readonly number[]; readonly packets: number }): Promise<SourceDocument> => {
  const ready = (document: LeanDocument, made: AppearancesMade): SourceDocument | null => {
    const source = unlessRefused(() => {
      const holdsOtherPackets = packets > 1 || allPages(document).length > pageNumbers.length;
      return new SourceDocument(document, entryIndex, { made, holdsOtherPackets });
    });
    return source && unlessRefused(() => pageNumbers.map((pageNumber) => source.page(pageNumber))) ? source : null;
  };
  const lean = unlessRefused(() => new LeanDocument(memorySource(bytes)));
  const quick = lean && ready(lean, 'none');
  if (quick) return quick;
  // Seldom needed, and slow to load.
  const { carefulDocument, withMarksDrawn } = await import('./careful-document');
  const carefully = async (from: Buffer | null, made: AppearancesMade): Promise<SourceDocument | null> => {
    const rewritten = from && (await carefulDocument(from));
    return rewritten && ready(rewritten, made);
  };
  const careful = (await carefully(bytes, 'of-fields')) ?? (await carefully(await withMarksDrawn(bytes), 'of-marks'));
  if (!careful) throw new AssemblyFailure('entry-unreadable', entryIndex);
  return careful;
};

const unlessRefused = <Value>(read: () => Value): Value | null => {
  try {
    return read();
  } catch (problem) {
    if (isRefusal(problem)) return null;
    throw problem;
  }
};

/** Whether what was thrown is a fact about a file. So is a full stack: of values that lead to each other too deeply in a way that no count foresaw. */
export const isRefusal = (thrown: unknown): boolean => thrown instanceof LeanReaderRefusal || (thrown instanceof RangeError && thrown.message.includes('call stack'));
