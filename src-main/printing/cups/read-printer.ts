import type { PrinterCapabilities, PrinterState } from '@shared/domain/printing/printer';
import type { AttributeReader } from '../ipp/attributes';

/** What is asked of a printer; everything else (fonts, finishings, media by collection) is left out of the answer. */
export const PRINTER_ATTRIBUTES = [
  'printer-name',
  'printer-info',
  'printer-location',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'sides-supported',
  'color-supported',
  'print-color-mode-supported',
  'media-supported',
] as const;

/** `printer-state` (RFC 8011, 5.4.11). */
const STATES: Readonly<Record<number, PrinterState>> = { 3: 'idle', 4: 'processing', 5: 'stopped' };

export const printerState = (attributes: AttributeReader): PrinterState => STATES[attributes.number('printer-state') ?? 0] ?? 'unknown';

/** The reasons without the one that says that there are none. */
export const reasonsOf = (attributes: AttributeReader, name: string): readonly string[] => attributes.texts(name).filter((reason) => reason !== 'none');

/** A printer from its attributes; null where it has no name. */
export function readPrinter(attributes: AttributeReader, defaultName: string | null): PrinterCapabilities | null {
  const name = attributes.text('printer-name');
  if (name === null) return null;
  return {
    name,
    description: attributes.text('printer-info') ?? '',
    location: attributes.text('printer-location') ?? '',
    isDefault: name === defaultName,
    sides: attributes.texts('sides-supported'),
    color: attributes.boolean('color-supported') ?? attributes.texts('print-color-mode-supported').includes('color'),
    media: attributes.texts('media-supported'),
    state: printerState(attributes),
    stateReasons: reasonsOf(attributes, 'printer-state-reasons'),
    acceptsJobs: attributes.boolean('printer-is-accepting-jobs') ?? false,
  };
}
