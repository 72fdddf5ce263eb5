import { encodeDataMatrix } from 'etiket/datamatrix';
import type { SheetInRun } from './sheet-in-run';

/** Digits of each field: always as many, so that every symbol of a run is of one size. */
const FIELDS: Readonly<Record<string, { readonly digits: number; readonly of: (sheet: SheetInRun) => number }>> = {
  piece: { digits: 5, of: ({ piece }) => piece },
  sheet: { digits: 2, of: ({ sheet }) => sheet },
  sheets: { digits: 2, of: ({ sheets }) => sheets },
  last: { digits: 1, of: ({ sheet, sheets }) => (sheet === sheets ? 1 : 0) },
};

export const PATTERN_FIELDS: readonly string[] = Object.keys(FIELDS).map((name) => `{${name}}`);

export const MOST_PATTERN_LETTERS = 40;
/** Signs that every reader gives back as they are. */
const PATTERN = /^(?:\{(?:piece|sheet|sheets|last)\}|[A-Za-z0-9 ./:;#+-])+$/;

/** Beyond these a number has more digits than its field. */
export const MOST_MATRIX_SHEETS = 99;

/** What is wrong with a symbol's pattern, as a sentence; null where nothing is. */
export const patternFault = (pattern: string): string | null => {
  if (pattern.length > MOST_PATTERN_LETTERS) return `What the symbol says: at most ${MOST_PATTERN_LETTERS} signs.`;
  if (!PATTERN.test(pattern)) return `What the symbol says: use ${PATTERN_FIELDS.join(', ')}, Latin letters without accents, digits, spaces and . / : ; # + -`;
  return pattern.includes('{piece}') ? null : 'What the symbol says: {piece} has to be in it, or the machine can’t tell packets apart.';
};

/** What the symbol of a sheet says, such as `000120203`. */
export const matrixText = (pattern: string, sheet: SheetInRun): string =>
  pattern.replace(/\{(\w+)\}/g, (written, name: string) => {
    const field = FIELDS[name];
    return field ? String(field.of(sheet)).padStart(field.digits, '0') : written;
  });

/** The symbol's modules, row by row from the top, true where dark (ISO/IEC 16022, ECC 200). */
export const matrixModules = (text: string): readonly (readonly boolean[])[] => encodeDataMatrix(text);
