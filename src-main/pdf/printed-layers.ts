import { dictionaryOf, entryOf, type LeanDocument } from './lean-document';
import { LeanReaderRefusal, PdfReference, PdfString, isArray, isDictionary, type PdfDictionary, type PdfObject, type PdfValue } from './syntax';

/**
 * Optional content (ISO 32000-2, 8.11) is resolved to its state as it prints: in a batch there are two layers only, one that
 * shows and one that does not, and each layer and each membership of a source becomes one of them. So what a program knows of
 * memberships, expressions and usages, on which programs differ, does not matter.
 */
const layer = (name: string): PdfDictionary =>
  new Map<string, PdfString | string>([
    ['Name', new PdfString(name)],
    ['Type', 'OCG'],
  ]);

export const SHOWN_LAYER = layer('Shown');
export const HIDDEN_LAYER = layer('Hidden');

/** A document is opened, then printed: what each says of a layer's usage counts in turn (ISO 32000-2, 8.11.4.5). */
const EVENTS = ['View', 'Print'];
/** Usages that say a state; zoom, language and user depend on who looks on, and leave it as it is. */
const STATES: Readonly<Record<string, string>> = { View: 'ViewState', Print: 'PrintState', Export: 'ExportState' };
/** Expressions within expressions; more is no report's. */
const DEEPEST_EXPRESSION = 32;
/** Parts of an expression and members of a membership, each counted whenever it is looked at: forty that name the next one twice would take years. */
const MOST_PARTS = 500;

/** Which layers of a document print. */
export class PrintedLayers {
  private readonly properties: PdfDictionary;
  private hidden: ReadonlySet<number> | null = null;
  private readonly standing = new Map<PdfDictionary, PdfReference>();
  private parts = 0;

  constructor(private readonly document: LeanDocument) {
    this.properties = dictionaryOf(document, document.catalog.get('OCProperties'));
  }

  /** Whether what belongs to this layer or membership prints; so does what belongs to none. Throws a refusal where that takes no end. */
  prints(value: PdfValue | undefined): boolean {
    this.parts = 0;
    return this.isPrinted(value);
  }

  private isPrinted(value: PdfValue | undefined): boolean {
    this.count();
    const object = this.document.resolve(value);
    if (!isDictionary(object)) return true;
    if (object.get('Type') !== 'OCMD') return !(value instanceof PdfReference && this.hiddenLayers.has(value.objectNumber));
    const expression = entryOf(this.document, object, 'VE');
    return isArray(expression) ? this.holds(expression, 0) : this.membershipPrints(object);
  }

  /** The layer that stands in the batch for an object; null where it is neither layer nor membership. */
  standIn(object: PdfObject, value: PdfValue): PdfDictionary | null {
    if (object === SHOWN_LAYER || object === HIDDEN_LAYER) return object;
    const type = isDictionary(object) ? object.get('Type') : null;
    return type !== 'OCG' && type !== 'OCMD' ? null : this.prints(value) ? SHOWN_LAYER : HIDDEN_LAYER;
  }

  /** A value with the memberships that stand in it directly replaced by what stands for them. */
  resolved<Value extends PdfValue>(value: Value): Value {
    return this.properties.size === 0 ? value : (this.replaced(value) as Value);
  }

  private replaced(value: PdfValue): PdfValue {
    if (isArray(value)) return value.map((item) => this.replaced(item));
    if (!isDictionary(value)) return value;
    if (value.get('Type') === 'OCMD') return this.referenceTo(this.prints(value) ? SHOWN_LAYER : HIDDEN_LAYER);
    return new Map([...value].map(([key, item]) => [key, this.replaced(item)] as const));
  }

  private referenceTo(standIn: PdfDictionary): PdfReference {
    const known = this.standing.get(standIn) ?? this.document.define(standIn);
    this.standing.set(standIn, known);
    return known;
  }

  private get hiddenLayers(): ReadonlySet<number> {
    return (this.hidden ??= this.findHidden());
  }

