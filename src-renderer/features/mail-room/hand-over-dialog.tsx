import { useId, type ReactElement, type ReactNode } from 'react';
import { NAME_PARTS, namePatternFault } from '@shared/domain/delivery/file-name-pattern';
import { patternFault } from '@shared/domain/delivery/password-pattern';
import type { DeliveredView } from '@shared/ipc/mail-room-views';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { cancelHandOver, changePatterns, chooseAndDeliver, deliverInto, resetHandOver, showDeliveredFolder, useHandOverStore, type HandOverStage, type Way } from '../../store/hand-over-store';
import { closeDialog } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { countOf, formatNumber, someOf } from '../../words/counts';
import { withoutLocalIdText } from '../../words/mail-room-words';

const TITLES: Readonly<Record<Way, string>> = { protect: 'PDFs with passwords', export: 'Files for a portal', pack: 'Package for a print shop' };

/** Handing reports over as files, from the choices to what was written. */
export function HandOverDialog(): ReactElement {
  const { way, now } = useHandOverStore();
  const close = (): void => {
    closeDialog();
    resetHandOver();
  };
  const { body, actions } = contentOf(now, way, close);
  return (
    <Dialog title={TITLES[way]} onClose={close} stays={now.stage === 'working'} actions={actions}>
      {body}
    </Dialog>
  );
}

type Content = { readonly body: ReactNode; readonly actions: ReactNode };

function contentOf(now: HandOverStage, way: Way, close: () => void): Content {
  const closeButton = <Button onPress={close}>Close</Button>;
  const doneButton = (
    <Button look="primary" autoFocus onPress={close}>
      Done
    </Button>
  );
  switch (now.stage) {
    case 'rest':
      return { body: <Choices way={way} />, actions: <><Button onPress={close}>Cancel</Button><StartButton way={way} /></> };
    case 'caution':
      return {
        body: <Notice tone="care">{now.sentence}</Notice>,
        actions: <><Button onPress={() => void deliverInto(now.folder)}>Write here anyway</Button><StartButton way={way} /></>,
      };
    case 'working':
      return {
        body: <><p>Nothing is kept unless every file is proved.</p><ProgressBar progress={now.progress} before="Starting" /></>,
        actions: (
          <Button autoFocus onPress={() => void cancelHandOver()} unavailable={now.cancelling ? 'Canceling. This takes a moment.' : null}>
            {now.cancelling ? 'Canceling' : 'Cancel'}
          </Button>
        ),
      };
    case 'delivered':
      return {
        body: (
          <>
            <Notice tone="good">
              {countOf(now.delivered.reports, 'report')} written and proved in {now.delivered.folderName}.
            </Notice>
            <NotDelivered delivered={now.delivered} />
            {now.delivered.isLocked ? (
              <p>The passwords are in passwords.csv, beside the folder of PDFs. Move that list to a safe place first, and send each password in a message of its own.</p>
            ) : (
              <p>index.csv lists every file with its student.</p>
            )}
            <LedgerNotice failure={now.delivered.ledgerFailure} />
          </>
        ),
        actions: <><Button onPress={() => void showDeliveredFolder()}>Show in folder</Button>{doneButton}</>,
      };
    case 'packed':
      return {
        body: (
          <>
            <Notice tone="good">{now.packed.fileName} is written and proved.</Notice>
            <p>It opens with this password, which is shown only now:</p>
            <p className="secret" tabIndex={0}>
              {now.packed.password}
            </p>
            <p className="soft">Send it to the shop in another way than the zip. The zip holds the batches, a list of every envelope, a job ticket and a receipt list to send back.</p>
            <LedgerNotice failure={now.packed.ledgerFailure} />
          </>
        ),
        actions: doneButton,
      };
    case 'canceled':
      return { body: <p>Canceled. Nothing was kept.</p>, actions: <>{closeButton}<StartButton way={way} /></> };
    case 'failed':
      return { body: <Notice tone="stop">{now.sentence}</Notice>, actions: <>{closeButton}<StartButton way={way} /></> };
  }
}

/** What is not there, or not under its name, with the reasons. */
function NotDelivered({ delivered: { setAside, withoutLocalId } }: { readonly delivered: DeliveredView }): ReactElement {
  const count = setAside.reduce((sum, { reports }) => sum + reports.count, 0);
  return (
    <>
      {withoutLocalId > 0 && <Notice tone="care">{withoutLocalIdText(withoutLocalId)}</Notice>}
      {count > 0 && (
        <>
          <p>{countOf(count, 'report')} set aside and not written:</p>
          <ul className="not-delivered">
            {setAside.map(({ code, reports, message }) => (
              <li key={code}>
                {PROBLEM_TITLES[code]} ({formatNumber(reports.count)}): {someOf(reports)}. {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function LedgerNotice({ failure }: { readonly failure: string | null }): ReactElement | null {
  return failure === null ? null : <Notice tone="care">The ledger does not know of it: {failure}</Notice>;
}

function StartButton({ way }: { readonly way: Way }): ReactElement {
  const { namePattern, passwordPattern } = useHandOverStore();
  const fault = way === 'pack' ? null : (namePatternFault(namePattern) ?? (way === 'protect' ? patternFault(passwordPattern) : null));
  return (
    <Button look="primary" autoFocus unavailable={fault} onPress={() => void chooseAndDeliver()}>
      {way === 'pack' ? 'Choose where to…' : 'Choose a folder…'}
    </Button>
  );
}

function Choices({ way }: { readonly way: Way }): ReactElement {
  const { namePattern, passwordPattern } = useHandOverStore();
  const id = useId();
  const nameFault = namePatternFault(namePattern);
  const passwordFault = patternFault(passwordPattern);
  if (way === 'pack') return <p>The saved batches go into one zip with a password (AES-256), with a list of every envelope, a job ticket in plain words and a receipt list.</p>;
  return (
    <>
      <p>
        {way === 'protect'
          ? 'Each report becomes a PDF that opens with a password of its own (AES-256), for sending by e-mail. The passwords are written into a list apart.'
          : 'Each report becomes a PDF in a folder of its school, with an index for a parent portal or a student information system. These files are not locked.'}
      </p>
      <div className="field">
        <label htmlFor={`${id}-names`}>File names</label>
        <input id={`${id}-names`} value={namePattern} aria-invalid={nameFault !== null} aria-describedby={`${id}-names-hint`} onChange={(event) => changePatterns({ namePattern: event.target.value })} />
        <p id={`${id}-names-hint`} className="soft small">
          {nameFault ?? `Parts: ${NAME_PARTS.map((part) => `{${part}}`).join(' ')}. {localid} comes from the student data file.`}
        </p>
      </div>
      {way === 'protect' && (
        <div className="field">
          <label htmlFor={`${id}-passwords`}>Passwords</label>
          <input
            id={`${id}-passwords`}
            value={passwordPattern}
            aria-invalid={passwordFault !== null}
            aria-describedby={`${id}-passwords-hint`}
            onChange={(event) => changePatterns({ passwordPattern: event.target.value })}
          />
          <p id={`${id}-passwords-hint`} className="soft small">
            {passwordFault ?? 'A is a letter, 9 a digit, * one of both; letters and digits that look alike are left out.'}
          </p>
        </div>
      )}
    </>
  );
}
