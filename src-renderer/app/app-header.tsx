import type { ReactElement } from 'react';
import { goTo, openDialog, STEPS, type Step } from '../store/view-store';
import { useDownloadsStore } from '../store/downloads-store';
import { useFindingsStore } from '../store/findings-store';
import { openHelp } from '../store/help-store';
import { openLedger } from '../store/ledger-store';
import { usePlanStore } from '../store/plan-store';
import { isPrinting, openPrinting, usePrintStore } from '../store/print-store';
import { Button } from '../ui/button';
import './app-header.css';
import { requestClear } from './flow';
import { Mark } from './mark';
import type { Availability } from './use-availability';

const STEP_NAMES: Readonly<Record<Step, string>> = { downloads: 'Downloads', found: 'Found', batches: 'Batches', 'mail-room': 'Mailing' };

type AppHeaderProps = { readonly step: Step; readonly isReading: boolean; readonly availability: Availability };

/** The program's name, the places of the work, and the way to clear everything. */
export function AppHeader({ step, isReading, availability }: AppHeaderProps): ReactElement {
  const hasFindings = useFindingsStore((state) => state.findings !== null);
  const hasPlan = usePlanStore((state) => state.plan !== null);
  const isEmpty = useDownloadsStore((state) => state.downloads.total === 0);
  const hasNumbers = hasPlan && !availability.isStale;
  const underway = usePrintStore((state) => isPrinting(state.printing));
  const reasons: Readonly<Record<Step, string | null>> = {
    downloads: isReading ? 'The downloads are being read.' : null,
    found: whyNotYet(isReading, hasFindings, availability.isStale),
    batches: whyNotYet(isReading, hasPlan, availability.isStale),
    'mail-room': whyNotYet(isReading, hasPlan, availability.isStale),
  };
  return (
    <header className="app-header">
      <span className="app-name">
        <Mark />
        Foldline
      </span>
      <nav aria-label="Steps">
        <ol className="steps">
          {STEPS.map((one) => (
            <li key={one} className={one === step ? 'step step-present' : 'step'} aria-current={one === step ? 'step' : undefined}>
              <Button look="quiet" onPress={() => goTo(one)} unavailable={one === step ? null : reasons[one]}>
                {STEP_NAMES[one]}
              </Button>
            </li>
          ))}
        </ol>
      </nav>
      <span className="app-header-actions">
        {/* Elsewhere it stands among the numbers of the plan. */}
        {underway && !hasNumbers && <Button onPress={openPrinting}>Printing…</Button>}
        <Button look="quiet" onPress={() => void openLedger()} shortcut="Control+L">
          Ledger
        </Button>
        <Button look="quiet" onPress={openHelp} shortcut="F1">
          Help
        </Button>
        <Button look="quiet" onPress={() => openDialog('keyboard')} shortcut="Shift+F1">
          Keyboard
        </Button>
        <Button onPress={() => void requestClear()} unavailable={isEmpty && !hasFindings ? 'There is nothing to clear.' : null}>
          Close and clear
        </Button>
      </span>
    </header>
  );
}

function whyNotYet(isReading: boolean, isThere: boolean, isStale: boolean): string | null {
  if (isReading) return 'The downloads are being read.';
  if (isStale) return 'The downloads have changed since they were read. Read them again.';
  return isThere ? null : 'Read the downloads first.';
}
