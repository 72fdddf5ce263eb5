/** Of each number of a mask one bit; more would be no small integer of V8's in every program. */
const BITS = 30;

/** Whole numbers from 0, at about one byte each where they run on nearly without gaps: a set of a million takes thirty times as much. */
export class NumberSet {
  private readonly masks = new Map<number, number>();

  has(number: number): boolean {
    return ((this.masks.get(Math.floor(number / BITS)) ?? 0) & (1 << number % BITS)) !== 0;
  }

  add(number: number): void {
    const place = Math.floor(number / BITS);
    this.masks.set(place, (this.masks.get(place) ?? 0) | (1 << number % BITS));
  }
}