  private findHidden(): ReadonlySet<number> {
    const configuration = dictionaryOf(this.document, this.properties.get('D'));
    const all = this.numbersIn(this.properties.get('OCGs'));
    const hidden = new Set(entryOf(this.document, configuration, 'BaseState') === 'OFF' ? all : []);
    for (const number of this.numbersIn(configuration.get('ON'))) hidden.delete(number);
    for (const number of this.numbersIn(configuration.get('OFF'))) hidden.add(number);
    for (const event of EVENTS) {
      for (const [number, prints] of this.recommended(configuration, event)) {
        if (prints) hidden.delete(number);
        else hidden.add(number);
      }
    }
    const intents = this.namesIn(configuration.get('Intent')) ?? ['View'];
    return new Set([...hidden].filter((number) => this.isMeant(number, intents)));
  }

  /** What the layers' usages recommend at an event, where the configuration says that they count; off wins. */
  private recommended(configuration: PdfDictionary, event: string): ReadonlyMap<number, boolean> {
    const recommended = new Map<number, boolean>();
    const applications = entryOf(this.document, configuration, 'AS');
    for (const item of isArray(applications) ? applications : []) {
      const application = dictionaryOf(this.document, item);
      if (entryOf(this.document, application, 'Event') !== event) continue;
      const categories = this.namesIn(application.get('Category')) ?? [];
      for (const number of this.numbersIn(application.get('OCGs'))) {
        const usage = dictionaryOf(this.document, dictionaryOf(this.document, new PdfReference(number)).get('Usage'));
        for (const category of categories) {
          const state = entryOf(this.document, dictionaryOf(this.document, usage.get(category)), STATES[category] ?? '');
          if (state === 'ON' || state === 'OFF') recommended.set(number, state === 'ON' && recommended.get(number) !== false);
        }
      }
    }
    return recommended;
  }

  /** A layer that is meant for something else than the configuration always shows. */
  private isMeant(number: number, intents: readonly string[]): boolean {
    const own = this.namesIn(dictionaryOf(this.document, new PdfReference(number)).get('Intent')) ?? ['View'];
    return intents.includes('All') || own.some((intent) => intents.includes(intent));
  }

  private membershipPrints(membership: PdfDictionary): boolean {
    const groups = membership.get('OCGs');
    const list = this.document.resolve(groups);
    const members = (isArray(list) ? list : [groups ?? null]).filter((member) => isDictionary(this.document.resolve(member)));
    if (members.length === 0) return true;
    const prints = members.map((member) => this.isPrinted(member));
    switch (entryOf(this.document, membership, 'P')) {
      case 'AllOn':
        return prints.every(Boolean);
      case 'AnyOff':
        return prints.includes(false);
      case 'AllOff':
        return !prints.includes(true);
      default:
        return prints.includes(true);
    }
  }

  private holds(expression: readonly PdfValue[], depth: number): boolean {
    this.count();
    const [first, ...operands] = expression;
    const operator = this.document.resolve(first);
    if (depth > DEEPEST_EXPRESSION) return true;
    const values = operands.map((operand) => {
      const object = this.document.resolve(operand);
      return isArray(object) ? this.holds(object, depth + 1) : this.isPrinted(operand);
    });
    if (operator === 'Not') return values[0] !== true;
    return operator === 'Or' ? values.includes(true) : values.every(Boolean);
  }

  private count(): void {
    if (++this.parts > MOST_PARTS) throw new LeanReaderRefusal('nested-too-deeply');
  }

  private numbersIn(value: PdfValue | undefined): readonly number[] {
    const list = this.document.resolve(value);
    return isArray(list) ? list.flatMap((item) => (item instanceof PdfReference ? [item.objectNumber] : [])) : [];
  }

  /** One name or several; null where there is neither. */
  private namesIn(value: PdfValue | undefined): readonly string[] | null {
    const object = this.document.resolve(value);
    if (typeof object === 'string') return [object];
    return isArray(object) ? object.map((item) => this.document.resolve(item)).filter((item) => typeof item === 'string') : null;
  }
}
