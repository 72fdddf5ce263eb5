import { concatenate, IDENTITY } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import { paintOf, type ColourSpace } from './colours';
import { operatorCode, type ContentScanner } from './content-scanner';
import type { DrawnObject } from './drawn-objects';
import type { GraphicsState } from './graphics-state';
import type { Paint } from './paint-and-clip';
import type { PathBuilder } from './path-builder';

/** What operators act upon besides the graphics state: a page or form under construction. */
export type ContentTarget = {
  readonly path: PathBuilder;
  readonly setFont: (scanner: ContentScanner, state: GraphicsState) => void;
  readonly showText: (scanner: ContentScanner, state: GraphicsState) => void;
  readonly clipWithPath: () => void;
  readonly endPath: (fill: 'none' | 'fill', stroke: 'none' | 'stroke', state: GraphicsState) => void;
  readonly draw: (object: DrawnObject) => void;
  readonly drawExternal: (name: string | null, state: GraphicsState) => void;
  readonly setColourSpace: (which: 'fill' | 'stroke', name: string | null, state: GraphicsState) => void;
  readonly setExternalState: (name: string | null, state: GraphicsState) => void;
  /** Begins content with a mark, with properties or without. */
  readonly beginMarked: (scanner: ContentScanner, hasProperties: boolean) => void;
  readonly endMarked: () => void;
};

export const setPaint = (which: 'fill' | 'stroke', space: ColourSpace, paint: Paint, state: GraphicsState): void => {
  if (which === 'fill') {
    state.fillSpace = space;
    state.fill = paint;
  } else {
    state.strokeSpace = space;
    state.stroke = paint;
  }
};

/** Sets the map from text space to the holder's, but for the place. */
const updateTextMatrix = (state: GraphicsState): void => {
  const { textMatrix, horizontalScale, ctm } = state;
  const scaled: Matrix = horizontalScale === 1 ? textMatrix : [textMatrix[0] * horizontalScale, textMatrix[1] * horizontalScale, textMatrix[2], textMatrix[3], textMatrix[4], textMatrix[5]];
  state.textToHolder = scaled === IDENTITY ? ctm : ctm === IDENTITY ? scaled : concatenate(scaled, ctm);
};

const moveLine = (state: GraphicsState, x: number, y: number): void => {
  state.lineX += x;
  state.lineY += y;
  state.textX = state.lineX;
  state.textY = state.lineY;
};

const matrixOfOperands = ({ numbers, numberCount }: ContentScanner): Matrix => {
  const first = numberCount - 6;
  return [numbers[first]!, numbers[first + 1]!, numbers[first + 2]!, numbers[first + 3]!, numbers[first + 4]!, numbers[first + 5]!];
};

type Run = (target: ContentTarget, scanner: ContentScanner, state: GraphicsState) => void;
/** What an operator does, and how many numbers it takes at least. */
export type Handler = { readonly numbers: number; readonly run: Run };


const nothing: Run = () => {};

const paintPath =
  (fill: 'none' | 'fill', stroke: 'none' | 'stroke', closes = false): Run =>
  (target, _scanner, state) => {
    if (closes) target.path.close();
    target.endPath(fill, stroke, state);
  };

const deviceColour =
  (which: 'fill' | 'stroke', space: ColourSpace): Run =>
  (_target, { numbers, numberCount }, state) =>
    setPaint(which, space, paintOf(space, numbers, numberCount), state);

const colour =
  (which: 'fill' | 'stroke'): Run =>
  (_target, { name, numbers, numberCount }, state) => {
    const space = which === 'fill' ? state.fillSpace : state.strokeSpace;
    setPaint(which, space, name === null ? paintOf(space, numbers, numberCount) : 'ink', state);
  };

const showNextLine: Run = (target, scanner, state) => {
  moveLine(state, 0, -state.leading);
  target.showText(scanner, state);
};

