import { hash } from 'node:crypto';
import type { PdfStream } from '../../../pdf/syntax';

/**
 * Forms that draw paths alone, by their bytes: the charts and frames that a producer puts into every report. What they draw is told by their content and
 * nothing else (no resource, no text), so one that was read once need not be carried out again for a page's text.
 */
const KNOWN = new Map<string, number>();
/** A hostile file's forms may all differ. */
const MOST_KNOWN = 512;

/** The key of a form by its content; null where it is not plainly deflated. */
export const formKey = (stream: PdfStream): string | null => {
  const { dictionary } = stream;
  return dictionary.get('Filter') === 'FlateDecode' && !dictionary.has('DecodeParms') ? hash('sha256', stream.readBytes(), 'base64') : null;
};

/** How many objects a form of this key draws, all of them paths; null where it is not known to draw paths alone. */
export const knownPaths = (key: string | null): number | null => (key === null ? null : (KNOWN.get(key) ?? null));

export const keepPaths = (key: string, objects: number): void => {
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(key, objects);
};
