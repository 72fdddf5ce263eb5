import type { MarkerLevel, PrinterCapabilities, PrinterState } from '@shared/domain/printing/printer';
import type { AttributeReader } from '../ipp/attributes';

/** What is asked of a printer; everything else (fonts, icons, all media by collection) is left out of the answer. */
export const PRINTER_ATTRIBUTES = [
  'printer-name',
  'printer-info',
  'printer-location',
  'printer-make-and-model',
  'member-names',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'document-format-supported',
  'sides-supported',
  'color-supported',
  'print-color-mode-supported',
  'print-scaling-supported',
  'media-supported',
  'media-ready',
  'media-source-supported',
  'output-bin-supported',
  'finishings-supported',
  'job-creation-attributes-supported',
  'job-account-id-supported',
  'job-password-supported',
  'job-password-encryption-supported',
  'job-hold-until-supported',
  'pages-per-minute',
  'pages-per-minute-color',
  'marker-names',
  'marker-levels',
  'marker-types',
] as const;

/** `printer-state` (RFC 8011, 5.4.11). */
const STATES: Readonly<Record<number, PrinterState>> = { 3: 'idle', 4: 'processing', 5: 'stopped' };

export const printerState = (attributes: AttributeReader): PrinterState => STATES[attributes.number('printer-state') ?? 0] ?? 'unknown';

/** The reasons without the one that says that there are none. */
export const reasonsOf = (attributes: AttributeReader, name: string): readonly string[] => attributes.texts(name).filter((reason) => reason !== 'none');

/** A printer from its attributes, under the name by which it is known here. */
export function readPrinter(attributes: AttributeReader, name: string): PrinterCapabilities {
  const takes = new Set(attributes.texts('job-creation-attributes-supported'));
  const color = attributes.boolean('color-supported') ?? attributes.texts('print-color-mode-supported').includes('color');
  return {
    name,
    description: attributes.text('printer-info') ?? '',
    location: attributes.text('printer-location') ?? '',
    model: attributes.text('printer-make-and-model') ?? '',
    isDefault: false,
    way: 'direct',
    members: attributes.texts('member-names'),
    takesPdf: attributes.texts('document-format-supported').includes('application/pdf'),
    sides: attributes.texts('sides-supported'),
    color,
    media: attributes.texts('media-supported'),
    mediaReady: attributes.texts('media-ready'),
    trays: attributes.texts('media-source-supported'),
    finishings: attributes.numbers('finishings-supported'),
    keepsScale: attributes.texts('print-scaling-supported').includes('none'),
    takesAccountCode: attributes.boolean('job-account-id-supported') === true || takes.has('job-account-id'),
    // A length of 0 is how a printer says that it has no such release.
    longestPin: attributes.texts('job-password-encryption-supported').includes('none') ? (attributes.number('job-password-supported') ?? 0) : 0,
    canHold: attributes.texts('job-hold-until-supported').includes('indefinite'),
    pagesPerMinute: (color ? attributes.number('pages-per-minute-color') : null) ?? attributes.number('pages-per-minute'),
    markers: markersOf(attributes),
    state: printerState(attributes),
    stateReasons: reasonsOf(attributes, 'printer-state-reasons'),
    acceptsJobs: attributes.boolean('printer-is-accepting-jobs') ?? false,
    unreachable: null,
  };
}

/** Toner and ink with their level in percent; those that do not say (negative, by the attribute's rules) are left out. */
function markersOf(attributes: AttributeReader): readonly MarkerLevel[] {
  const levels = attributes.numbers('marker-levels');
  const types = attributes.texts('marker-types');
  return attributes.texts('marker-names').flatMap((name, index) => {
    const percent = levels[index] ?? -1;
    const isWaste = /waste/i.test(types[index] ?? '');
    return percent < 0 || percent > 100 || isWaste ? [] : [{ name, percent }];
  });
}
