import { LeanTextRefusal } from '../lean-text-refusal';
import type { GlyphBounds } from './glyph-program';
import { OutlineBox } from './outline-box';

/** What charstrings of one font call. */
export type Type1Surroundings = {
  readonly subroutines: readonly (Buffer | undefined)[];
  /** The charstring of a code of the standard encoding. */
  readonly standardGlyph: (code: number) => Buffer | null;
};

const DEEPEST_CALL = 10;
const MOST_OPERANDS = 48;

const OPERATOR = {
  hstem: 1, vstem: 3, vmoveto: 4, rlineto: 5, hlineto: 6, vlineto: 7, rrcurveto: 8, closepath: 9, callsubr: 10, return: 11, escape: 12, hsbw: 13, endchar: 14, rmoveto: 21, hmoveto: 22,
  vhcurveto: 30, hvcurveto: 31,
} as const;
const ESCAPED = { dotsection: 0, vstem3: 1, hstem3: 2, seac: 6, sbw: 7, div: 12, callothersubr: 16, pop: 17, setcurrentpoint: 33 } as const;
/** Procedures of the format itself: three for curves flat enough to be lines, one for other hints. */
const OTHER = { endFlex: 0, startFlex: 1, addFlex: 2, changeHints: 3 } as const;
const FLEX_POINTS = 7;

/** Carries out a Type 1 charstring (Adobe Type 1 Font Format, chapter 6), decrypted, for the box of its outline. */
class Type1Outline {
  readonly box = new OutlineBox();
  private readonly stack: number[] = [];
  /** What a called procedure leaves for `pop`. */
  private readonly left: number[] = [];
  private ended = false;
  private isAccented = false;
  private flexMoves: (readonly [dx: number, dy: number])[] | null = null;
  /** Where the outline's origin lies: an accent is set on its letter. */
  private originX = 0;
  private originY = 0;
  private sideBearing = 0;

  constructor(private readonly surroundings: Type1Surroundings) {}

  run(code: Buffer, depth = 0): void {
    if (depth > DEEPEST_CALL) throw new LeanTextRefusal('font-program');
    for (let at = 0; at < code.length && !this.ended; ) {
      const byte = code[at++]!;
      if (byte >= 32) at = this.takeNumber(code, at, byte);
      else if (byte === OPERATOR.return) return;
      else if (byte === OPERATOR.callsubr) {
        const subroutine = this.surroundings.subroutines[this.stack.pop() ?? -1];
        if (!subroutine) throw new LeanTextRefusal('font-program');
        this.run(subroutine, depth + 1);
      } else if (byte === OPERATOR.escape) this.escaped(code.readUInt8(at++));
      else this.operator(byte);
    }
  }

  private takeNumber(code: Buffer, at: number, byte: number): number {
    if (this.stack.length === MOST_OPERANDS) throw new LeanTextRefusal('font-program');
    if (byte < 247) this.stack.push(byte - 139);
    else if (byte < 251) this.stack.push((byte - 247) * 256 + code.readUInt8(at) + 108);
    else if (byte < 255) this.stack.push(-(byte - 251) * 256 - code.readUInt8(at) - 108);
    else this.stack.push(code.readInt32BE(at));
    return at + (byte < 247 ? 0 : byte < 255 ? 1 : 4);
  }

  /** The operands from the bottom, at least so many. */
  private take(count: number): readonly number[] {
    if (this.stack.length < count) throw new LeanTextRefusal('font-program');
    return this.stack.splice(0);
  }

  private move(dx: number, dy: number): void {
    if (this.flexMoves) this.flexMoves.push([dx, dy]);
    else this.box.move(dx, dy);
  }

