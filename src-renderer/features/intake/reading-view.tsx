import type { ReactElement } from 'react';
import type { FirstReportView } from '@shared/ipc/views';
import { cancelReading, type Reading } from '../../store/findings-store';
import { Button } from '../../ui/button';
import { ProgressBar } from '../../ui/progress-bar';
import { countOf } from '../../words/counts';
import { keptSentence } from '../../words/reading-words';
import { gradeName, KIND_NAMES } from '../../words/kinds';
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
        {reading.first.length > 0 && <FirstReports reports={reading.first} />}
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

/** Whose reports were found first, so that a wrong download shows at once. */
function FirstReports({ reports }: { readonly reports: readonly FirstReportView[] }): ReactElement {
  return (
    <ul className="reading-first small" aria-label="First reports found">
      {reports.map(({ student, kind, grade }, index) => (
        <li key={index}>
          <span>{student ?? 'Name not found'}</span>
          <span className="soft">{[KIND_NAMES[kind], grade && gradeName(grade)].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
