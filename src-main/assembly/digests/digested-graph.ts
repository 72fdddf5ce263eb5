import { hash } from 'node:crypto';
import { canonicalText, forEachReference } from '../../pdf/canonical';
import { LeanReaderRefusal, PdfStream, type PdfObject, type PdfReference, type PdfValue } from '../../pdf/syntax';
import { streamDigest } from './stream-digest';

/** Objects by number; null where there is none. */
export type ObjectGraph = { readonly get: (objectNumber: number) => PdfObject };

/** Where digests are kept. A small document keeps them in a map, a batch in {@link DigestList}. */
export type DigestStore = { has(objectNumber: number): boolean; get(objectNumber: number): string | undefined; set(objectNumber: number, digest: string): unknown };

/**
 * Values within values, over references: resources of real pages stay below 20 objects of a few levels each, and some 1,700 would end the stack of the main
 * thread, where writing takes four calls for each.
 */
const DEEPEST_GRAPH = 500;

/**
 * Rounds in which objects of one ring are told apart. Real pages take two or three, also where a hundred forms share the resources that list them all; a ring made for it takes one
 * for each of its objects, and a page of nothing but such rings would take minutes.
 */
const MOST_ROUNDS = 32;

/** SHA-256 cut to 128 bits, in hexadecimal: no two contents meet by chance, and tampering cannot make them. */
export const digestText = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

/** What an object refers to: a stream's dictionary but for its length, which follows from the data. */
export const referringPart = (object: PdfObject): PdfValue => (object instanceof PdfStream ? object.withoutLength : object);

/** `span`: how many values stand in each other from the object to what it refers to, itself among them; `below`: the greatest height of that, its component left out. */
type Visit = { readonly objectNumber: number; readonly object: PdfObject; readonly index: number; lowest: number; span: number; below: number };

/**
 * Objects with a digest of each: of its canonical text, its stream's bytes and the digests of everything it refers to.
 * Equal digests mean equal content, whatever the numbers, the order and the file. Objects that refer to each other in a
 * ring (a form whose resources list the form) are told apart in rounds, until no round tells more of them apart, so that
 * the digests do not depend on where the ring is entered.
 */
export class DigestedGraph {
  /** Of objects on the stack. */
  private readonly visits = new Map<number, Visit>();
  private readonly stack: Visit[] = [];

  constructor(
    private readonly graph: ObjectGraph,
    private readonly digests: DigestStore = new Map<number, string>(),
    /** Called once for every object that a digest takes in. */
    private readonly onVisit: (objectNumber: number, object: PdfObject) => void = () => {},
    /** Gives the SHA-256 of streams' data. */
    private readonly digestOfData: (data: Buffer) => string = streamDigest,
    /** How many values stand below each other from an object on, on whatever way; null for a batch, whose objects were counted as they were written. */
    private readonly heights: Map<number, number> | null = new Map(),
  ) {}

  get(objectNumber: number): PdfObject {
    return this.graph.get(objectNumber);
  }

  /** The digest of an object with all it refers to. */
  digestOf(objectNumber: number): string {
    const known = this.digests.get(objectNumber);
    if (known !== undefined) return known;
    this.visit(objectNumber, 1);
    return this.digests.get(objectNumber)!;
  }

  /** The digest of a value that is no object of its own. */
  digestOfValue(value: PdfValue): string {
    return digestText(canonicalText(value, (target) => this.referenceText(target)));
  }

  private referenceText(target: PdfReference): string {
    // What is known was there, and need not be read again.
    const known = this.digests.get(target.objectNumber);
    if (known !== undefined) return `@${known}`;
    return this.graph.get(target.objectNumber) === null ? 'null' : `@${this.digestOf(target.objectNumber)}`;
  }

