import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { entryReports, selectPage, selectReport, showEntryTab, useEntryReports, useEntryStore } from '../../store/entry-store';
import { rowAt } from '../../store/paged-rows';
import { Button } from '../../ui/button';
import type { IconName } from '../../ui/icon';
import { useElementSize } from '../../ui/use-element-size';
import { useLastKnown } from '../../ui/use-last-known';
import { formatNumber } from '../../words/counts';
import { CorrectReport } from './correct-report';
import { PagePaper } from './page-paper';
import { ReportFacts } from './report-facts';

/** Reports read on either side of the one shown, so that stepping on never waits. */
const READ_AROUND = 10;

type Step = { readonly name: string; readonly icon: IconName; readonly to: (at: number, count: number) => number };
const STEPS: Readonly<Record<string, Step>> = {
  Home: { name: 'First report', icon: 'first', to: () => 0 },
  ArrowLeft: { name: 'Previous report', icon: 'previous', to: (at) => at - 1 },
  ArrowRight: { name: 'Next report', icon: 'next', to: (at) => at + 1 },
  End: { name: 'Last report', icon: 'last', to: (_, count) => count - 1 },
};

/** The first pages of the reports of a file, one at a time. */
export function FirstPages(): ReactElement {
  const entry = useEntryStore((state) => state.entry);
  const at = useEntryStore((state) => state.report);
  const present = useEntryReports((rows) => rowAt(rows, at));
  const report = useLastKnown(present);
  const list = useEntryReports((rows) => rows.list);
  const [isCorrecting, setCorrecting] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(stage);
  const count = entry?.reports ?? 0;
  const isMissing = present === undefined;

  useEffect(() => {
    if (count > 0) entryReports.ensure(Math.max(0, at - READ_AROUND), Math.min(count - 1, at + READ_AROUND));
  }, [at, count, list, isMissing]);

  if (!entry) return <></>;
  if (count === 0) return <p className="soft">No report was found in this file. Look at all pages to place the beginnings.</p>;
  const target = (step: Step): number => Math.max(0, Math.min(count - 1, step.to(at, count)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    selectReport(target(step));
  };

  return (
    <div className="cuts-columns">
      <div
        ref={stage}
        className="cuts-stage"
        tabIndex={0}
        role="group"
        aria-label="First page of a report. The arrow keys go to the next or previous report."
        onKeyDown={onKeyDown}
      >
        {report && (
          <PagePaper
            entryIndex={entry.entryIndex}
            pageNumber={report.firstPage}
            within={{ width, height }}
            label={`First page ${formatNumber(at + 1)} of ${formatNumber(count)}: page ${formatNumber(report.firstPage)} of the file`}
          />
        )}
      </div>
      <div className="cuts-side">
        <div className="cuts-steps" role="toolbar" aria-label="Reports">
          {Object.values(STEPS).map((step) => (
            <Button
              key={step.name}
              look="quiet"
              icon={step.icon}
              iconOnly
              onPress={() => selectReport(target(step))}
              unavailable={target(step) === at ? `${step.name}: there is no further one in this file.` : null}
            >
              {step.name}
            </Button>
          ))}
        </div>
        <h3 aria-live="polite">
          First page {formatNumber(at + 1)} of {formatNumber(count)}
        </h3>
        {report && <ReportFacts report={report} />}
        {report && <CorrectReport report={report} isOpen={isCorrecting} onToggle={setCorrecting} />}
        <div>
          <Button
            onPress={() => {
              selectPage(report?.firstPage ?? 1);
              showEntryTab('pages');
            }}
          >
            Change where it begins
          </Button>
        </div>
      </div>
    </div>
  );
}
