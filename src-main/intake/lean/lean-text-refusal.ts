/** Why the lean reader leaves an entry to PDFium. Each names what on a page it does not read, and nothing of what the page says. */
export type LeanTextReason =
  | 'content-syntax'
  | 'resources'
  | 'units'
  | 'too-many-objects'
  | 'inline-image'
  | 'replaced-text'
  | 'annotation'
  | 'colour-space'
  | 'font-not-embedded'
  | 'font-kind'
  | 'font-program'
  | 'font-encoding'
  | 'writing-mode'
  | 'right-to-left'
  | 'character-without-meaning';

/** Thrown where something on a page was not understood, so that PDFium reads the entry. Correctness comes before speed. */
export class LeanTextRefusal extends Error {
  override readonly name = 'LeanTextRefusal';

  constructor(readonly reason: LeanTextReason) {
    super(`The lean reader does not read this page: ${reason}.`);
  }
}
