import { nameAt, numberAt } from './syntax';
import type { Entries, Place } from './entries';
import type { WitnessFile } from './witness-file';
import type { WitnessLayers } from './witness-layers';

/** Annotation flags (ISO 32000-2, table 167). */
const INVISIBLE = 1;
const HIDDEN = 2;
const PRINT = 4;

const PLACES_TO_CLICK = ['Link', 'Popup'];
/** ISO 32000-2, table 171; what is none of these is seen or not by a flag of its own. */
const STANDARD = /^(?:Text|Link|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly|StrikeOut|Caret|Stamp|Ink|Popup|FileAttachment|Sound|Movie|Screen|Widget|PrinterMark|TrapNet|Watermark|3D|Redact|Projection|RichMedia)$/;

/** For each of a page's annotations, in order, whether it is part of the paper. */
export const printedAnnotations = (file: WitnessFile, layers: WitnessLayers, page: Entries): readonly boolean[] => {
  const annotations = page.get('Annots');
  const list = annotations && file.resolved(annotations);
  return list ? file.items(list).map((item) => isPrinted(file, layers, item)) : [];
};

const isPrinted = (file: WitnessFile, layers: WitnessLayers, item: Place): boolean => {
  const annotation = file.resolved(item);
  if (!annotation) return false;
  const entries = file.entries(annotation);
  const [flags, subtype] = [entries.get('F'), entries.get('Subtype')].map((place) => place && file.resolved(place));
  const set = flags ? numberAt(flags.bytes, flags.at) : 0;
  const kind = subtype ? nameAt(subtype.bytes, subtype.at) : '';
  if ((set & PRINT) === 0 || (set & HIDDEN) !== 0 || PLACES_TO_CLICK.includes(kind)) return false;
  return (STANDARD.test(kind) || (set & INVISIBLE) === 0) && layers.prints(entries.get('OC'));
};
