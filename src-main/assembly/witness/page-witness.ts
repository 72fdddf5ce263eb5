import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { memorySource, type ByteSource } from '../../pdf/byte-source';
import { SameContent } from './same-content';
import { ShownDigests } from './shown-digests';
import { printedAnnotations } from './printed-annotations';
import { WitnessUnsure, isWritten, numberAt } from './syntax';
import type { Entries, Place } from './entries';
import { WitnessFile, type WitnessPages } from './witness-file';
import { WitnessLayers } from './witness-layers';

/** Rounding of producers; far below what any printer resolves. */
const SAME_PT = 0.001;

/** A source as the witness reads it. */
export type WitnessedSource = {
  /** Whether the written page (from 0) shows what the source's page (from 1) prints; false also where that is not sure. */
  readonly isShown: (pageNumber: number, pageIndex: number) => boolean;
  /** For each of the page's annotations, in order, whether it is part of the paper; null where that is not sure. */
  readonly printedAnnotations: (pageNumber: number) => readonly boolean[] | null;
  readonly hasLayers: boolean;
};

/** The written file as the witness reads it, opened once for all its sources. */
export class PageWitness {
  private readonly file: WitnessFile;
  private readonly layers: WitnessLayers;
  private readonly pages: WitnessPages;
  private readonly digests: ShownDigests;

  /** Throws {@link WitnessUnsure} where the file is not plain. */
  constructor(source: ByteSource) {
    this.file = new WitnessFile(source);
    this.layers = new WitnessLayers(this.file);
    this.pages = this.file.pages();
    this.digests = new ShownDigests(this.file, 'written');
  }

  get pageCount(): number {
    return this.pages.length;
  }

  /** Whether a page draws nothing at all; false also where that is not sure. */
  isBlank(pageIndex: number): boolean {
    return isSure(() => {
      const page = this.written(pageIndex);
      const contents = page.get('Contents');
      if (!isPlainLetter(this.file, page) || !contents) return false;
      const stream = this.file.resolved(contents);
      // Nothing but white space and comments.
      return stream !== null && /^(?:[\0\t\n\f\r ]|%[^\r\n]*)*$/.test(this.file.content(stream).toString('latin1'));
    });
  }

  /** The digest of what a page shows, to be held against its source's (`sourceDigests`); null where the witness is not sure. */
  digestOf(pageIndex: number): string | null {
    return unlessUnsure(() => {
      const page = this.written(pageIndex);
      return isPlainLetter(this.file, page) ? this.digests.of(page) : null;
    });
  }

  /** A source to hold pages against; null where the witness is not sure of it. */
  sourceOf(bytes: Buffer): WitnessedSource | null {
    try {
      const source = new WitnessFile(memorySource(bytes));
      const layers = new WitnessLayers(source);
      const pages = source.pages();
      const same = new SameContent(source, this.file, { source: layers, written: this.layers });
      const annotationsOf = (page: Entries): readonly boolean[] => printedAnnotations(source, layers, page);
      return {
        isShown: (pageNumber, pageIndex) =>
          isSure(() => {
            const page = pages.at(pageNumber - 1);
            if (!page) return false;
            const entries = source.pageEntries(page);
            return !annotationsOf(entries).includes(true) && this.isUnchanged(source, same, entries, this.written(pageIndex));
          }),
        printedAnnotations: (pageNumber) =>
          unlessUnsure(() => {
            const page = pages.at(pageNumber - 1);
            return page ? annotationsOf(source.pageEntries(page)) : null;
          }),
        hasLayers: layers.areThere,
      };
    } catch (thrown) {
      if (thrown instanceof WitnessUnsure) return null;
      throw thrown;
    }
  }

  private written(pageIndex: number): Entries {
    const page = this.pages.at(pageIndex);
    const entries = page && this.file.pageEntries(page);
    // A batch carries none.
    if (!entries || entries.has('Annots')) throw new WitnessUnsure();
    return entries;
  }

  /** The same size upright at the same origin, and the same content over the same resources. */
  private isUnchanged(source: WitnessFile, same: SameContent, from: Entries, to: Entries): boolean {
    if (!isPlainLetter(source, from) || !isPlainLetter(this.file, to)) return false;
    for (const key of ['Contents', 'Group']) {
      const [value, other] = [from.get(key), to.get(key)];
      if (value && other ? !same.sameValue(value, other) : (value ?? other) !== undefined) return false;
    }
    const [resources, others] = [from.get('Resources'), to.get('Resources')];
    if (!resources || !others) return resources === undefined && others !== undefined && this.file.entries(others).size === 0;
    return same.sameResources(resources, others, () => contentText(source, from.get('Contents')));
  }
}

/** The digest of what a source's page (from 1) shows; null where the witness is not sure, or the page prints other than as it is. */
export type SourceDigests = (pageNumber: number) => string | null;

/**
 * Digests of a source's pages, taken while its bytes are at hand, so that they need not be read again: a written page of the same digest shows the same.
 */
export const sourceDigests = (bytes: Buffer): SourceDigests =>
  unlessUnsure((): SourceDigests | null => {
    const source = new WitnessFile(memorySource(bytes));
    const layers = new WitnessLayers(source);
    if (layers.areThere) return null;
    const pages = source.pages();
    const digests = new ShownDigests(source, 'source');
    return (pageNumber) =>
      unlessUnsure(() => {
        const page = pages.at(pageNumber - 1);
        const entries = page && source.pageEntries(page);
        return entries && isPlainLetter(source, entries) && !printedAnnotations(source, layers, entries).includes(true) ? digests.of(entries) : null;
      });
  }) ?? (() => null);

const contentText = (file: WitnessFile, contents: Place | undefined): string => {
  const found = contents && file.resolved(contents);
  if (!found) return '';
  const streams = found.data ? [found] : file.items(found).map((item) => file.resolved(item));
  return streams.map((stream) => (stream ? file.content(stream).toString('latin1') : '')).join('\n');
};

const unlessUnsure = <Value>(tell: () => Value): Value | null => {
  try {
    return tell();
  } catch (thrown) {
    if (thrown instanceof WitnessUnsure) return null;
    throw thrown;
  }
};

const isSure = (tell: () => boolean): boolean => unlessUnsure(tell) === true;

const LETTER = [0, 0, LETTER_WIDTH_PT, LETTER_HEIGHT_PT];
/** As nearly every page has it. */
const USUAL_BOX = `[${LETTER.join(' ')}]`;

/** Upright Letter at the origin in points. */
const isPlainLetter = (file: WitnessFile, page: Entries): boolean => {
  const isLetter = (key: string): boolean => {
    const found = page.has(key) ? file.resolved(page.get(key)!) : null;
    if (!found) return false;
    if (isWritten(found.bytes, found.at, USUAL_BOX)) return true;
    const box = file.items(found).map((item) => numberOf(file, item));
    return box.length === 4 && LETTER.every((edge, index) => Math.abs(box[index]! - edge) < SAME_PT);
  };
  const single = (key: string, otherwise: number): number => (page.has(key) ? numberOf(file, page.get(key)!) : otherwise);
  if (!isLetter('MediaBox') || (page.has('CropBox') && !isLetter('CropBox'))) return false;
  return single('Rotate', 0) % 360 === 0 && single('UserUnit', 1) === 1;
};

const numberOf = (file: WitnessFile, place: Place): number => {
  const found = file.resolved(place);
  if (!found) throw new WitnessUnsure();
  return numberAt(found.bytes, found.at);
};
