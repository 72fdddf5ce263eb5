import { contains, type Rect } from '@shared/domain/geometry/rect';
import { LETTER_HEIGHT_PT } from '@shared/domain/geometry/units';
import { concatenate, IDENTITY } from '../../intake/pdf/page-view';
import { numberText } from '../../pdf/canonical';
import { dictionaryOf, entryOf, type LeanDocument } from '../../pdf/lean-document';
import { LeanReaderRefusal, PdfStream, isArray, isDictionary, type PdfDictionary, type PdfValue } from '../../pdf/syntax';
import type { Matrix } from '../page/upright-letter';
import { deflatedStream } from '../page/printed-objects';
import { contentOperators, type ContentOperator } from './content-operators';
import { TextPlace } from './text-place';

/** Ink begins a little right of where its text is placed, and baselines stand within the box of a line's ink or just below its top. */
const BESIDE_PT = 1.5;
const DEEPEST_FORM = 8;
const SHOWS = new Set(['Tj', 'TJ', "'", '"']);

/** What is told of a content stream while it is gone through. */
type Told = { readonly show: (operator: ContentOperator) => void; readonly mark: (operator: ContentOperator) => void; readonly form: (operator: ContentOperator, ctm: Matrix) => void };

type Edited = { readonly content: Buffer | null; readonly resources: PdfValue | undefined };

/**
 * Takes text out of a page's content: every piece of text that is placed within one of the areas (points from the top left of the printed page)
 * is dropped with its operator, so that nothing of it is left in the file; forms are gone through too. Text that follows such a piece on the same line without
 * a place of its own goes with it. Replacement texts of marked content, in which the same words can stand again, are dropped throughout.
 *
 * Gives the page's dictionary with other content and resources; the same where there was nothing to take out. It is for the proof to say whether the right
 * text is gone. Throws a refusal where the content is not understood.
 */
export const removeText = (document: LeanDocument, page: PdfDictionary, toPage: Matrix, areas: readonly Rect[]): PdfDictionary => {
  const content = contentOf(document, page.get('Contents'));
  const edited = new Editor(document, areas, 0).edit(content, dictionaryOf(document, page.get('Resources')), toPage);
  const entries = new Map(page);
  entries.set('Contents', document.define(deflatedStream(new Map(), edited.content ?? content)));
  if (edited.resources !== undefined) entries.set('Resources', edited.resources);
  return entries;
};

const contentOf = (document: LeanDocument, contents: PdfValue | undefined): Buffer => {
  const object = document.resolve(contents);
  const parts = isArray(object) ? object.map((item) => document.resolve(item)) : [object];
  return Buffer.concat(parts.flatMap((part) => (part instanceof PdfStream ? [document.decode(part), Buffer.from('\n')] : [])));
};

const textOf = (value: PdfValue | undefined): string => (typeof value === 'string' ? value : '');

class Editor {
  constructor(
    private readonly document: LeanDocument,
    private readonly areas: readonly Rect[],
    private readonly depth: number,
  ) {}

