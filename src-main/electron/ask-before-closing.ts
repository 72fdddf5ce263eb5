import type { BrowserWindow } from 'electron';
import type { AtStake } from '../services/mailing/at-stake';
import { askToClose, type CloseQuestion } from './ask-to-close';

const CLOSE = 'Close all the same';

const QUESTIONS: Readonly<Record<AtStake, CloseQuestion>> = {
  printing: {
    message: 'Printing is under way.',
    detail: 'When Foldline closes, nothing more is sent, and what the printer has may still come out. The ledger tells at the next start which pieces are good, and prints the rest from there.',
    answers: ['Keep printing', CLOSE],
  },
  writing: {
    message: 'Files are being saved.',
    detail: 'When Foldline closes, saving stops and nothing of it is kept. What was chosen by hand for these reports is forgotten too.',
    answers: ['Keep saving', CLOSE],
  },
  reading: {
    message: 'Downloads are being read.',
    detail: 'When Foldline closes, reading stops, and begins anew when the downloads are added again. The downloads themselves stay where they are.',
    answers: ['Keep reading', CLOSE],
  },
  choices: {
    message: 'What was chosen by hand is not saved.',
    detail: 'Students on hold, other addresses, corrections, siblings and whatever else was chosen for these reports is forgotten when Foldline closes. Save the batches first to keep the work.',
    answers: ['Keep working', CLOSE],
  },
};

/** Has a person say so before the window closes on something that ends or is lost with it. Where nothing is, it closes without a word. */
export const askBeforeClosing = (window: BrowserWindow, atStake: () => AtStake | null): void => {
  let isAsking = false;
  let isSaid = false;
  const ask = async (question: CloseQuestion): Promise<void> => {
    isAsking = true;
    isSaid = await askToClose(window, question);
    isAsking = false;
    if (isSaid) window.close();
  };
  window.on('close', (event) => {
    const stake = isSaid ? null : atStake();
    if (stake === null) return;
    event.preventDefault();
    if (!isAsking) void ask(QUESTIONS[stake]);
  });
};
