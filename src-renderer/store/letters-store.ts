import { create } from 'zustand';
import type { CoverLetter, LetterLanguage } from '@shared/domain/packets/cover-letters';
import { bridge } from '../bridge/bridge';
import { changeSettings } from './planning';
import { usePlanStore } from './plan-store';
import { closeDialog, openDialog } from './view-store';

type LettersState = {
  readonly letters: readonly CoverLetter[];
  /** What a person should know of a letter, by its `entryIndex`. */
  readonly cautions: ReadonlyMap<number, readonly string[]>;
  /** The language whose letter is being read; undefined where none is. */
  readonly reading: LetterLanguage | null | undefined;
  readonly failure: string | null;
};

const NOTHING: LettersState = { letters: [], cautions: new Map(), reading: undefined, failure: null };

/** The cover letters while they are chosen. */
export const useLettersStore = create<LettersState>(() => NOTHING);

export function openLetters(): void {
  useLettersStore.setState({ ...NOTHING, letters: usePlanStore.getState().settings.present.coverLetters });
  openDialog('letters');
}

export function closeLetters(): void {
  closeDialog();
  useLettersStore.setState(NOTHING);
}

/** Asks for the letter of a language (null: of all others) and has it read. */
export async function chooseLetter(language: LetterLanguage | null): Promise<void> {
  useLettersStore.setState({ reading: language, failure: null });
  const answer = await bridge.call('letters.choose', {});
  useLettersStore.setState({ reading: undefined });
  if (!answer.ok) {
    useLettersStore.setState({ failure: answer.failure.message });
    return;
  }
  if (!answer.value) return;
  const { letter, cautions: told } = answer.value;
  useLettersStore.setState(({ letters, cautions }) => ({ letters: [...letters.filter((other) => other.language !== language), { ...letter, language }], cautions: new Map([...cautions, [letter.entryIndex, told]]) }));
}

export const removeLetter = (language: LetterLanguage | null): void => useLettersStore.setState(({ letters }) => ({ letters: letters.filter((letter) => letter.language !== language) }));

export async function putLettersIn(): Promise<void> {
  const { letters } = useLettersStore.getState();
  closeLetters();
  await changeSettings({ coverLetters: letters });
}