const OPERATORS: readonly (readonly [letters: string, numbers: number, run: Run])[] = [
  ['BT', 0, (_target, _scanner, state) => {
    state.textMatrix = IDENTITY;
    state.textX = state.textY = state.lineX = state.lineY = 0;
    updateTextMatrix(state);
  }],
  ['ET', 0, nothing],
  ['Tf', 1, (target, scanner, state) => target.setFont(scanner, state)],
  ['Tm', 6, (_target, scanner, state) => {
    state.textMatrix = matrixOfOperands(scanner);
    state.textX = state.textY = state.lineX = state.lineY = 0;
    updateTextMatrix(state);
  }],
  ['Td', 2, (_target, { numbers }, state) => moveLine(state, numbers[0]!, numbers[1]!)],
  ['TD', 2, (_target, { numbers }, state) => {
    moveLine(state, numbers[0]!, numbers[1]!);
    state.leading = -numbers[1]!;
  }],
  ['T*', 0, (_target, _scanner, state) => moveLine(state, 0, -state.leading)],
  ['Tj', 0, (target, scanner, state) => target.showText(scanner, state)],
  ['TJ', 0, (target, scanner, state) => target.showText(scanner, state)],
  ["'", 0, showNextLine],
  ['"', 2, (target, scanner, state) => {
    state.wordSpace = scanner.numbers[0]!;
    state.charSpace = scanner.numbers[1]!;
    showNextLine(target, scanner, state);
  }],
  ['Tc', 1, (_target, { numbers }, state) => { state.charSpace = numbers[0]!; }],
  ['Tw', 1, (_target, { numbers }, state) => { state.wordSpace = numbers[0]!; }],
  ['TL', 1, (_target, { numbers }, state) => { state.leading = numbers[0]!; }],
  ['Ts', 1, (_target, { numbers }, state) => { state.rise = numbers[0]!; }],
  ['Tr', 1, (_target, { numbers }, state) => { state.renderMode = numbers[0]!; }],
  ['Tz', 1, (_target, { numbers }, state) => {
    state.horizontalScale = numbers[0]! / 100;
    updateTextMatrix(state);
  }],
  ['cm', 6, (_target, scanner, state) => {
    state.ctm = concatenate(matrixOfOperands(scanner), state.ctm);
    updateTextMatrix(state);
  }],
  ['m', 2, (target, { numbers }) => target.path.move(numbers[0]!, numbers[1]!)],
  ['l', 2, (target, { numbers }) => target.path.line(numbers[0]!, numbers[1]!)],
  ['c', 6, (target, { numbers }) => target.path.curve(numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!, numbers[4]!, numbers[5]!)],
  ['v', 4, (target, { numbers }) => target.path.curveFromHere(numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!)],
  ['y', 4, (target, { numbers }) => target.path.curve(numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!, numbers[2]!, numbers[3]!)],
  ['re', 4, (target, { numbers }) => target.path.rectangle(numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!)],
  ['h', 0, (target) => target.path.close()],
  ['n', 0, paintPath('none', 'none')],
  ['f', 0, paintPath('fill', 'none')],
  ['F', 0, paintPath('fill', 'none')],
  ['f*', 0, paintPath('fill', 'none')],
  ['S', 0, paintPath('none', 'stroke')],
  ['s', 0, paintPath('none', 'stroke', true)],
  ['B', 0, paintPath('fill', 'stroke')],
  ['B*', 0, paintPath('fill', 'stroke')],
  ['b', 0, paintPath('fill', 'stroke', true)],
  ['b*', 0, paintPath('fill', 'stroke', true)],
  ['W', 0, (target) => target.clipWithPath()],
  ['W*', 0, (target) => target.clipWithPath()],
  ['Do', 0, (target, { name }, state) => target.drawExternal(name, state)],
  ['sh', 0, (target, _scanner, { clip }) => target.draw({ kind: 'shading', clip })],
  ['g', 1, deviceColour('fill', 'light')],
  ['G', 1, deviceColour('stroke', 'light')],
  ['rg', 3, deviceColour('fill', 'light')],
  ['RG', 3, deviceColour('stroke', 'light')],
  ['k', 4, deviceColour('fill', 'dyes')],
  ['K', 4, deviceColour('stroke', 'dyes')],
  ['cs', 0, (target, { name }, state) => target.setColourSpace('fill', name, state)],
  ['CS', 0, (target, { name }, state) => target.setColourSpace('stroke', name, state)],
  ['sc', 0, colour('fill')],
  ['scn', 0, colour('fill')],
  ['SC', 0, colour('stroke')],
  ['SCN', 0, colour('stroke')],
  ['gs', 0, (target, { name }, state) => target.setExternalState(name, state)],
  ['w', 1, (_target, { numbers }, state) => { state.lineWidth = numbers[0]!; }],
  ['BDC', 0, (target, scanner) => target.beginMarked(scanner, true)],
  ['BMC', 0, (target, scanner) => target.beginMarked(scanner, false)],
  ['EMC', 0, (target) => target.endMarked()],
  ...['MP', 'DP', 'J', 'j', 'M', 'd', 'i', 'ri'].map((letters): readonly [string, number, Run] => [letters, 0, nothing]),
];

/** Operators of one or two letters, which nearly all are, and the others. A page has thousands: the short ones are found without a search. */
const LONGEST_SHORT = 2;
const shortHandlers: (Handler | undefined)[] = Array.from({ length: 1 << (8 * LONGEST_SHORT) });
const longHandlers = new Map<number, Handler>();
for (const [letters, numbers, run] of OPERATORS) {
  if (letters.length <= LONGEST_SHORT) shortHandlers[operatorCode(letters)] = { numbers, run };
  else longHandlers.set(operatorCode(letters), { numbers, run });
}

/** The operator of a code; `q` and `Q` are the reader's own. */
export const handlerOf = (code: number): Handler | undefined => (code < shortHandlers.length ? shortHandlers[code] : longHandlers.get(code));
