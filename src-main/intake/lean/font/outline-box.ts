import { NO_OUTLINE, type GlyphBounds } from './glyph-program';

/** The box around an outline's points, control points included, while a charstring draws it. A move draws nothing until a line or curve follows. */
export class OutlineBox {
  private left = Infinity;
  private bottom = Infinity;
  private right = -Infinity;
  private top = -Infinity;
  private hasMoved = false;
  x = 0;
  y = 0;

  /** Begins where another outline's origin lies: accents are set on letters so. */
  startAt(x: number, y: number): void {
    this.x = x;
    this.y = y;
    this.hasMoved = false;
  }

  move(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    this.hasMoved = true;
  }

  line(dx: number, dy: number): void {
    this.begin();
    this.add(dx, dy);
  }

  curve(dx1: number, dy1: number, dx2: number, dy2: number, dx3: number, dy3: number): void {
    this.begin();
    this.add(dx1, dy1);
    this.add(dx2, dy2);
    this.add(dx3, dy3);
  }

  /** Whole units: fractions are cut off, as FreeType does. */
  get bounds(): GlyphBounds {
    if (this.left > this.right) return NO_OUTLINE;
    return { left: Math.floor(this.left), bottom: Math.floor(this.bottom), right: Math.floor(this.right), top: Math.floor(this.top) };
  }

  private begin(): void {
    if (this.hasMoved) this.add(0, 0);
    this.hasMoved = false;
  }

  private add(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    if (this.x < this.left) this.left = this.x;
    if (this.x > this.right) this.right = this.x;
    if (this.y < this.bottom) this.bottom = this.y;
    if (this.y > this.top) this.top = this.y;
  }
}
