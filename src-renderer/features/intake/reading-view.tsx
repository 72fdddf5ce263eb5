import type { ReactElement } from 'react';
import { cancelReading, type Reading } from '../../store/findings-store';
import { Button } from '../../ui/button';
import { ProgressBar } from '../../ui/progress-bar';
import { countOf } from '../../words/counts';
import { keptSentence } from '../../words/reading-words';
import './reading-view.css';

/** Progress of the reading, with the way to cancel it. */
export function ReadingView({ reading }: { readonly reading: Reading }): ReactElement {
  const kept = keptSentence(reading.soFar);
  return (
    <div className="reading">
      <div className="reading-inner panel">
        <h1 tabIndex={-1}>Reading the downloads</h1>
        <ProgressBar progress={reading.progress} before="Listing the files" />
        <p className="soft">{countOf(reading.soFar.reports, 'report')} found so far.</p>
        {kept && <p className="soft">{kept}</p>}
        <div>
          <Button onPress={() => void cancelReading()} unavailable={reading.cancelling ? 'Canceling. This takes a moment.' : null}>
            {reading.cancelling ? 'Canceling' : 'Cancel'}
          </Button>
        </div>
      </div>
    </div>
  );
}
