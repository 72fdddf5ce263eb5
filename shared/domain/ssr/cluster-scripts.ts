/**
 * Scripts whose letters are drawn in clusters with the signs around them, from Devanagari to Burmese, and Khmer. A browser says in one mark what the glyphs of a cluster mean, and
 * PDFium puts all of it where the first of them stands: the others leave a gap, which it reads as a space that nobody drew.
 */
const CLUSTER_SCRIPTS = '\\u0900-\\u0dff\\u1000-\\u109f\\u1780-\\u17ff';
/** No letter of these scripts is below. */
export const FIRST_CLUSTERED = 0x0900;

const ENDS_CLUSTER = new RegExp(`[${CLUSTER_SCRIPTS}]$`, 'u');
const BEGINS_CLUSTER = new RegExp(`^[${CLUSTER_SCRIPTS}]`, 'u');
const CLUSTERED = new RegExp(`[${CLUSTER_SCRIPTS}]`, 'u');

/** True where a word goes on the one before, if no space is drawn between them. */
export const goesOnAfter = (before: string, text: string): boolean => ENDS_CLUSTER.test(before) && BEGINS_CLUSTER.test(text);

const lettersOf = (text: string): string => text.replace(/\s+/g, '');

/** A name with the spaces that it has in one of these texts, which end in it but for them; as it is where none does. */
export const spacedAsIn = (name: string, texts: readonly string[]): string => {
  if (!CLUSTERED.test(name) || !name.includes(' ')) return name;
  const letters = lettersOf(name);
  for (const text of texts) {
    if (!lettersOf(text).endsWith(letters)) continue;
    let left = letters.length;
    let start = text.length;
    while (left > 0) if (!/\s/.test(text[--start] ?? '')) left--;
    return text.slice(start);
  }
  return name;
};
