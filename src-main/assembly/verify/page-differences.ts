import type { UnprovedReason } from '@shared/problems/unproved';

/** What tells a written page from its source, by its reason, as words for a sentence that names batch and page. */
export const DIFFERENCES = {
  mark: 'a mark or field on it brings no appearance of its own, and each program prints it in another way',
  field: 'a field does not say what it says in its source',
  layers: 'it does not look like its source, on whose layers programs differ',
  text: 'a second reader finds other text than in its source',
  look: 'it does not look like its source',
  unopened: 'a second reader cannot open its source',
} as const satisfies Readonly<Partial<Record<UnprovedReason, string>>>;

const REASONS: ReadonlyMap<string, UnprovedReason> = new Map(Object.entries(DIFFERENCES).map(([reason, words]) => [words, reason as keyof typeof DIFFERENCES]));

/** Why a page differs, where the difference is one of those that a person can do something about. */
export const reasonOf = (difference: string): UnprovedReason | undefined => REASONS.get(difference);
