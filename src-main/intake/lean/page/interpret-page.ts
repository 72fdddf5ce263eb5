import type { Rect } from '@shared/domain/geometry/rect';
import { dictionaryOf, type LeanDocument } from '../../../pdf/lean-document';
import { isArray, isDictionary, PdfStream, type PdfDictionary, type PdfObject } from '../../../pdf/syntax';
import { intersect } from '../../pdf/page-objects';
import { concatenate, IDENTITY, mapRect } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { decodedStream } from '../decoded-stream';
import type { FontLoader } from '../font/load-font';
import { LeanTextRefusal } from '../lean-text-refusal';
import { colourSpaceOf } from './colours';
import { markedWith, NO_MARKS, type ContentMarks } from './content-marks';
import { ContentScanner, NO_OPERATOR, operatorCode } from './content-scanner';
import type { DrawnObject, DrawnPage } from './drawn-objects';
import { GraphicsState } from './graphics-state';
import { handlerOf, setPaint, type ContentTarget } from './operators';
import type { Clip } from './paint-and-clip';
import { PathBuilder } from './path-builder';
import { showText, type TextHolder, type TextWork } from './show-text';
import { formKey, keepPaths, knownPaths } from './textless-forms';

/** Beyond this much on one page PDFium takes over: its reader stops at the same number. */
const MOST_OBJECTS = 50_000;
const DEEPEST_FORM = 8;
const DEEPEST_STATE = 512;
const DEEPEST_MARK = 512;

/** A page or form: where its objects go, where it looks names up, and how its space lies on the page. */
type Holder = TextHolder & { readonly resources: readonly PdfDictionary[]; readonly depth: number; marks: ContentMarks };

export type PageToInterpret = { readonly document: LeanDocument; readonly fonts: FontLoader; readonly page: PdfDictionary; readonly base: Matrix };

/** Reads what a page draws into `into`: texts with every glyph's place, paths, pictures, shadings, and forms with theirs. */
export const interpretPage = ({ document, fonts, page, base }: PageToInterpret, into: DrawnPage): void => {
  into.clear();
  const state = new GraphicsState();
  state.ctm = base;
  state.textToHolder = base;
  const resources = dictionaryOf(document, page.get('Resources'));
  const work = { document, fonts, texts: into.texts, path: new PathBuilder(into), objects: 0, lookups: 0 };
  new Interpreter(work, { resources: [resources], objects: into.objects, toPage: IDENTITY, depth: 0, lastRun: null, marks: NO_MARKS }).run(contentOf(document, page), state);
};

/** The page's content streams as one; a token ends where a stream does. */
const contentOf = (document: LeanDocument, page: PdfDictionary): Buffer => {
  if (!page.has('Contents')) return Buffer.alloc(0);
  const contents = document.resolve(page.get('Contents'));
  const parts = (isArray(contents) ? contents.map((part) => document.resolve(part)) : [contents]).map((part) => {
    if (!(part instanceof PdfStream)) throw new LeanTextRefusal('resources');
    return decodedStream(document, part);
  });
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts.flatMap((part) => [part, SEPARATOR]));
};

const SEPARATOR = Buffer.from(' ');

const SAVE = operatorCode('q');
const RESTORE = operatorCode('Q');
const INLINE_IMAGE = operatorCode('BI');

/** What all contents of one page share. */
type PageWork = TextWork & { readonly document: LeanDocument; readonly path: PathBuilder; objects: number; /** Texts shown and resources looked up. */ lookups: number };

/** Carries out the content of one page or form. */
class Interpreter implements ContentTarget {
  private clipsNext = false;
  private readonly openMarks: ContentMarks[] = [];

  constructor(
    private readonly work: PageWork,
    private readonly holder: Holder,
  ) {}

  get path(): PathBuilder {
    return this.work.path;
  }

