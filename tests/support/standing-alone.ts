/**
 * A house number or a word where it stands by itself. Within a fingerprint, a file's identifier or an offset the same
 * digits come about by chance, and tell nobody anything.
 */
export const standingAlone = (word: string): RegExp => new RegExp(`(?<![0-9A-Za-z])${word.replaceAll(/[^\w ]/gu, String.raw`\$&`)}(?![0-9A-Za-z])`, 'u');
