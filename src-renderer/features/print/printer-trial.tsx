import type { ReactElement } from 'react';
import type { PrinterProfile } from '@shared/domain/printing/printer-profile';
import { letterOfTurning, TRIAL_LETTERS } from '@shared/domain/printing/two-passes';
import { answerTrial, cancelTrial, printTrial, usePrinterProfileStore } from '../../store/printer-profile-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { TurnDrawing } from './turn-drawing';

/** The trial of two sheets: fronts, the turn, backs, and the one question that tells how stacks come back. */
export function PrinterTrial({ profile }: { readonly profile: PrinterProfile }): ReactElement {
  const stage = usePrinterProfileStore(({ trial }) => trial);
  const { printer, turning } = profile;
  return (
    <fieldset>
      <legend>Fronts, then backs</legend>
      {stage === 'none' && (
        <>
          <p>
            This printer prints on one side. It can print all fronts of a stack, then all backs once you have turned it.{' '}
            {turning === null ? 'Two trial sheets show how it takes a turned stack.' : `It was tried: the answer was ${letterOfTurning(turning)}. Turn every stack as you turned the trial.`}
          </p>
          <Button onPress={() => void printTrial(printer, 'fronts')}>{turning === null ? 'Print the trial’s fronts' : 'Print the trial again'}</Button>
        </>
      )}
      {(stage === 'printing-fronts' || stage === 'printing-backs') && <p role="status">The printer prints two sheets.</p>}
      {stage === 'canceling' && <p role="status">The trial is being canceled. Sheets under way still come out.</p>}
      {stage === 'turn' && (
        <>
          <Notice tone="care">Two fronts are printed. Turn both sheets together and put them back into the tray.</Notice>
          <TurnDrawing />
          <Button look="primary" onPress={() => void printTrial(printer, 'backs')}>
            The sheets are in: print the backs
          </Button>
        </>
      )}
      {stage === 'asked' && (
        <>
          <p>Take the sheet with the number 1 and turn it over like the page of a book. Which letter stands at the top, the right way up?</p>
          <div className="button-row">
            {TRIAL_LETTERS.map((letter) => (
              <Button key={letter} onPress={() => void answerTrial(profile, letter)}>
                {letter}
              </Button>
            ))}
            <Button onPress={() => void answerTrial(profile, null)}>Its back is empty</Button>
          </div>
        </>
      )}
      {stage !== 'none' && (
        <Button unavailable={stage === 'canceling' ? 'The trial is being canceled.' : null} onPress={() => void cancelTrial()}>
          Cancel the trial
        </Button>
      )}
    </fieldset>
  );
}