  run(bytes: Buffer, start: GraphicsState): void {
    const scanner = new ContentScanner(bytes);
    const stack: GraphicsState[] = [];
    let state = start;
    for (let operator = scanner.next(); operator !== NO_OPERATOR; operator = scanner.next()) {
      if (operator === SAVE) {
        if (stack.push(state) > DEEPEST_STATE) throw new LeanTextRefusal('content-syntax');
        state = state.copy();
      } else if (operator === RESTORE) state = stack.pop() ?? state;
      else {
        const handler = handlerOf(operator);
        if (!handler) throw new LeanTextRefusal(operator === INLINE_IMAGE ? 'inline-image' : 'content-syntax');
        if (scanner.numberCount < handler.numbers) throw new LeanTextRefusal('content-syntax');
        handler.run(this, scanner, state);
      }
    }
    this.path.drop();
  }

  draw(object: DrawnObject): void {
    this.count();
    this.holder.objects.push(object);
  }

  setFont({ name, numbers, numberCount }: ContentScanner, state: GraphicsState): void {
    const dictionary = this.resource('Font', name);
    if (!isDictionary(dictionary)) throw new LeanTextRefusal('resources');
    state.fontSize = numbers[numberCount - 1]!;
    // Producers name fonts that they then draw nothing with: a font is loaded when it is.
    state.font = null;
    state.fontToLoad = dictionary;
  }

  showText(scanner: ContentScanner, state: GraphicsState): void {
    this.work.lookups++;
    if (showText(this.work, scanner, state, this.holder)) this.count();
  }

  clipWithPath(): void {
    this.clipsNext = true;
  }

  /** Paints the path, clips with it where that was asked for, and begins a new one. */
  endPath(fill: 'none' | 'fill', stroke: 'none' | 'stroke', state: GraphicsState): void {
    const { path, clipsNext } = this;
    this.clipsNext = false;
    const isPoint = path.points === 1;
    if (!isPoint) path.trim();
    if (clipsNext && path.points > 0) state.clip = narrowed(state.clip, isPoint ? NOWHERE : path.box(state.ctm));
    if (isPoint || path.points === 0 || (fill === 'none' && stroke === 'none')) {
      path.drop();
      return;
    }
    this.draw({
      kind: 'path',
      matrix: state.ctm,
      firstPoint: path.firstPoint,
      points: path.points,
      fill: fill === 'none' || state.fillAlpha === 0 ? 'none' : state.fill,
      stroke: stroke === 'none' || state.strokeAlpha === 0 ? 'none' : state.stroke,
      lineWidth: state.lineWidth,
      clip: state.clip,
    });
    path.keep();
  }

  drawExternal(name: string | null, state: GraphicsState): void {
    const { document } = this.work;
    const stream = this.resource('XObject', name);
    if (!(stream instanceof PdfStream)) throw new LeanTextRefusal('resources');
    const subtype = document.resolve(stream.dictionary.get('Subtype'));
    if (subtype === 'Image') this.draw({ kind: 'image', matrix: state.ctm, clip: state.clip, stream });
    else if (subtype === 'Form') this.drawForm(stream, state);
    else throw new LeanTextRefusal('resources');
  }

  setColourSpace(which: 'fill' | 'stroke', name: string | null, state: GraphicsState): void {
    const { document } = this.work;
    const named = name !== null && colourSpaceOf(document, name) !== 'unknown' ? name : this.resource('ColorSpace', name);
    const space = colourSpaceOf(document, named);
    setPaint(which, space, space === 'unknown' ? 'unknown' : 'ink', state);
  }

  setExternalState(name: string | null, state: GraphicsState): void {
    const { document } = this.work;
    const dictionary = this.resource('ExtGState', name);
    if (!isDictionary(dictionary) || dictionary.has('Font')) throw new LeanTextRefusal('resources');
    const number = (key: string): number | null => {
      const value = document.resolve(dictionary.get(key));
      return typeof value === 'number' ? value : null;
    };
    state.lineWidth = number('LW') ?? state.lineWidth;
    state.fillAlpha = number('ca') ?? state.fillAlpha;
    state.strokeAlpha = number('CA') ?? state.strokeAlpha;
  }