  private operator(byte: number): void {
    const { box } = this;
    switch (byte) {
      case OPERATOR.hstem:
      case OPERATOR.vstem:
      case OPERATOR.closepath:
        this.stack.length = 0;
        break;
      case OPERATOR.hsbw: {
        const [x] = this.take(2);
        this.begin(x!, 0);
        break;
      }
      case OPERATOR.rmoveto: {
        const [dx, dy] = this.take(2);
        this.move(dx!, dy!);
        break;
      }
      case OPERATOR.hmoveto:
        this.move(this.take(1)[0]!, 0);
        break;
      case OPERATOR.vmoveto:
        this.move(0, this.take(1)[0]!);
        break;
      case OPERATOR.rlineto: {
        const [dx, dy] = this.take(2);
        box.line(dx!, dy!);
        break;
      }
      case OPERATOR.hlineto:
        box.line(this.take(1)[0]!, 0);
        break;
      case OPERATOR.vlineto:
        box.line(0, this.take(1)[0]!);
        break;
      case OPERATOR.rrcurveto: {
        const [x1, y1, x2, y2, x3, y3] = this.take(6);
        box.curve(x1!, y1!, x2!, y2!, x3!, y3!);
        break;
      }
      case OPERATOR.vhcurveto: {
        const [y1, x2, y2, x3] = this.take(4);
        box.curve(0, y1!, x2!, y2!, x3!, 0);
        break;
      }
      case OPERATOR.hvcurveto: {
        const [x1, x2, y2, y3] = this.take(4);
        box.curve(x1!, 0, x2!, y2!, 0, y3!);
        break;
      }
      case OPERATOR.endchar:
        this.ended = true;
        break;
      default:
        throw new LeanTextRefusal('font-program');
    }
  }

  private begin(x: number, y: number): void {
    this.sideBearing = x;
    this.box.startAt(this.originX + x, this.originY + y);
  }

  private escaped(byte: number): void {
    const { stack } = this;
    switch (byte) {
      case ESCAPED.dotsection:
      case ESCAPED.vstem3:
      case ESCAPED.hstem3:
      case ESCAPED.setcurrentpoint:
        stack.length = 0;
        break;
      case ESCAPED.sbw: {
        const [x, y] = this.take(4);
        this.begin(x!, y!);
        break;
      }
      case ESCAPED.div: {
        const [by, value] = [stack.pop(), stack.pop()];
        if (value === undefined || by === undefined || by === 0) throw new LeanTextRefusal('font-program');
        stack.push(value / by);
        break;
      }
      case ESCAPED.callothersubr:
        this.callOther();
        break;
      case ESCAPED.pop:
        stack.push(this.left.pop() ?? 0);
        break;
      case ESCAPED.seac:
        this.compose();
        break;
      default:
        throw new LeanTextRefusal('font-program');
    }
  }

  private callOther(): void {
    const { stack } = this;
    const procedure = stack.pop();
    const count = stack.pop() ?? 0;
    const operands = stack.splice(Math.max(0, stack.length - count));
    if (procedure === OTHER.startFlex) this.flexMoves = [];
    else if (procedure === OTHER.endFlex) this.endFlex(operands);
    else if (procedure === OTHER.changeHints) this.left.push(3);
    else if (procedure !== OTHER.addFlex) throw new LeanTextRefusal('font-program');
  }

  /** The first of seven moves leads to a point of reference, from which the second goes on; the others are the points of two curves. */
  private endFlex(operands: readonly number[]): void {
    const moves = this.flexMoves;
    this.flexMoves = null;
    if (moves?.length !== FLEX_POINTS) throw new LeanTextRefusal('font-program');
    const [reference, first, ...others] = moves;
    const [a, b, c, d, e] = others;
    this.box.curve(reference![0] + first![0], reference![1] + first![1], a![0], a![1], b![0], b![1]);
    this.box.curve(c![0], c![1], d![0], d![1], e![0], e![1]);
    // The place behind the curves, which two pops fetch.
    this.left.push(operands[2] ?? 0, operands[1] ?? 0);
  }

  /** A letter with an accent on it, both glyphs of the standard encoding. */
  private compose(): void {
    const [accentBearing, x, y, letter, accent] = this.take(5);
    if (this.isAccented) throw new LeanTextRefusal('font-program');
    this.isAccented = true;
    const shift = this.sideBearing - accentBearing! + x!;
    this.component(letter!, 0, 0);
    this.component(accent!, shift, y!);
    this.ended = true;
  }

  private component(code: number, x: number, y: number): void {
    const charstring = this.surroundings.standardGlyph(code);
    if (!charstring) throw new LeanTextRefusal('font-program');
    this.originX = x;
    this.originY = y;
    this.ended = false;
    this.stack.length = 0;
    this.run(charstring);
  }
}

/** The box of a glyph's outline in font units. @throws RangeError where the charstring is cut short. */
export const type1Bounds = (charstring: Buffer, surroundings: Type1Surroundings): GlyphBounds => {
  const outline = new Type1Outline(surroundings);
  outline.run(charstring);
  return outline.box.bounds;
};
