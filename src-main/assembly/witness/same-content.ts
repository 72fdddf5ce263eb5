import { WitnessUnsure, areWrittenAlike, endOfReference, endOfValue, nameAt, numberAt, plainName, stringAt, wholeAt } from './syntax';
import { Entries, type Place } from './entries';
import type { WitnessFile } from './witness-file';
import type { WitnessLayers } from './witness-layers';

/** Entries that draw nothing, of streams and of dictionaries that name their type: metadata, structure, editors' data, attachments, proxies. */
export const UNDRAWN: ReadonlySet<string> = new Set(['Metadata', 'PieceInfo', 'LastModified', 'StructParent', 'StructParents', 'OPI', 'Ref', 'AF', 'Alternates', 'AA', 'Thumb', 'PtData', 'Measure']);

/** How a stream is told in the file, which says nothing of what it holds. */
const OF_STORAGE = new Set(['Length', 'Filter', 'DecodeParms']);

/** Resources that content asks for by name, by their kind (ISO 32000-2, table 34). */
const NAMED_RESOURCES = new Set(['ColorSpace', 'ExtGState', 'Font', 'Pattern', 'Properties', 'Shading', 'XObject']);
/** Asked for without being named (ISO 32000-2, 8.6.5.6). */
const UNNAMED = /^Default(?:CMYK|Gray|RGB)$/;

/** Arrays and dictionaries within each other, over references; pages of reports stay below 100. Each takes up to twelve calls on the stack. */
const DEEPEST_GRAPH = 300;

/** Two object numbers as one; a file has fewer objects than this. */
const PAIR_BASE = 2 ** 26;

/**
 * Holds values of a source against values of the written file, byte by byte as both stand there, whatever their numbers and
 * order: the same drawing instructions over the same fonts, pictures and forms look the same to every program. What the two
 * may differ in draws nothing: undrawn entries left out, plain streams deflated, resources that no content names, and what layers
 * are called, as long as each prints or not as its own does.
 */
export class SameContent {
  /** Pairs of objects that are the same, or are being compared: so that a ring ends. */
  private readonly pairs = new Set<number>();
  private depth = 0;
  private readonly hasLayers: boolean;

  constructor(
    private readonly source: WitnessFile,
    private readonly written: WitnessFile,
    private readonly layers: { readonly source: WitnessLayers; readonly written: WitnessLayers },
  ) {
    this.hasLayers = layers.source.areThere || layers.written.areThere;
  }

  /** Whether two values hold the same. Throws {@link WitnessUnsure} where that can't be told. */
  sameValue(source: Place, written: Place): boolean {
    return this.forgettingFailures(() => this.same(source, written));
  }

  /** Whether what content takes by name is the same: of the source's resources, those that its content doesn't name may be left out. */
  sameResources(source: Place, written: Place, content: () => string): boolean {
    return this.forgettingFailures(() => this.resourcesMatch(source, written, content));
  }

  /** A pair that was taken for the same while it was compared, and is not, must not stand for a later page. */
  private forgettingFailures(compare: () => boolean): boolean {
    let isSame = false;
    try {
      isSame = compare();
    } finally {
      if (!isSame) this.pairs.clear();
      this.depth = 0;
    }
    return isSame;
  }

  private same(source: Place, written: Place): boolean {
    const [isReference, isWrittenReference] = [isReferenceAt(source), isReferenceAt(written)];
    if (!isReference && !isWrittenReference) return this.sameText(source, written);
    if (isReference && isWrittenReference) {
      const pair = wholeAt(source.bytes, source.at)[0] * PAIR_BASE + wholeAt(written.bytes, written.at)[0];
      if (this.pairs.has(pair)) return true;
      this.pairs.add(pair);
    }
    const [from, to] = [this.source.resolved(source), this.written.resolved(written)];
    if (!from || !to) return from === to;
    if (this.hasLayers && this.layers.source.isLayer(from)) return this.layers.written.isLayer(to) && this.layers.source.prints(source) === this.layers.written.prints(written);
    return this.sameText(from, to);
  }

  private sameText(source: Place, written: Place): boolean {
    if ((source.data === null) !== (written.data === null)) return false;
    const code = source.bytes[source.at];
    const isDictionary = code === 60 && source.bytes[source.at + 1] === 60;
    if (!isDictionary && code !== 91) return sameSimple(source, written);
    if (++this.depth > DEEPEST_GRAPH) throw new WitnessUnsure();
    const isSame = isDictionary ? isDictionaryAt(written) && this.sameDictionary(source, written) : written.bytes[written.at] === 91 && this.sameItems(source, written);
    this.depth--;
    return isSame;
  }

  private sameItems(source: Place, written: Place): boolean {
    if (areWrittenAlike(source.bytes, source.at, written.bytes, written.at)) return true;
    const [some, others] = [this.source.items(source), this.written.items(written)];
    return some.length === others.length && some.every((item, index) => this.same(item, others[index]!));
  }

