import { resolve } from 'node:path';
import { LETTER_LANGUAGES, LETTERS_FROM, type CoverLetter, type LetterLanguage } from '@shared/domain/packets/cover-letters';
import type { ManifestToWrite } from '@shared/domain/records/manifest';
import { FileUnfit } from '../files/regular-file';
import type { EntrySource } from '../ports/entry-source';
import { type Command, type CommandContext, UsageFault } from './command';
import { cannotBeRead } from './option-file';
import { counted } from './text';

type Options = Parameters<Command['run']>[1];

export type Letters = { readonly coverLetters: readonly CoverLetter[]; readonly sources: { readonly [entryIndex: number]: EntrySource } };

/** `es=FILE` for one language, `FILE` for all others. */
const readWord = (word: string): { readonly language: LetterLanguage | null; readonly path: string } => {
  const at = word.indexOf('=');
  const language = LETTER_LANGUAGES.find((one) => one === word.slice(0, Math.max(0, at)));
  if (at > 0 && language === undefined && /^[a-z]{2}$/i.test(word.slice(0, at))) throw new UsageFault(`--cover-letter takes FILE.pdf, or LANGUAGE=FILE.pdf with one of ${LETTER_LANGUAGES.join(', ')}.`);
  return language === undefined ? { language: null, path: word } : { language, path: word.slice(at + 1) };
};

/** The letters that `--cover-letter` names, read and found fit to be printed; what a person should know of them is told. */
export const readCoverLetters = async (options: Options, context: Pick<CommandContext, 'writeMessage'>): Promise<Letters> => {
  const given = options['cover-letter'];
  const words = (Array.isArray(given) ? given : given === undefined ? [] : [given]).map((word) => readWord(String(word)));
  if (words.length === 0) return { coverLetters: [], sources: {} };
  if (new Set(words.map(({ language }) => language)).size < words.length) throw new UsageFault('--cover-letter takes one file for each language, and one without a language for all others.');
  // Its readers are slow to load, and few runs need them.
  const { readLetter } = await import('../assembly/letter/read-letter');
  const coverLetters: CoverLetter[] = [];
  const sources: Record<number, EntrySource> = {};
  for (const [index, { language, path }] of words.entries()) {
    const { letter, source, cautions } = await readLetter(resolve(path)).catch((thrown: unknown) => {
      if (thrown instanceof FileUnfit || (thrown instanceof Error && 'syscall' in thrown)) throw cannotBeRead('A cover letter', '--cover-letter', thrown);
      throw thrown;
    });
    const entryIndex = LETTERS_FROM + index;
    coverLetters.push({ language, entryIndex, ...letter });
    sources[entryIndex] = source;
    for (const caution of cautions) context.writeMessage(`${letter.name}: ${caution}\n`);
  }
  return { coverLetters, sources };
};

/** How many envelopes hold a letter; nothing where there is none to be put in. */
export const lettersText = ({ settings, packets, totals }: ManifestToWrite): string => {
  if (settings.coverLetters.length === 0) return '';
  let withLetter = 0;
  for (const { inserts } of packets) if (inserts.some(({ what }) => what === 'cover-letter')) withLetter++;
  const without = totals.packets - withLetter;
  return `Cover letters: in ${counted(withLetter, 'envelope')}, on a sheet of ${withLetter === 1 ? 'its' : 'their'} own behind a cover sheet with the address${without > 0 ? `; ${without} without, as no letter is for their language` : ''}\n`;
};