  edit(content: Buffer, resources: PdfDictionary, base: Matrix): Edited {
    const forms = new Map<string, PdfValue>();
    const pieces: Buffer[] = [];
    let kept = 0;
    const replace = ({ start, end }: ContentOperator, text: string): void => {
      pieces.push(content.subarray(kept, start), Buffer.from(text, 'latin1'));
      kept = end;
    };
    this.walk(content, base, {
      show: (operator) => replace(operator, restOfShow(operator)),
      mark: (operator) => replace(operator, withoutProperties(operator)),
      form: (operator, ctm) => {
        const name = textOf(operator.operands.at(-1));
        const changed = this.editForm(dictionaryOf(this.document, resources.get('XObject')).get(name), resources, ctm);
        if (changed === null) return;
        const other = `${name}-${forms.size + 1}`;
        forms.set(other, changed);
        replace(operator, `/${Array.from(Buffer.from(other, 'latin1'), (code) => `#${code.toString(16).padStart(2, '0')}`).join('')} Do`);
      },
    });
    if (pieces.length === 0) return { content: null, resources: undefined };
    return { content: Buffer.concat([...pieces, content.subarray(kept)]), resources: this.withForms(resources, forms) };
  }

  /** The resources with forms that were changed beside the others; properties of marked content but for layers are gone. */
  private withForms(resources: PdfDictionary, forms: ReadonlyMap<string, PdfValue>): PdfDictionary {
    const changed = new Map(resources);
    if (forms.size > 0) changed.set('XObject', new Map([...dictionaryOf(this.document, resources.get('XObject')), ...forms]));
    const layers = [...dictionaryOf(this.document, resources.get('Properties'))].filter(([, value]) => /^OC/.test(textOf(dictionaryOf(this.document, value).get('Type'))));
    if (resources.has('Properties')) changed.set('Properties', new Map(layers));
    return changed;
  }

  /** A form with its text taken out, or null where nothing changes. */
  private editForm(reference: PdfValue | undefined, outer: PdfDictionary, ctm: Matrix): PdfValue | null {
    const form = this.document.resolve(reference);
    if (!(form instanceof PdfStream) || form.dictionary.get('Subtype') !== 'Form') return null;
    if (this.depth >= DEEPEST_FORM) throw new LeanReaderRefusal('nested-too-deeply');
    const matrix = entryOf(this.document, form.dictionary, 'Matrix');
    const own = isArray(matrix) && matrix.length === 6 ? (matrix.map((value) => this.document.resolve(value)) as unknown as Matrix) : IDENTITY;
    const resources = entryOf(this.document, form.dictionary, 'Resources');
    const edited = new Editor(this.document, this.areas, this.depth + 1).edit(this.document.decode(form), isDictionary(resources) ? resources : outer, concatenate(own, ctm));
    if (edited.content === null) return null;
    const entries = new Map(form.dictionary);
    for (const key of ['Filter', 'DecodeParms']) entries.delete(key);
    if (edited.resources !== undefined) entries.set('Resources', edited.resources);
    return this.document.define(deflatedStream(entries, edited.content));
  }

  /** Goes through a content stream and tells each text that is to go, each mark with properties and each form, in order. */
  private walk(content: Buffer, base: Matrix, tell: Told): void {
    const place = new TextPlace(base);
    // Text that goes on behind other text goes where that goes.
    let goes = false;
    for (const operator of contentOperators(content)) {
      const { name, operands } = operator;
      place.follow(operator);
      if (SHOWS.has(name)) {
        const at = place.take();
        if (at) goes = this.isWithin(at);
        if (goes) tell.show(operator);
      } else if (name === 'Do') tell.form(operator, place.ctm);
      else if ((name === 'BDC' || name === 'DP') && operands[0] !== 'OC') tell.mark(operator);
    }
  }

  private isWithin([x, y]: readonly [x: number, y: number]): boolean {
    const top = LETTER_HEIGHT_PT - y;
    return this.areas.some(([x0, y0, x1, y1]) => contains([x0 - BESIDE_PT, y0, x1, y1 + BESIDE_PT], [x, top, x, top]));
  }
}

/** What a showing operator does besides showing: a new line, and spacing that stays. */
const restOfShow = ({ name, operands }: ContentOperator): string => {
  if (name === "'") return 'T*';
  if (name !== '"') return '';
  const [wordSpace, charSpace] = operands.map((value) => (typeof value === 'number' ? numberText(value) : '0'));
  return `${wordSpace} Tw ${charSpace} Tc T*`;
};

/** Marked content without its properties, of which replacement text is one. */
const withoutProperties = ({ name, operands }: ContentOperator): string => {
  const tag = typeof operands[0] === 'string' ? operands[0].replace(/[^A-Za-z0-9]/g, '') : 'Span';
  return `/${tag === '' ? 'Span' : tag} ${name === 'BDC' ? 'BMC' : 'MP'}`;
};
