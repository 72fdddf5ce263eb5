/** Of an object that no section names. */
const UNKNOWN = Infinity;

/** Numbers that may be unused for each that is used, and from the beginning: more, and a file of few bytes could ask for any amount of memory. */
const GAPS_FOR_EACH = 3;
const GAPS_FROM_BEGINNING = 256;

/**
 * A number for each object of a file by the object's own, which is not Infinity; the first that is given stays. Takes 8 bytes each where objects are numbered nearly without gaps, as usual files do and
 * batches of a million objects, and a map's entry elsewhere.
 */
export class ObjectPlaces {
  private readonly dense: number[] = [];
  private readonly sparse = new Map<number, number>();
  private count = 0;

  get(objectNumber: number): number | undefined {
    const place = this.dense[objectNumber];
    if (place !== undefined && place !== UNKNOWN) return place;
    return this.sparse.size === 0 ? undefined : this.sparse.get(objectNumber);
  }

  add(objectNumber: number, place: number): void {
    if (this.get(objectNumber) !== undefined) return;
    this.count++;
    const { dense } = this;
    if (objectNumber < dense.length) dense[objectNumber] = place;
    else if (objectNumber > GAPS_FROM_BEGINNING + GAPS_FOR_EACH * this.count) this.sparse.set(objectNumber, place);
    else {
      while (dense.length < objectNumber) dense.push(UNKNOWN);
      dense.push(place);
    }
  }

  *[Symbol.iterator](): Generator<readonly [objectNumber: number, place: number]> {
    for (const [objectNumber, place] of this.dense.entries()) if (place !== UNKNOWN) yield [objectNumber, place];
    yield* this.sparse;
  }
}
