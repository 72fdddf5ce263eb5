import { LeanTextRefusal } from '../lean-text-refusal';
import type { GlyphBounds } from './glyph-program';
import { OutlineBox } from './outline-box';

/** What charstrings of one font call: subroutines of the font and of the glyph's part of it, and letters that accented ones are put together of. */
export type Type2Surroundings = {
  readonly globals: readonly Buffer[];
  readonly locals: readonly Buffer[];
  /** The charstring of a code of the standard encoding. */
  readonly standardGlyph: (code: number) => Buffer | null;
};

const DEEPEST_CALL = 10;
/** The format allows 48; some programs write more. */
const MOST_OPERANDS = 192;

const biasOf = (count: number): number => (count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768);

const OPERATOR = {
  hstem: 1, vstem: 3, vmoveto: 4, rlineto: 5, hlineto: 6, vlineto: 7, rrcurveto: 8, callsubr: 10, return: 11, escape: 12, endchar: 14, hstemhm: 18, hintmask: 19, cntrmask: 20,
  rmoveto: 21, hmoveto: 22, vstemhm: 23, rcurveline: 24, rlinecurve: 25, vvcurveto: 26, hhcurveto: 27, shortint: 28, callgsubr: 29, vhcurveto: 30, hvcurveto: 31,
} as const;
const FLEX = { hflex: 34, flex: 35, hflex1: 36, flex1: 37 } as const;

/** Carries out a Type 2 charstring (Adobe Technical Note 5177) for the box of its outline. Refuses arithmetic and what is broken. */
class Type2Outline {
  readonly box = new OutlineBox();
  private readonly stack = new Float64Array(MOST_OPERANDS);
  private count = 0;
  private stems = 0;
  private ended = false;
  private isAccented = false;

  constructor(private readonly surroundings: Type2Surroundings) {}

  run(code: Buffer, depth = 0): void {
    if (depth > DEEPEST_CALL) throw new LeanTextRefusal('font-program');
    for (let at = 0; at < code.length && !this.ended; ) {
      const byte = code[at++]!;
      if (byte >= 32 || byte === OPERATOR.shortint) at = this.takeNumber(code, at, byte);
      else if (byte === OPERATOR.return) return;
      else if (byte === OPERATOR.callsubr || byte === OPERATOR.callgsubr) this.call(byte === OPERATOR.callsubr ? this.surroundings.locals : this.surroundings.globals, depth);
      else if (byte === OPERATOR.hintmask || byte === OPERATOR.cntrmask) {
        this.takeStems();
        at += (this.stems + 7) >> 3;
      } else if (byte === OPERATOR.escape) this.flex(code[at++]!);
      else this.operator(byte);
    }
  }

  private takeNumber(code: Buffer, at: number, byte: number): number {
    if (this.count === MOST_OPERANDS) throw new LeanTextRefusal('font-program');
    let value: number;
    let next = at;
    if (byte === OPERATOR.shortint) {
      value = code.readInt16BE(at);
      next += 2;
    } else if (byte < 247) value = byte - 139;
    else if (byte < 251) value = (byte - 247) * 256 + code[next++]! + 108;
    else if (byte < 255) value = -(byte - 251) * 256 - code[next++]! - 108;
    else {
      value = code.readInt32BE(at) / 65_536;
      next += 4;
    }
    this.stack[this.count++] = value;
    return next;
  }

  private call(subroutines: readonly Buffer[], depth: number): void {
    const index = this.count > 0 ? this.stack[--this.count]! + biasOf(subroutines.length) : -1;
    const subroutine = subroutines[index];
    if (!subroutine) throw new LeanTextRefusal('font-program');
    this.run(subroutine, depth + 1);
  }

  private takeStems(): void {
    this.stems += this.count >> 1;
    this.count = 0;
  }

  private operator(byte: number): void {
    const { box, stack, count } = this;
    switch (byte) {
      case OPERATOR.hstem:
      case OPERATOR.vstem:
      case OPERATOR.hstemhm:
      case OPERATOR.vstemhm:
        this.takeStems();
        return;
      // A glyph's width may stand in front of its first operator's operands.
      case OPERATOR.rmoveto:
        this.need(2);
        box.move(stack[count - 2]!, stack[count - 1]!);
        break;
      case OPERATOR.hmoveto:
        this.need(1);
        box.move(stack[count - 1]!, 0);
        break;
      case OPERATOR.vmoveto:
        this.need(1);
        box.move(0, stack[count - 1]!);
        break;
      case OPERATOR.endchar:
        this.end();
        break;
      default:
        this.draw(byte);
    }
    this.count = 0;
  }

  private draw(byte: number): void {
    const { count } = this;
    switch (byte) {
      case OPERATOR.rlineto:
        this.lines(0, count);
        break;
      case OPERATOR.hlineto:
        this.alternatingLines(true);
        break;
      case OPERATOR.vlineto:
        this.alternatingLines(false);
        break;
      case OPERATOR.rrcurveto:
        this.curves(0, count);
        break;
      case OPERATOR.rcurveline:
        this.need(2);
        this.lines(this.curves(0, count - 2), count);
        break;
      case OPERATOR.rlinecurve:
        this.need(6);
        this.curves(this.lines(0, count - 6), count);
        break;
      case OPERATOR.vvcurveto:
        this.straightCurves(false);
        break;
      case OPERATOR.hhcurveto:
        this.straightCurves(true);
        break;
      case OPERATOR.hvcurveto:
        this.alternatingCurves(true);
        break;
      case OPERATOR.vhcurveto:
        this.alternatingCurves(false);
        break;
      default:
        throw new LeanTextRefusal('font-program');
    }
  }