  /** Tarjan's walk: a component is complete, rings and all, when it leaves the stack. `depth`: of the values on the way to the object, and itself. */
  private visit(objectNumber: number, depth: number): Visit {
    if (depth > DEEPEST_GRAPH) throw new LeanReaderRefusal('nested-too-deeply');
    const object = this.graph.get(objectNumber);
    const visit: Visit = { objectNumber, object, index: this.visits.size, lowest: this.visits.size, span: 1, below: 0 };
    this.visits.set(objectNumber, visit);
    this.stack.push(visit);
    let refersToItself = false;
    const look = ({ objectNumber: target }: PdfReference, depthOfTarget: number): void => {
      if (target === objectNumber) refersToItself = true;
      const seen = this.visits.get(target);
      if (seen) visit.lowest = Math.min(visit.lowest, seen.index);
      else if (!this.digests.has(target)) {
        if (this.graph.get(target) === null) return;
        visit.lowest = Math.min(visit.lowest, this.visit(target, depthOfTarget + 1).lowest);
      }
      visit.span = Math.max(visit.span, depthOfTarget - depth + 1);
      visit.below = Math.max(visit.below, this.heights?.get(target) ?? 0);
    };
    forEachReference(referringPart(object), look, depth);
    if (visit.lowest === visit.index) this.complete(this.stack.splice(this.stack.lastIndexOf(visit)), refersToItself);
    return visit;
  }

  private complete(component: readonly Visit[], refersToItself: boolean): void {
    this.measure(component);
    const [only] = component;
    if (component.length === 1 && only && !refersToItself) {
      this.digests.set(only.objectNumber, this.digestIn(only, this.dataDigest(only.object), null));
    } else {
      for (const [objectNumber, digest] of this.ringDigests(component)) this.digests.set(objectNumber, digest);
    }
    for (const visit of component) {
      this.visits.delete(visit.objectNumber);
      this.onVisit(visit.objectNumber, visit.object);
    }
  }

  /** A way through a ring meets each of its objects once at most. */
  private measure(component: readonly Visit[]): void {
    if (!this.heights) return;
    let [height, below] = [0, 0];
    for (const visit of component) {
      height += visit.span;
      below = Math.max(below, visit.below);
    }
    height += below;
    if (height > DEEPEST_GRAPH) throw new LeanReaderRefusal('nested-too-deeply');
    for (const { objectNumber } of component) this.heights.set(objectNumber, height);
  }

  /** Rounds that tell objects apart by ever more of what they refer to; then each takes in what the whole ring is. */
  private ringDigests(component: readonly Visit[]): ReadonlyMap<number, string> {
    const data = component.map((visit) => this.dataDigest(visit.object));
    let digests = new Map(component.map((visit) => [visit.objectNumber, 'ring']));
    for (let round = 1, toldApart = 0; ; round++) {
      if (round > MOST_ROUNDS) throw new LeanReaderRefusal('nested-too-deeply');
      const next = new Map(component.map((visit, index) => [visit.objectNumber, this.digestIn(visit, data[index]!, digests)]));
      const apart = new Set(next.values()).size;
      if (apart === toldApart) {
        // Before and after: which object is which, and what it refers to. Equal objects count once.
        const members = new Set(component.map(({ objectNumber }) => `${digests.get(objectNumber)} ${next.get(objectNumber)}`));
        const ring = digestText([...members].sort().join('\n'));
        return new Map([...next].map(([objectNumber, digest]) => [objectNumber, digestText(`${digest} ${ring}`)]));
      }
      digests = next;
      toldApart = apart;
    }
  }

  private digestIn(visit: Visit, data: string, ring: ReadonlyMap<number, string> | null): string {
    const text = canonicalText(referringPart(visit.object), (target) => {
      const within = ring?.get(target.objectNumber);
      return within === undefined ? this.referenceText(target) : `@${within}`;
    });
    return digestText(data + text);
  }

  private dataDigest(object: PdfObject): string {
    return object instanceof PdfStream ? `${this.digestOfData(object.glanceAtBytes())} ` : '';
  }
}
