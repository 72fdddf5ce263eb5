import type { CoverSheet, WrittenBlock } from '@shared/domain/envelope/cover-sheet';
import type { InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import { NO_SHIFT, type ShiftPt } from '@shared/domain/envelope/shift';
import { moved, type Rect } from '@shared/domain/geometry/rect';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { Removal } from '@shared/domain/packets/plan';
import { openBytes, openFile, type PdfiumDocument } from '../../pdfium/document';
import { renewPdfium, runningPdfium, type Pdfium } from '../../pdfium/pdfium';
import { coverDifference } from '../cover/prove-cover';
import { removalDifference } from '../redact/prove-removal';
import { withoutNumber, type WrittenLook } from './prove-number';
import { INK_BEHIND, withoutMark } from './prove-mark';
import { DIFFERENCES } from './page-differences';
import { isWhite, looksAlike, type PictureArea, type PagePicture } from './page-picture';
import { PdfiumPage } from './pdfium-pages';
import type { BareMark } from './pdfium-marks';
import { areWithin, charactersIn, charactersOf, movedCharacters, type SeenCharacters } from './seen-characters';

/** PDFium keeps what it has read of a document, so the batch is opened anew this often to keep memory flat. */
const PAGES_PER_OPENING = 400;
/** Rounding of single-precision numbers. */
const SAME_SIZE_PT = 0.01;

/** Addresses that must be gone from a page, and the areas out of which text was taken, before the shift. */
type Removed = { readonly areas: readonly Rect[]; readonly removals: readonly Removal[] };

/**
 * The source's page (from 1), its content key where it has one and is not to differ, how far it is moved on purpose, what is taken out of it, the piece number and the inserter
 * marks that are put on it, whether annotations of it print (null where that is not known), and the places (from 0) of those that are known not to.
 */
export type ExpectedPage = { readonly pageNumber: number; readonly contentKey: string | undefined; readonly shiftPt: ShiftPt; readonly removed: Removed; readonly number?: WrittenBlock | null; readonly mark?: InserterMark | null; readonly isAnnotated: boolean | null; readonly unprinted: readonly number[] };

/** A source as PDFium reads it, opened when it is first needed. */
export type PdfiumSource = {
  /** What tells the written page (from 0) from the source's, as words for a sentence; null where it is proved. */
  readonly difference: (pageIndex: number, expected: ExpectedPage) => Promise<string | null>;
  /** Words for a sentence where the source's page (from 1) prints something in an area that is to be white; null where it does not. */
  readonly inkIn: (pageNumber: number, area: Rect, unprinted: readonly number[]) => Promise<string | null>;
  readonly close: () => void;
};

/**
 * Proves written pages by PDFium. Where a page's content key is the one that its source had when the downloads were read, the
 * two show the same. Any other page is read from both, the shift added: each character must stand where it is seen in the source,
 * and the two are drawn and compared.
 */
export class PdfiumProof {
  private started: { readonly pdfium: Pdfium; readonly batch: ReopenedBatch } | null = null;

  /** `password`: what opens the file, where it is locked. */
  constructor(
    private readonly path: string,
    private readonly password?: string,
  ) {}

  close(): void {
    this.started?.batch.close();
    if (this.started) renewPdfium(this.started.pdfium);
  }

  /** The pages that PDFium finds in the batch; 0 where it cannot open it. */
  async countPages(): Promise<number> {
    return (await this.start()).batch.pageCount;
  }

  async differenceOfBlank(pageIndex: number): Promise<string | null> {
    const { batch } = await this.start();
    return batch.read(pageIndex + 1, (written) => layDifference(written) ?? (written?.objectCount === 0 && written.annotationCount === 0 ? null : 'a second reader finds something on a blank side'));
  }

  async differenceOfCover(pageIndex: number, cover: CoverSheet | null, mark: InserterMark | null): Promise<string | null> {
    if (!cover) return 'a cover sheet stands where none is to be';
    const { batch } = await this.start();
    return batch.read(pageIndex + 1, (written) => layDifference(written) ?? (written && coverDifference(written, cover, mark)));
  }

  source(bytes: Buffer): PdfiumSource {
    let document: PdfiumDocument | null = null;
    const marks = new Map<number, readonly BareMark[]>();
    return {
      difference: async (pageIndex, { pageNumber, contentKey, shiftPt, removed, number = null, mark = null, isAnnotated, unprinted }) => {
        const { pdfium, batch } = await this.start();
        return batch.read(pageIndex + 1, (written) => {
          const badlyLaid = layDifference(written);
          if (badlyLaid !== null || !written) return badlyLaid;
          if (contentKey === written.contentKey && isAnnotated === false) return null;
          document ??= openBytes(pdfium, bytes);
          const hasKey = contentKey === written.contentKey && isAnnotated === null;
          // A key of what PDFium can't open was made by our own reader, which leaves every page with annotations to PDFium.
          if (hasKey && (!document || withPage({ pdfium, document, pageNumber }, ({ annotationCount }) => annotationCount) === 0)) return null;
          return document ? differenceFrom({ pdfium, document, pageNumber, shiftPt, unprinted, marks }, lookOf(written), removed, { number, mark }) : DIFFERENCES.unopened;
        });
      },
      inkIn: async (pageNumber, area, unprinted) => {
        const { pdfium } = await this.start();
        document ??= openBytes(pdfium, bytes);
        const look = document && sourceLook({ pdfium, document, pageNumber, shiftPt: NO_SHIFT, unprinted, marks });
        if (!look) return DIFFERENCES.unopened;
        return isWhite(look.picture, area) ? null : INK_BEHIND;
      },
      close: () => document?.close(),
    };
  }

  /** Only when it is needed: it takes time and memory. */
  private async start(): Promise<{ readonly pdfium: Pdfium; readonly batch: ReopenedBatch }> {
    if (!this.started) {
      const pdfium = await runningPdfium();
      this.started = { pdfium, batch: new ReopenedBatch(pdfium, this.path, this.password) };
    }
    return this.started;
  }
}

const layDifference = (written: PdfiumPage | null): string | null => {
  if (!written) return 'a second reader cannot open it';
  return isUprightLetter(written) ? null : 'a second reader does not find it upright Letter';
};

const isUprightLetter = (page: PdfiumPage): boolean =>
  page.rotation === 0 && Math.abs(page.widthPt - LETTER_WIDTH_PT) < SAME_SIZE_PT && Math.abs(page.heightPt - LETTER_HEIGHT_PT) < SAME_SIZE_PT;

/** A source's page, how far it is moved in the batch, which of its annotations don't print, and by page number what was found of bare ones before the pages were made ready. */
type SourceAt = { readonly pdfium: Pdfium; readonly document: PdfiumDocument; readonly pageNumber: number; readonly shiftPt: ShiftPt; readonly unprinted: readonly number[]; readonly marks: Map<number, readonly BareMark[]> };

const withPage = <Outcome>({ pdfium, document, pageNumber }: Pick<SourceAt, 'pdfium' | 'document' | 'pageNumber'>, use: (page: PdfiumPage) => Outcome): Outcome | null => {
  const page = PdfiumPage.open(pdfium, document, pageNumber);
  if (!page) return null;
  try {
    return use(page);
  } finally {
    page.close();
  }
};

/** What a source's page shows where it stands in the batch, its annotations and fields included. */
type SourceLook = {
  readonly characters: SeenCharacters | null;
  readonly isAnnotated: boolean;
  readonly bareMarks: readonly BareMark[];
  readonly picture: PagePicture;
};

const sourceLook = (source: SourceAt): SourceLook | null => {
  const { document, marks, pageNumber, shiftPt, unprinted } = source;
  return withPage(source, (page) => {
    const bare = marks.get(pageNumber) ?? page.bareMarks(document, unprinted);
    marks.set(pageNumber, bare);
    const characters = page.characters && movedCharacters(page.characters, shiftPt);
    page.readyToPrint(unprinted);
    return { characters, isAnnotated: page.annotationCount > 0, bareMarks: bare.map((mark) => movedMark(mark, shiftPt)), picture: page.picture({ annotations: true, shiftPt }) };
  });
};

const movedMark = (mark: BareMark, { xPt, yPt }: ShiftPt): BareMark => (mark.kind === 'any' ? mark : { ...mark, area: moved(mark.area, xPt, yPt) });

const areasOf = (marks: readonly BareMark[]): readonly PictureArea[] => marks.flatMap((mark) => (mark.kind === 'any' ? [] : [mark.area]));

const lookOf = (written: PdfiumPage): WrittenLook => ({ text: written.text, characters: written.characters, picture: () => written.picture({ annotations: false }), detail: (area) => written.detail(area) });

const differenceFrom = (source: SourceAt, page: WrittenLook, { areas, removals }: Removed, { number, mark }: Pick<ExpectedPage, 'number' | 'mark'>): string | null => {
  const look = sourceLook(source);
  const unmarked = look && mark ? withoutMark(look.picture, page, mark) : page;
  const written = look && number && typeof unmarked !== 'string' ? withoutNumber(look.picture, unmarked, number) : unmarked;
  if (typeof written === 'string') return written;
  const { characters } = written;
  if (!look?.characters || !characters) return DIFFERENCES.unopened;
  if (look.bareMarks.some(({ kind }) => kind === 'any')) return DIFFERENCES.mark;
  if (areas.length > 0 || removals.length > 0) {
    const { xPt, yPt } = source.shiftPt;
    return removalDifference({ ...look, characters: look.characters, areasWithoutAppearance: areasOf(look.bareMarks) }, written, areas.map((area) => moved(area, xPt, yPt)), removals);
  }
  // What annotations print is text of the written page and none of the source's.
  if (!areWithin(look.characters, characters) || (!look.isAnnotated && !areWithin(characters, look.characters))) return DIFFERENCES.text;
  if (!look.bareMarks.every((mark) => saysField(mark, look.characters!, characters))) return DIFFERENCES.field;
  return looksAlike(look.picture, written.picture(), areasOf(look.bareMarks)) ? null : DIFFERENCES.look;
};

/** Whether a field without an appearance reads in the written page as its value: its characters stand there, and no other that the source has not. */
const saysField = (mark: BareMark, before: SeenCharacters, after: SeenCharacters): boolean => {
  if (mark.kind === 'any') return false;
  const expected = [...charactersIn(before, mark.area), ...(mark.kind === 'text' ? charactersOf(mark.text) : [])];
  return expected.sort().join('') === charactersIn(after, mark.area).sort().join('');
};

/** The batch's file as PDFium reads it, opened anew now and then. */
class ReopenedBatch {
  private document: PdfiumDocument | null = null;
  private opened = 0;

  constructor(
    private readonly pdfium: Pdfium,
    private readonly path: string,
    private readonly password: string | undefined,
  ) {}

  get pageCount(): number {
    const document = this.open();
    return document ? this.pdfium.call.FPDF_GetPageCount(document.handle) : 0;
  }

  /** Opens a page for as long as it is used; null where PDFium cannot. */
  read<Outcome>(pageNumber: number, use: (page: PdfiumPage | null) => Outcome): Outcome {
    if (this.document && this.opened >= PAGES_PER_OPENING) this.close();
    const document = this.open();
    this.opened++;
    const page = document && PdfiumPage.open(this.pdfium, document, pageNumber);
    try {
      return use(page);
    } finally {
      page?.close();
    }
  }

  private open(): PdfiumDocument | null {
    if (!this.document) {
      this.document = openFile(this.pdfium, this.path, this.password);
      this.opened = 0;
    }
    return this.document;
  }

  close(): void {
    this.document?.close();
    this.document = null;
  }
}