  private need(operands: number): void {
    if (this.count < operands) throw new LeanTextRefusal('font-program');
  }

  private lines(from: number, end: number): number {
    let at = from;
    for (; at + 2 <= end; at += 2) this.box.line(this.stack[at]!, this.stack[at + 1]!);
    return at;
  }

  private curves(from: number, end: number): number {
    const { stack } = this;
    let at = from;
    for (; at + 6 <= end; at += 6) this.box.curve(stack[at]!, stack[at + 1]!, stack[at + 2]!, stack[at + 3]!, stack[at + 4]!, stack[at + 5]!);
    return at;
  }

  private alternatingLines(startsHorizontal: boolean): void {
    let isHorizontal = startsHorizontal;
    for (let at = 0; at < this.count; at++, isHorizontal = !isHorizontal) {
      const length = this.stack[at]!;
      this.box.line(isHorizontal ? length : 0, isHorizontal ? 0 : length);
    }
  }

  /** Curves that begin and end along one axis. */
  private straightCurves(isHorizontal: boolean): void {
    const { stack, count, box } = this;
    let at = count % 4 === 0 ? 0 : 1;
    let across = at === 1 ? stack[0]! : 0;
    for (; at + 4 <= count; at += 4, across = 0) {
      const [first, x, y, last] = [stack[at]!, stack[at + 1]!, stack[at + 2]!, stack[at + 3]!];
      if (isHorizontal) box.curve(first, across, x, y, last, 0);
      else box.curve(across, first, x, y, 0, last);
    }
  }

  /** Curves that begin along one axis and end along the other, in turn. */
  private alternatingCurves(startsHorizontal: boolean): void {
    const { stack, count, box } = this;
    let isHorizontal = startsHorizontal;
    for (let at = 0; at + 4 <= count; at += 4, isHorizontal = !isHorizontal) {
      const last = count - at === 5 ? stack[at + 4]! : 0;
      const [first, x, y, end] = [stack[at]!, stack[at + 1]!, stack[at + 2]!, stack[at + 3]!];
      if (isHorizontal) box.curve(first, 0, x, y, last, end);
      else box.curve(0, first, x, y, end, last);
    }
  }

  private flex(operator: number): void {
    const { box, stack: s } = this;
    switch (operator) {
      case FLEX.hflex:
        this.need(7);
        box.curve(s[0]!, 0, s[1]!, s[2]!, s[3]!, 0);
        box.curve(s[4]!, 0, s[5]!, -s[2]!, s[6]!, 0);
        break;
      case FLEX.flex:
        this.need(12);
        this.curves(0, 12);
        break;
      case FLEX.hflex1:
        this.need(9);
        box.curve(s[0]!, s[1]!, s[2]!, s[3]!, s[4]!, 0);
        box.curve(s[5]!, 0, s[6]!, s[7]!, s[8]!, -(s[1]! + s[3]! + s[7]!));
        break;
      case FLEX.flex1: {
        this.need(11);
        const dx = s[0]! + s[2]! + s[4]! + s[6]! + s[8]!;
        const dy = s[1]! + s[3]! + s[5]! + s[7]! + s[9]!;
        const isHorizontal = Math.abs(dx) > Math.abs(dy);
        box.curve(s[0]!, s[1]!, s[2]!, s[3]!, s[4]!, s[5]!);
        box.curve(s[6]!, s[7]!, s[8]!, s[9]!, isHorizontal ? s[10]! : -dx, isHorizontal ? -dy : s[10]!);
        break;
      }
      default:
        throw new LeanTextRefusal('font-program');
    }
    this.count = 0;
  }

  /** With four operands the glyph is put together of a letter and an accent (`seac` of Type 1). */
  private end(): void {
    this.ended = true;
    if (this.count < 4) return;
    if (this.isAccented) throw new LeanTextRefusal('font-program');
    this.isAccented = true;
    const [accentX, accentY, letter, accent] = this.stack.slice(this.count - 4, this.count);
    this.component(letter!, 0, 0);
    this.component(accent!, accentX!, accentY!);
  }

  private component(code: number, x: number, y: number): void {
    const charstring = this.surroundings.standardGlyph(code);
    if (!charstring) throw new LeanTextRefusal('font-program');
    this.box.startAt(x, y);
    this.count = 0;
    this.stems = 0;
    this.ended = false;
    this.run(charstring);
    this.ended = true;
  }
}

/** The box of a glyph's outline in font units. @throws RangeError where the charstring is cut short. */
export const type2Bounds = (charstring: Buffer, surroundings: Type2Surroundings): GlyphBounds => {
  const outline = new Type2Outline(surroundings);
  outline.run(charstring);
  return outline.box.bounds;
};