  private sameDictionary(source: Place, written: Place): boolean {
    const [some, others] = [this.source.entries(source), this.written.entries(written)];
    const isStream = source.data !== null;
    if (isStream && !this.layers.source.prints(some.get('OC'))) return this.drawsNothing(written, others);
    if (!others.keys.every((key) => some.has(key) || (isStream && OF_STORAGE.has(key)))) return false;
    const mayOmit = isStream || some.has('Type');
    const areSame = some.every((key, value) => {
      if (isStream && OF_STORAGE.has(key)) return true;
      const other = others.get(key);
      const isOmitted = (mayOmit && UNDRAWN.has(key)) || (isStream && key === 'OC');
      return other ? this.sameEntry(key, value, other, source) : isOmitted || this.isNothing(value);
    });
    return areSame && (!isStream || this.sameData(source, written, some, others));
  }

  private drawsNothing(written: Place, entries: Entries): boolean {
    const subtype = entries.get('Subtype');
    return subtype !== undefined && sameName(subtype, 'Form') && this.written.content(written).length === 0;
  }

  private sameEntry(key: string, value: Place, other: Place, holder: Place): boolean {
    const drawsItself = key === 'Resources' && holder.data !== null;
    return drawsItself ? this.resourcesMatch(value, other, () => this.source.content(holder).toString('latin1')) : this.same(value, other);
  }

  /** Nothing, or metadata, which property lists of marked content lead to. */
  private isNothing(value: Place): boolean {
    const found = this.source.resolved(value);
    if (!found) return true;
    const type = isDictionaryAt(found) ? this.source.entries(found).get('Type') : undefined;
    return type !== undefined && sameName(type, 'Metadata');
  }

  private sameData(source: Place, written: Place, some: Entries, others: Entries): boolean {
    const [data, other] = [source.data!(), written.data!()];
    const [filter, otherFilter] = [some.get('Filter'), others.get('Filter')];
    if (filter && otherFilter) return data.equals(other) && this.same(filter, otherFilter) && this.sameOptional(some.get('DecodeParms'), others.get('DecodeParms'));
    if (filter || !otherFilter || others.has('DecodeParms')) return !filter && !otherFilter && data.equals(other);
    return this.written.content(written).equals(data);
  }

  private sameOptional(source: Place | undefined, written: Place | undefined): boolean {
    if (source && written) return this.same(source, written);
    return !written && (!source || this.isNothing(source));
  }

  private resourcesMatch(source: Place, written: Place, content: () => string): boolean {
    const [from, to] = [this.source.resolved(source), this.written.resolved(written)];
    if (!from || !to) return !from && to !== null && this.written.entries(to).size === 0;
    const [some, others] = [this.source.entries(from), this.written.entries(to)];
    if (!others.keys.every((key) => some.has(key))) return false;
    let names: ReadonlySet<string> | null = null;
    const isNamed = (name: string): boolean => (names ??= namesIn(content())).has(name) || UNNAMED.test(name);
    return some.every((kind, value) => {
      const other = others.get(kind);
      if (!NAMED_RESOURCES.has(kind)) return other ? this.same(value, other) : this.isNothing(value);
      return this.sameNamed(value, other, isNamed);
    });
  }

  private sameNamed(source: Place, written: Place | undefined, isNamed: (name: string) => boolean): boolean {
    const [from, to] = [this.source.resolved(source), written ? this.written.resolved(written) : null];
    if (!from) return !to;
    const others = to ? this.written.entries(to) : Entries.NONE;
    const some = this.source.entries(from);
    if (!others.keys.every((name) => some.has(name))) return false;
    return some.every((name, value) => {
      const other = others.get(name);
      return other ? this.same(value, other) : !isNamed(name) || this.isNothing(value);
    });
  }
}

const isReferenceAt = ({ bytes, at }: Place): boolean => endOfReference(bytes, at) !== 0;
const isDictionaryAt = ({ bytes, at }: Place): boolean => bytes[at] === 60 && bytes[at + 1] === 60;
const sameName = (place: Place, name: string): boolean => place.bytes[place.at] === 47 && nameAt(place.bytes, place.at) === name;

/** Names, strings, numbers and words; written otherwise, they may mean the same. */
const sameSimple = (source: Place, written: Place): boolean => {
  const [end, otherEnd] = [endOfValue(source.bytes, source.at), endOfValue(written.bytes, written.at)];
  if (end - source.at === otherEnd - written.at && source.bytes.compare(written.bytes, written.at, otherEnd, source.at, end) === 0) return true;
  const text = source.bytes.toString('latin1', source.at, end);
  const other = written.bytes.toString('latin1', written.at, otherEnd);
  const [code, otherCode] = [text.charCodeAt(0), other.charCodeAt(0)];
  const isString = (first: number): boolean => first === 40 || first === 60;
  if (isString(code)) return isString(otherCode) && stringAt(source.bytes, source.at) === stringAt(written.bytes, written.at);
  if (code === 47) return otherCode === 47 && plainName(text) === plainName(other);
  const isNumber = /^[+\-.\d]/;
  return isNumber.test(text) && isNumber.test(other) && numberAt(source.bytes, source.at) === numberAt(written.bytes, written.at);
};

/** Every name in a content, also one that stands in a string or a picture's data: more may count as named, never less. */
const namesIn = (content: string): ReadonlySet<string> =>
  new Set(Array.from(content.matchAll(/\/([^\0\t\n\f\r ()<>[\]{}/%]+)/g), ([, name = '']) => plainName(name)));
