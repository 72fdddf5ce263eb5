import type { WrittenBlock } from '@shared/domain/envelope/cover-sheet';
import type { InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import { LETTER_HEIGHT_PT } from '@shared/domain/geometry/units';
import type { Rect } from '@shared/domain/geometry/rect';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import { numberText } from '../../pdf/canonical';
import type { DigestedGraph } from '../digests/digested-graph';
import type { LeanDocument } from '../../pdf/lean-document';
import { PdfReference, PdfStream, isArray, type PdfDictionary, type PdfValue } from '../../pdf/syntax';
import { printedAppearances, type Appearance, type AppearancesMade } from './annotation-appearances';
import type { PrintedLayers } from '../../pdf/printed-layers';
import { removeText } from '../redact/remove-text';
import { deflatedStream } from './printed-objects';
import { UsedResources } from './used-resources';
import { movedBy, uprightPlacement, type Box, type Matrix, type UprightPlacement } from './upright-letter';

/** Everything a page of a batch shows: its /Contents, /Resources and /Group, and no more. */
export type PrintedPage = PdfDictionary;

const EMPTY: PdfDictionary = new Map();

/** The entries of a page's dictionary that make what it shows. */
const SHOWN_ENTRIES = ['Contents', 'Group', 'Resources'] as const;

/** What a page shows, of its dictionary. */
export const shownOf = (page: PdfDictionary): PrintedPage => {
  const shows = new Map<string, PdfValue>([['Resources', EMPTY]]);
  for (const key of SHOWN_ENTRIES) if (page.has(key)) shows.set(key, page.get(key)!);
  return shows;
};

/** Digest of what a page shows; its size and rotation are the same for all and proved apart. */
export const pageFingerprint = (page: PrintedPage, graph: DigestedGraph): string => graph.digestOfValue(page);

/**
 * `made`: which missing appearances the careful path made, where it wrote the document anew. `used`: given where the document holds other pupils'
 * pages, whose resources must not be carried.
 */
export type PrintedPageOptions = { readonly layers: PrintedLayers; readonly made: AppearancesMade; readonly used: UsedResources | null };

/** What is changed of a page on purpose; each change is listed in the manifest. */
export type PageChange = {
  readonly shiftPt?: ShiftPt | null;
  /** Areas out of which text is taken, in points from the top left of the page as it is seen. */
  readonly removed?: readonly Rect[];
  /** The piece number that is printed on it. */
  readonly number?: WrittenBlock | null;
  /** The inserter marks that are printed on it. */
  readonly mark?: InserterMark | null;
};

/**
 * A source page as it is printed, or null where it is not Letter. A page that is upright Letter at the origin and has no
 * annotations is passed on as it is. Any other is drawn as one form, laid upright and clipped to what is seen, the
 * appearances of its annotations on top: in a form, patterns move with the page and unbalanced `q`/`Q` do not leak. So is a page that is shifted.
 */
export const printedPage = (document: LeanDocument, source: PdfDictionary, { layers, made, used }: PrintedPageOptions, { shiftPt = null, removed = [], number = null, mark = null }: PageChange = {}): PrintedPage | null => {
  const found = uprightPlacement(document, source);
  if (!found) return null;
  const placement = shiftPt ? movedBy(found, shiftPt) : found;
  const emptied = removed.length > 0 ? removeText(document, source, found.matrix, removed) : source;
  const page = used || removed.length > 0 ? withUsedResources(document, emptied, used ?? new UsedResources(document)) : emptied;
  const appearances = printedAppearances(document, page, layers, made);
  const asItIs = placement.alreadyUpright && appearances.length === 0 && number === null && mark === null;
  return layers.resolved(asItIs ? shownOf(page) : composedPage(document, page, placement, appearances, { number, mark }));
};

const withUsedResources = (document: LeanDocument, page: PdfDictionary, used: UsedResources): PdfDictionary => {
  const content = (): Buffer => Buffer.concat(contentStreams(document, page).flatMap((stream) => [document.decode(stream), Buffer.from('\n')]));
  const resources = used.of(page.get('Resources'), content);
  return resources === undefined || resources === page.get('Resources') ? page : new Map([...page, ['Resources', resources]]);
};

const composedPage = (document: LeanDocument, page: PdfDictionary, placement: UprightPlacement, appearances: readonly Appearance[], { number, mark }: Pick<PageChange, 'number' | 'mark'>): PrintedPage => {
  const { seen, matrix } = placement;
  const forms = new Map<string, PdfValue>([['Page', document.define(pageForm(document, page, seen, matrix))]]);
  let content = '/Page Do\n';
  appearances.forEach(({ form, matrix: intoRectangle }, index) => {
    const name = `Appearance${index + 1}`;
    forms.set(name, form);
    content += `q ${operands(matrix)} cm ${operands(rectangle(seen))} re W n ${operands(intoRectangle)} cm /${name} Do Q\n`;
  });
  const resources = new Map<string, PdfValue>([['XObject', forms]]);
  if (number) {
    resources.set('Font', new Map([[NUMBER_FONT, document.define(HELVETICA)]]));
    content += numberContent(number);
  }
  if (mark) content += markContent(mark);
  const contents = document.define(deflatedStream(EMPTY, Buffer.from(content, 'latin1')));
  const printed = new Map<string, PdfValue>([
    ['Contents', contents],
    ['Resources', resources],
  ]);
  if (page.has('Group')) printed.set('Group', page.get('Group')!);
  return printed;
};

/** One of the typefaces that every printer and viewer has (ISO 32000-2, 9.6.2.2). */
const HELVETICA: PdfDictionary = new Map<string, PdfValue>([
  ['Type', 'Font'],
  ['Subtype', 'Type1'],
  ['BaseFont', 'Helvetica'],
  ['Encoding', 'WinAnsiEncoding'],
]);
const NUMBER_FONT = 'PieceNumber';

/** Draws a piece number in black; its digits, letters and slash need no escape. */
const numberContent = ({ sizePt, lines }: WrittenBlock): string =>
  lines.map(({ text, xPt, baselinePt }) => `q 0 g BT /${NUMBER_FONT} ${numberText(sizePt)} Tf ${operands([xPt, LETTER_HEIGHT_PT - baselinePt])} Td (${text}) Tj ET Q\n`).join('');

/** Draws inserter marks in black, as one path, so that no seam shows between bars that touch. */
const markContent = ({ bars }: InserterMark): string =>
  `q 0 g\n${bars.map(([x0, y0, x1, y1]) => `${operands([x0, LETTER_HEIGHT_PT - y1, x1 - x0, y1 - y0])} re\n`).join('')}f Q\n`;

const rectangle = ([left, bottom, right, top]: Box): number[] => [left, bottom, right - left, top - bottom];
const operands = (numbers: readonly number[]): string => numbers.map(numberText).join(' ');

/** The page's own content as a form. One content stream keeps its bytes; several are joined, since a form has but one. */
const pageForm = (document: LeanDocument, page: PdfDictionary, seen: Box, matrix: Matrix): PdfStream => {
  const form = new Map<string, PdfValue>([
    ['Type', 'XObject'],
    ['Subtype', 'Form'],
    ['BBox', seen],
    ['Matrix', matrix],
    ['Resources', page.get('Resources') ?? EMPTY],
  ]);
  const [only, ...others] = contentStreams(document, page);
  if (!only) return deflatedStream(form, Buffer.alloc(0));
  if (others.length > 0) return deflatedStream(form, Buffer.concat([only, ...others].flatMap((stream) => [document.decode(stream), Buffer.from('\n')])));
  if (!only.dictionary.has('Filter')) return deflatedStream(form, only.readBytes());
  for (const key of ['Filter', 'DecodeParms']) if (only.dictionary.has(key)) form.set(key, only.dictionary.get(key)!);
  return new PdfStream(form, only.readBytes);
};

const contentStreams = (document: LeanDocument, page: PdfDictionary): PdfStream[] => {
  const contents = page.get('Contents');
  const object = document.resolve(contents);
  const items = isArray(object) ? object : [contents ?? null];
  return items.flatMap((item) => {
    const stream = item instanceof PdfReference ? document.resolve(item) : null;
    return stream instanceof PdfStream ? [stream] : [];
  });
};
