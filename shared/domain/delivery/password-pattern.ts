/** Letters and digits that nobody takes for another one when they are read aloud or copied by hand: no 0 and O, 1, I and l, 5 and S, 2 and Z, 8 and B. */
const LETTERS = 'ACDEFGHJKLMNPQRTUVWXY';
const DIGITS = '34679';

/** What a character of a pattern stands for; any other one stands for itself. */
const CHOICES: Readonly<Record<string, string>> = { A: LETTERS, '9': DIGITS, '*': LETTERS + DIGITS };

/** Twelve letters and digits in groups that can be read aloud: about 56 bits. */
export const DEFAULT_PASSWORD_PATTERN = '****-****-****';

/** Guessing at a file of one's own goes on day and night, so a pattern with less than this is refused. */
export const FEWEST_BITS = 40;

const ALLOWED = /^[A-Za-z0-9*._-]{1,64}$/;

const choicesOf = (pattern: string): readonly string[] => pattern.split(/(?:)/u).map((character) => CHOICES[character] ?? character);

/** How hard a password of the pattern is to guess, in bits. */
export const bitsOf = (pattern: string): number => choicesOf(pattern).reduce((bits, choices) => bits + Math.log2(choices.length), 0);

/** Why a pattern can't be used, in a sentence with the next step, or null. */
export const patternFault = (pattern: string): string | null => {
  if (!ALLOWED.test(pattern)) return 'A password pattern takes A (a letter), 9 (a digit), * (a letter or digit), small letters and the marks - _ . at most 64 characters in all.';
  return bitsOf(pattern) < FEWEST_BITS ? 'Passwords of this pattern are too easy to guess. Use at least nine times *, or leave the pattern out.' : null;
};

/**
 * A password of the pattern. `below` answers a number from 0 up to, and not with, the one given, each as likely as the others; it must
 * come from a source for secrets.
 */
export const makePassword = (pattern: string, below: (count: number) => number): string =>
  choicesOf(pattern)
    .map((choices) => choices[choices.length === 1 ? 0 : below(choices.length)] ?? '')
    .join('');
