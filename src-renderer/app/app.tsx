import { useCallback, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { DropOverlay } from '../features/intake/drop-overlay';
import { ReadingView } from '../features/intake/reading-view';
import { StartView } from '../features/intake/start-view';
import { useFindingsStore } from '../store/findings-store';
import { usePlanStore } from '../store/plan-store';
import { useViewStore } from '../store/view-store';
import { LiveRegion } from '../ui/live-region';
import { useDelayed } from '../ui/use-delayed';
import './app.css';
import { AppHeader } from './app-header';
import { AppNotices } from './app-notices';
import { readAndPlan, readDropped } from './flow';
import { useLaterParts } from './load-later-parts';
import { whyNotDrop } from './availability';
import { useAvailability } from './use-availability';
import { useCommands } from './use-commands';
import { useFocusOnChange } from './use-focus-on-change';

/** The window: header, the numbers that matter, and the present step. */
export function App(): ReactElement {
  const { step, isDialogOpen } = useViewStore(useShallow(({ step, dialog }) => ({ step, isDialogOpen: dialog !== null })));
  const { reading, findings } = useFindingsStore(useShallow(({ reading, findings }) => ({ reading, findings })));
  const { plan, planFailure } = usePlanStore(useShallow(({ plan, failure }) => ({ plan, planFailure: failure })));
  const availability = useAvailability();
  const showsReading = useDelayed(reading !== null);
  const main = useFocusOnChange(showsReading ? 'reading' : step);
  const later = useLaterParts();
  const onAdded = useCallback(() => void readDropped(), []);
  useCommands(availability);

  return (
    <div className="app">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <AppHeader step={step} isReading={reading !== null} availability={availability} />
      {later && plan && !availability.isStale && <later.NumbersBar plan={plan} step={step} availability={availability} />}
      <main ref={main} id="main" className="app-main" tabIndex={-1}>
        <AppNotices isStale={availability.isStale} />
        {showsReading && reading && <ReadingView reading={reading} />}
        {!showsReading && step === 'downloads' && <StartView onRead={() => void readAndPlan()} onSample={() => void readAndPlan()} />}
        {!showsReading && later && <later.LaterStep step={step} findings={findings} plan={plan} planFailure={planFailure} availability={availability} />}
      </main>
      <DropOverlay unavailable={whyNotDrop(isDialogOpen)} onAdded={onAdded} />
      {later && <later.Dialogs plan={plan} />}
      <LiveRegion />
    </div>
  );
}
