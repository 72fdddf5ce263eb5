import { concatenate, IDENTITY } from '../../intake/pdf/page-view';
import { LeanReaderRefusal, type PdfValue } from '../../pdf/syntax';
import type { Matrix } from '../page/upright-letter';
import type { ContentOperator } from './content-operators';

type State = { readonly ctm: Matrix; readonly leading: number };

const numbersOf = (operands: readonly PdfValue[], count: number): readonly number[] => {
  const numbers = operands.slice(-count);
  if (numbers.length < count || !numbers.every((value) => typeof value === 'number')) throw new LeanReaderRefusal('broken-syntax');
  return numbers;
};

const matrixOf = (operands: readonly PdfValue[]): Matrix => numbersOf(operands, 6) as unknown as Matrix;
const translation = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

/** Operators that show text on a new line. */
const ON_NEW_LINE = new Set(["'", '"']);

/** Follows where the next text of a content stream is placed: by the operators that place it, not by how wide text before it is. */
export class TextPlace {
  private readonly stack: State[] = [];
  private state: State;
  private line: Matrix = IDENTITY;
  private isPlaced = true;

  constructor(base: Matrix) {
    this.state = { ctm: base, leading: 0 };
  }

  /** From the content's space to the page's. */
  get ctm(): Matrix {
    return this.state.ctm;
  }

  /** Where text is placed now, null where it goes on behind text that was shown. Asked for once for each text. */
  take(): readonly [x: number, y: number] | null {
    if (!this.isPlaced) return null;
    this.isPlaced = false;
    const [, , , , x, y] = concatenate(this.line, this.state.ctm);
    return [x, y];
  }

  /** Carries out an operator as far as it places text. */
  follow({ name, operands }: ContentOperator): void {
    if (ON_NEW_LINE.has(name)) this.nextLine();
    else STEPS[name]?.(this, operands);
  }

  save(): void {
    this.stack.push(this.state);
  }

  restore(): void {
    this.state = this.stack.pop() ?? this.state;
  }

  transform(matrix: Matrix): void {
    this.state = { ...this.state, ctm: concatenate(matrix, this.state.ctm) };
  }

  setLeading(leading: number): void {
    this.state = { ...this.state, leading };
  }

  moveTo(line: Matrix): void {
    this.line = line;
    this.isPlaced = true;
  }

  moveBy(x: number, y: number): void {
    this.moveTo(concatenate(translation(x, y), this.line));
  }

  nextLine(): void {
    this.moveBy(0, -this.state.leading);
  }
}

const STEPS: Readonly<Record<string, (place: TextPlace, operands: readonly PdfValue[]) => void>> = {
  q: (place) => place.save(),
  Q: (place) => place.restore(),
  cm: (place, operands) => place.transform(matrixOf(operands)),
  BT: (place) => place.moveTo(IDENTITY),
  Tm: (place, operands) => place.moveTo(matrixOf(operands)),
  TL: (place, operands) => place.setLeading(numbersOf(operands, 1)[0] ?? 0),
  'T*': (place) => place.nextLine(),
  Td: (place, operands) => {
    const [x = 0, y = 0] = numbersOf(operands, 2);
    place.moveBy(x, y);
  },
  TD: (place, operands) => {
    const [x = 0, y = 0] = numbersOf(operands, 2);
    place.setLeading(-y);
    place.moveBy(x, y);
  },
};