  beginMarked({ dictionary, name }: ContentScanner, hasProperties: boolean): void {
    const { document } = this.work;
    const properties = hasProperties ? (dictionary ?? this.resource('Properties', name)) : null;
    // A mark whose properties can't be found is none.
    if (hasProperties && !isDictionary(properties)) return;
    if (this.openMarks.push(this.holder.marks) > DEEPEST_MARK) throw new LeanTextRefusal('content-syntax');
    this.holder.marks = markedWith(document, this.holder.marks, isDictionary(properties) ? properties : null);
  }

  endMarked(): void {
    this.holder.marks = this.openMarks.pop() ?? NO_MARKS;
  }

  private count(): void {
    if (++this.work.objects > MOST_OBJECTS) throw new LeanTextRefusal('too-many-objects');
  }

  private resource(kind: string, name: string | null): PdfObject {
    const { document } = this.work;
    this.work.lookups++;
    if (name === null) return null;
    for (const dictionary of this.holder.resources) {
      const ofKind = document.resolve(dictionary.get(kind));
      if (isDictionary(ofKind)) return document.resolve(ofKind.get(name));
    }
    return null;
  }

  private drawForm(stream: PdfStream, state: GraphicsState): void {
    const { holder, work } = this;
    if (holder.depth >= DEEPEST_FORM || work.path.points > 0) throw new LeanTextRefusal('content-syntax');
    const { document } = work;
    const { dictionary } = stream;
    const matrix = numbersOf(document, dictionary.get('Matrix'), 6);
    const toHolder: Matrix = matrix ? [matrix[0]!, matrix[1]!, matrix[2]!, matrix[3]!, matrix[4]!, matrix[5]!] : IDENTITY;
    const box = numbersOf(document, dictionary.get('BBox'), 4);
    const own = document.resolve(dictionary.get('Resources'));
    const resources = isDictionary(own) ? [own, ...holder.resources.slice(-1)] : holder.resources;
    const toPage = concatenate(state.ctm, holder.toPage);
    const start = state.forForm(toHolder, box && mapRect(toHolder, [box[0]!, box[1]!, box[2]!, box[3]!]));
    const carryOut = (): readonly DrawnObject[] => {
      const objects: DrawnObject[] = [];
      new Interpreter(work, { resources, objects, toPage, depth: holder.depth + 1, lastRun: null, marks: NO_MARKS }).run(decodedStream(document, stream), start);
      return objects;
    };
    const key = formKey(stream);
    const paths = knownPaths(key);
    const before = { lookups: work.lookups, objects: work.objects };
    if (paths !== null) {
      work.objects += paths;
      const later = (): readonly DrawnObject[] => {
        // Counted already.
        work.objects = before.objects;
        return carryOut();
      };
      this.draw({ kind: 'form', matrix: state.ctm, clip: state.clip, texts: false, objects: later });
      return;
    }
    const objects = carryOut();
    const texts = work.lookups > before.lookups;
    if (key !== null && !texts) keepPaths(key, work.objects - before.objects);
    this.draw({ kind: 'form', matrix: state.ctm, clip: state.clip, texts, objects: () => objects });
  }
}

const NOWHERE: Rect = [0, 0, 0, 0];

const narrowed = (clip: Clip, box: Rect): Clip => (clip === null ? box : clip === 'nothing' ? clip : (intersect(clip, box) ?? 'nothing'));

const numbersOf = (document: LeanDocument, value: Parameters<LeanDocument['resolve']>[0], count: number): readonly number[] | null => {
  const list = document.resolve(value);
  if (list === null) return null;
  const numbers = isArray(list) ? list.map((item) => document.resolve(item)) : [];
  if (numbers.length !== count || !numbers.every((item): item is number => typeof item === 'number')) throw new LeanTextRefusal('resources');
  return numbers;
};
