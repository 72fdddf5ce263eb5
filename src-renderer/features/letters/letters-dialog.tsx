import type { ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { LETTER_LANGUAGES, type CoverLetter, type LetterLanguage } from '@shared/domain/packets/cover-letters';
import { chooseLetter, closeLetters, putLettersIn, removeLetter, useLettersStore } from '../../store/letters-store';
import { usePlanStore } from '../../store/plan-store';
import { Button } from '../../ui/button';
import { CancelOr } from '../../ui/cancel-or';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { countOf } from '../../words/counts';
import { withoutLetterSentence } from '../../words/letters';
import { LANGUAGE_NAMES } from '../../words/kinds';
import './letters-dialog.css';

const BUSY = 'A letter is being read.';

/** A cover letter for each language, chosen as PDFs. */
export function LettersDialog(): ReactElement {
  const { letters, reading, failure } = useLettersStore();
  const { used, plan } = usePlanStore(useShallow(({ settings, plan }) => ({ used: settings.present.coverLetters, plan })));
  const withoutLetter = plan && letters === used ? withoutLetterSentence(plan) : null;
  const isBusy = reading !== undefined;
  return (
    <Dialog
      title="Cover letters"
      wide
      hasUnused={letters !== used}
      onClose={closeLetters}
      actions={
        <CancelOr onCancel={closeLetters} unavailable={isBusy ? BUSY : null} onPress={() => void putLettersIn()}>
          {letters.length === 0 ? 'Use no letters' : `Use ${countOf(letters.length, 'letter')}`}
        </CancelOr>
      }
    >
      <p>
        A letter goes into each envelope on sheets of its own. As it would hide the address, a cover sheet with the address lies on top. A family’s language is that of the second copy of the report.
      </p>
      {failure && <Notice tone="stop">{failure}</Notice>}
      <table className="letters">
        <thead>
          <tr>
            <th scope="col">Families who read</th>
            <th scope="col">Letter</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...LETTER_LANGUAGES, null].map((language) => (
            <LetterRow key={language ?? ''} language={language} letter={letters.find((one) => one.language === language)} isReading={reading === language} isBusy={isBusy} />
          ))}
        </tbody>
      </table>
      {withoutLetter && <Notice tone="care">{withoutLetter}</Notice>}
    </Dialog>
  );
}

type LetterRowProps = { readonly language: LetterLanguage | null; readonly letter: CoverLetter | undefined; readonly isReading: boolean; readonly isBusy: boolean };

function LetterRow({ language, letter, isReading, isBusy }: LetterRowProps): ReactElement {
  const cautions = useLettersStore((state) => (letter ? state.cautions.get(letter.entryIndex) : undefined));
  const name = language === null ? 'All other languages' : LANGUAGE_NAMES[language];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {isReading ? <span role="status">Reading</span> : letter ? `${letter.name}, ${countOf(letter.pages, 'page')}` : <span className="soft">None</span>}
        {cautions?.map((caution) => (
          <Notice key={caution} tone="care">
            {caution}
          </Notice>
        ))}
      </td>
      <td>
        <span className="button-row">
          <Button onPress={() => void chooseLetter(language)} unavailable={isBusy ? BUSY : null}>
            {letter ? 'Change…' : 'Choose a PDF…'}
            <span className="visually-hidden"> for {name}</span>
          </Button>
          {letter && (
            <Button look="quiet" onPress={() => removeLetter(language)} unavailable={isBusy ? BUSY : null}>
              Remove
              <span className="visually-hidden"> the letter for {name}</span>
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}
