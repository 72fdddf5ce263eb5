import { countryOfLastLine, withoutOwnCountry } from './abroad';
import { readLastLine, type LastLine, type LastLineFault } from './postal-line';

/** What stands where in an address by its kind (USPS Publication 28, chapters 2 and 3). */
export type AddressForm = 'street' | 'po-box' | 'rural-route' | 'general-delivery' | 'military' | 'puerto-rico' | 'foreign' | 'unclear';

export type AddressFault = LastLineFault | 'last-line-missing' | 'delivery-line-missing' | 'too-many-lines';

/** The parts of an address as Publication 28 names them, each as printed; null where there is none. */
export type AddressParts = {
  readonly form: AddressForm;
  /** Lines above the delivery address: salutation, pupil, "c/o". */
  readonly recipient: readonly string[];
  /** Puerto Rico: the urbanization, without `URB`. */
  readonly urbanization: string | null;
  /** House number and street, PO box, route or unit. */
  readonly deliveryLine: string | null;
  /** Apartment, suite, lot, space: a line of its own or the end of the delivery line. */
  readonly secondary: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  /** Foreign addresses only. */
  readonly country: string | null;
  /** What the post would stumble over, gravest first. */
  readonly faults: readonly AddressFault[];
};

const PO_BOX = /^(?:p\.?\s?o\.?\s?(?:box|drawer)|apartado|post office box|caller|box)\s*#?\s*[\w-]+/iu;
const RURAL = /^(?:rr|r\.r\.|rural route|hc|hcr|highway contract|star route)\s*#?\s*\d+/iu;
const GENERAL = /^general delivery\b/iu;
const MILITARY = /^(?:psc|cmr|unit|uss|usns|usnv|usav|marit|fpo|apo|dpo)\b/iu;
const MILITARY_CITY = /^(?:apo|fpo|dpo)$/iu;
const NUMBERED_STREET = /^\d+[a-z]?(?:[ -]?\d+\/\d+|½|¼|¾)?(?:[- ]\d+)?\s*,?\s*\p{L}|^\d+[a-z]?\s+\d+(?:st|nd|rd|th)\b|^[nsew]\d+/iu;
/** Publication 28, appendix C: street suffixes that are common in California; Spanish ones stand first. */
const STREET_WORD = /^(?:calle|avenida|avda|camino|paseo|via|carr(?:etera)?|bo\.?|barrio|parcelas|sector)\s|\s(?:st|street|ave|avenue|rd|road|dr|drive|blvd|boulevard|ln|lane|ct|court|way|pl|place|cir|circle|ter|terrace|hwy|highway|pkwy|parkway|trl|trail|sq|loop|aly|alley)\.?(?:\s|,|$)/iu;
const SECONDARY = /(?:^|[\s,])((?:apt|apartment|ste|suite|unit|spc|space|lot|bldg|building|fl|floor|rm|room|trlr|trailer|dept|ph|penthouse|apto|departamento|edif)\.?\s*#?\s*[\w-]*|#\s?[\w-]+)$/iu;
const URBANIZATION = /^(?:urb\.?|urbanizaci[oó]n|ext\.?|extensi[oó]n|reparto|jardines|alturas)\s+(?<name>\S.*)$/iu;

/** Recipient, attention, urbanization or second unit, delivery, last line and country: more is no address that sorts. */
const MOST_LINES = 7;

const isDelivery = (line: string): boolean => [PO_BOX, RURAL, GENERAL, NUMBERED_STREET].some((shape) => shape.test(line)) || MILITARY.test(line);

/** The lowest line that tells a delivery, else the lowest that ends as a street's name does. */
const deliveryIndex = (lines: readonly string[]): number => {
  const told = lines.findLastIndex((line) => isDelivery(line) && !isSecondaryAlone(line));
  return told >= 0 ? told : lines.findLastIndex((line) => STREET_WORD.test(line));
};

const isSecondaryAlone = (line: string): boolean => SECONDARY.exec(line.trim())?.index === 0 && !MILITARY.test(line);

const formOf = (delivery: string | null, city: string | null, state: string | null, hasUrbanization: boolean): AddressForm => {
  if (city !== null && MILITARY_CITY.test(city)) return 'military';
  if (state === 'PR' || hasUrbanization) return 'puerto-rico';
  if (delivery === null) return 'unclear';
  if (PO_BOX.test(delivery)) return 'po-box';
  if (RURAL.test(delivery)) return 'rural-route';
  return GENERAL.test(delivery) ? 'general-delivery' : 'street';
};

/**
 * Parses the lines of an address block, top to bottom, into the parts of Publication 28, and names what is missing or malformed. A foreign address
 * shows its country in its last line and is not taken apart further.
 */
export const parseAddress = (printed: readonly string[]): AddressParts => {
  const lines = withoutOwnCountry(printed);
  const last = lines.at(-1) ?? '';
  const tooMany: readonly AddressFault[] = lines.length > MOST_LINES ? ['too-many-lines'] : [];
  const country = countryOfLastLine(last);
  if (country !== null) {
    return { form: 'foreign', recipient: lines.slice(0, 1), urbanization: null, deliveryLine: lines[1] ?? null, secondary: null, city: null, state: null, zip: null, country, faults: tooMany };
  }
  const read = readLastLine(last);
  const above = read ? lines.slice(0, -1) : lines;
  const delivery = deliveryOf(above);
  const missing: readonly AddressFault[] = delivery.line === null ? ['delivery-line-missing'] : [];
  return {
    form: formOf(delivery.line, read?.city ?? null, read?.state ?? null, delivery.urbanization !== null),
    recipient: above.slice(0, delivery.first),
    urbanization: delivery.urbanization,
    deliveryLine: delivery.street,
    secondary: delivery.secondary,
    city: read?.city ?? null,
    state: read?.state ?? null,
    zip: read?.zip ?? null,
    country: null,
    faults: [...faultsOf(read), ...missing, ...tooMany],
  };
};

const faultsOf = (read: LastLine | null): readonly AddressFault[] => {
  if (!read) return ['last-line-missing'];
  return read.fault === null ? [] : [read.fault];
};

/** The lines between recipient and last line. `line` is the delivery line as printed, `street` without its unit, `first` the index of the first of them. */
type Delivery = { readonly line: string | null; readonly street: string | null; readonly secondary: string | null; readonly urbanization: string | null; readonly first: number };

const deliveryOf = (above: readonly string[]): Delivery => {
  const index = deliveryIndex(above);
  const line = above[index] ?? null;
  const urbanizationIndex = above.findIndex((one) => URBANIZATION.test(one));
  const unitIndex = above.findIndex((one, at) => at !== index && at > 0 && isSecondaryAlone(one));
  const ending = unitIndex < 0 && line !== null && !MILITARY.test(line) ? SECONDARY.exec(line) : null;
  const unitAt = ending !== null && ending.index > 0 ? ending.index : null;
  return {
    line,
    street: line !== null && unitAt !== null ? line.slice(0, unitAt).replace(/[\s,]+$/, '') : line,
    secondary: above[unitIndex] ?? (unitAt === null ? null : (ending?.[1] ?? null)),
    urbanization: URBANIZATION.exec(above[urbanizationIndex] ?? '')?.groups?.['name'] ?? null,
    first: Math.min(...[index, urbanizationIndex, unitIndex].filter((at) => at >= 0), above.length),
  };
};

const FAULT_WORDS: Readonly<Record<AddressFault, string>> = {
  'zip-missing': 'its ZIP is missing',
  'zip-malformed': 'its ZIP is not 5 or 9 digits',
  'state-unknown': 'its state is not one that the post knows',
  'last-line-missing': 'the line with city, state and ZIP is missing',
  'delivery-line-missing': 'no street, PO box or route was found in it',
  'too-many-lines': 'it has more lines than an address takes',
};

/** What is wrong with an address, as the end of a sentence; null where nothing is. */
export const describeAddressFaults = (faults: readonly AddressFault[]): string | null => (faults.length === 0 ? null : faults.map((fault) => FAULT_WORDS[fault]).join(', '));
