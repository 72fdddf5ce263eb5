import { WitnessUnsure, endOfReference, nameAt, wholeAt } from './syntax';
import { Entries, type Place } from './entries';
import type { WitnessFile } from './witness-file';

/** Expressions within expressions; more is no report's. */
const DEEPEST_EXPRESSION = 32;
/** Parts of expressions and members of memberships that are looked at for one answer. */
const MOST_PARTS = 500;

/**
 * Which layers of a document print, as the proof reads it for itself (ISO 32000-2, 8.11): the state in which the document opens, then
 * what usages say of viewing, then of printing, where the document has them count. Throws {@link WitnessUnsure} at anything odd.
 */
export class WitnessLayers {
  private readonly properties: Entries;
  private readonly known = new Map<number, boolean>();
  private parts = 0;

  constructor(private readonly file: WitnessFile) {
    this.properties = this.entriesOf(file.catalog().get('OCProperties'));
  }

  /** Whether the document has layers at all. */
  get areThere(): boolean {
    return this.properties.size > 0;
  }

  /** Whether an object is a layer or a membership in layers. */
  isLayer(place: Place | null): boolean {
    if (!place || !isDictionary(place)) return false;
    const type = this.nameOf(this.file.entries(place).get('Type'));
    return type === 'OCG' || type === 'OCMD';
  }

  /** Whether what belongs to the layer or membership that stands there prints. */
  prints(place: Place | undefined): boolean {
    this.parts = 0;
    return this.isPrinted(place, 0);
  }

  private isPrinted(place: Place | undefined, depth: number): boolean {
    if (++this.parts > MOST_PARTS) throw new WitnessUnsure();
    const found = place && this.file.resolved(place);
    if (!place || !found) return true;
    const entries = this.file.entries(found);
    if (this.nameOf(entries.get('Type')) !== 'OCMD') return this.layerPrints(numberOf(place));
    const expression = entries.get('VE') && this.file.resolved(entries.get('VE')!);
    return expression ? this.holds(expression, depth) : this.membersPrint(entries);
  }

  private layerPrints(number: number): boolean {
    const known = this.known.get(number);
    if (known !== undefined) return known;
    const configuration = this.entriesOf(this.properties.get('D'));
    const lists = (key: string): boolean => this.lists(configuration.get(key), number);
    let prints = !lists('OFF') && (lists('ON') || this.nameOf(configuration.get('BaseState')) !== 'OFF' || !this.lists(this.properties.get('OCGs'), number));
    for (const event of ['View', 'Print']) prints = this.recommendation(configuration.get('AS'), event, number) ?? prints;
    const isOther = !this.intents(configuration.get('Intent')).some((intent) => intent === 'All' || this.intents(this.layer(number).get('Intent')).includes(intent));
    this.known.set(number, prints || isOther);
    return prints || isOther;
  }

  /** What a layer's usages say at an event; null where none of those that count says anything. */
  private recommendation(applications: Place | undefined, event: string, number: number): boolean | null {
    const states = this.items(applications).flatMap((item) => {
      const application = this.entriesOf(item);
      if (this.nameOf(application.get('Event')) !== event || !this.lists(application.get('OCGs'), number)) return [];
      const usage = this.entriesOf(this.layer(number).get('Usage'));
      return this.names(application.get('Category')).map((category) => this.nameOf(this.entriesOf(usage.get(category)).get(`${category}State`)));
    });
    return states.includes('OFF') ? false : states.includes('ON') ? true : null;
  }

  private membersPrint(membership: Entries): boolean {
    const groups = membership.get('OCGs');
    const found = groups && this.file.resolved(groups);
    if (!groups || !found) return true;
    const members = (isDictionary(found) ? [groups] : this.items(groups)).filter((member) => this.file.resolved(member) !== null);
    if (members.length === 0) return true;
    const policy = this.nameOf(membership.get('P')) ?? 'AnyOn';
    const wanted = policy.endsWith('On');
    return policy.startsWith('All') ? members.every((member) => this.isPrinted(member, 0) === wanted) : members.some((member) => this.isPrinted(member, 0) === wanted);
  }

  private holds(expression: Place, depth: number): boolean {
    if (depth > DEEPEST_EXPRESSION || ++this.parts > MOST_PARTS) throw new WitnessUnsure();
    const [operator, ...operands] = this.file.items(expression);
    const isTrue = (operand: Place): boolean => {
      const found = this.file.resolved(operand);
      return found && !isDictionary(found) ? this.holds(found, depth + 1) : this.isPrinted(operand, depth + 1);
    };
    switch (this.nameOf(operator)) {
      case 'Not':
        return operands.length === 1 && !isTrue(operands[0]!);
      case 'And':
        return operands.every(isTrue);
      case 'Or':
        return operands.some(isTrue);
      default:
        throw new WitnessUnsure();
    }
  }

  private layer(number: number): Entries {
    const object = this.file.object(number);
    return object ? this.file.entries(object) : Entries.NONE;
  }

  private entriesOf(place: Place | undefined): Entries {
    const found = place && this.file.resolved(place);
    return found ? this.file.entries(found) : Entries.NONE;
  }

  private items(place: Place | undefined): readonly Place[] {
    const found = place && this.file.resolved(place);
    return found ? this.file.items(found) : [];
  }

  private lists(place: Place | undefined, number: number): boolean {
    return this.items(place).some((item) => endOfReference(item.bytes, item.at) !== 0 && wholeAt(item.bytes, item.at)[0] === number);
  }

  private nameOf(place: Place | undefined): string | null {
    const found = place && this.file.resolved(place);
    return found && found.bytes[found.at] === 47 ? nameAt(found.bytes, found.at) : null;
  }

  /** One name or several. */
  private names(place: Place | undefined): readonly string[] {
    const single = this.nameOf(place);
    return single === null ? this.items(place).flatMap((item) => this.nameOf(item) ?? []) : [single];
  }

  private intents(place: Place | undefined): readonly string[] {
    return place && this.file.resolved(place) ? this.names(place) : ['View'];
  }
}

const isDictionary = ({ bytes, at }: Place): boolean => bytes[at] === 60 && bytes[at + 1] === 60;

const numberOf = ({ bytes, at }: Place): number => {
  if (endOfReference(bytes, at) === 0) throw new WitnessUnsure();
  return wholeAt(bytes, at)[0];
};
