import { dictionaryOf, entryOf, type LeanDocument } from '../../pdf/lean-document';
import { LeanReaderRefusal, PdfReference, PdfStream, type PdfDictionary, type PdfValue } from '../../pdf/syntax';

/** Kinds of resources that content asks for by name (ISO 32000-2, table 34). */
const NAMED = new Set(['ColorSpace', 'ExtGState', 'Font', 'Pattern', 'Properties', 'Shading', 'XObject']);
/** Used without being named (ISO 32000-2, 8.6.5.6). */
const USED_UNNAMED = new Set(['DefaultCMYK', 'DefaultGray', 'DefaultRGB']);

/**
 * Leaves out resources that no content names. Pages of a combined PDF often share one dictionary of everything in the
 * file, and another pupil's picture must not travel with a packet.
 *
 * A name counts as used wherever it stands in the content, even in a string or a picture's data: more may be kept than is
 * drawn, never less. Where content takes its resources from whatever draws it, all are kept.
 */
export class UsedResources {
  private readonly streams = new Map<number, PdfReference>();

  constructor(private readonly document: LeanDocument) {}

  /** Of the resources of a page or form, those that its content names; the same value where that is all. */
  of(resources: PdfValue | undefined, content: () => Buffer): PdfValue | undefined {
    const all = dictionaryOf(this.document, resources);
    if (all.size === 0) return resources;
    let names: ReadonlySet<string>;
    try {
      names = namesIn(content());
    } catch (problem) {
      if (problem instanceof LeanReaderRefusal) return resources;
      throw problem;
    }
    const used = new Map<string, PdfValue>();
    let isWhole = true;
    for (const [kind, value] of all) {
      const kept = NAMED.has(kind) ? this.kept(dictionaryOf(this.document, value), names) : value;
      if (kept === BORROWS) return resources;
      isWhole &&= kept === value || kept === UNCHANGED;
      used.set(kind, kept === UNCHANGED ? value : kept);
    }
    return isWhole ? resources : used;
  }

  private kept(entries: PdfDictionary, names: ReadonlySet<string>): PdfDictionary | typeof UNCHANGED | typeof BORROWS {
    const kept = new Map<string, PdfValue>();
    let isWhole = true;
    for (const [name, value] of entries) {
      const isUsed = names.has(name) || USED_UNNAMED.has(name);
      if (isUsed && this.borrows(value)) return BORROWS;
      const pruned = isUsed ? this.pruned(value) : null;
      isWhole &&= pruned === value;
      if (pruned !== null) kept.set(name, pruned);
    }
    return isWhole ? UNCHANGED : kept;
  }

  /** Whether an object draws with the resources of whatever draws it. */
  private borrows(value: PdfValue): boolean {
    const object = this.document.resolve(value);
    if (object instanceof PdfStream) return draws(object) && !object.dictionary.has('Resources');
    const dictionary = dictionaryOf(this.document, value);
    return dictionary.get('Subtype') === 'Type3' && !dictionary.has('Resources');
  }

  /** A form or pattern with its own resources pruned in turn. */
  private pruned(value: PdfValue): PdfValue {
    if (!(value instanceof PdfReference)) return value;
    const known = this.streams.get(value.objectNumber);
    if (known) return known;
    const stream = this.document.resolve(value);
    if (!(stream instanceof PdfStream) || !draws(stream)) return value;
    // As it is, should it draw itself.
    this.streams.set(value.objectNumber, value);
    const resources = entryOf(this.document, stream.dictionary, 'Resources');
    const whole = resources instanceof PdfStream ? null : resources;
    const used = this.of(whole, () => this.document.decode(stream));
    if (used === whole || used === undefined) return value;
    const pruned = this.document.define(new PdfStream(new Map([...stream.dictionary, ['Resources', used]]), stream.readBytes));
    this.streams.set(value.objectNumber, pruned);
    return pruned;
  }
}

const UNCHANGED = Symbol('unchanged');
const BORROWS = Symbol('borrows');

/** Forms and tiling patterns hold content of their own. */
const draws = ({ dictionary }: PdfStream): boolean => dictionary.get('Subtype') === 'Form' || dictionary.get('PatternType') === 1;

// eslint-disable-next-line no-control-regex -- the null byte is white space in PDF
const NAME = /\/([^\x00\t\n\f\r ()<>[\]{}/%]+)/g;

const namesIn = (content: Buffer): ReadonlySet<string> =>
  new Set(Array.from(content.toString('latin1').matchAll(NAME), ([, name = '']) => name.replace(/#([0-9a-fA-F]{2})/g, (_match: string, hex: string) => String.fromCharCode(parseInt(hex, 16)))));
