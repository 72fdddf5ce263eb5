import { useRef, type ReactElement } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { RivalReportView } from '@shared/ipc/views';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { PageCanvas } from '../../pdf/page-canvas';
import { closeChoice, takeInstead, useChoiceStore } from '../../store/choice-store';
import { redoPlanning, undoPlanning } from '../../store/planning';
import { usePlanStore } from '../../store/plan-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Flag } from '../../ui/flag';
import { Notice } from '../../ui/notice';
import { useElementSize } from '../../ui/use-element-size';
import { countOf, formatNumber } from '../../words/counts';
import { KIND_NAMES } from '../../words/kinds';
import './choice-dialog.css';

/** Reports of which only one is printed, side by side: which stays, which are set aside, and the way to print another one instead. */
export function ChoiceDialog(): ReactElement {
  const { choice, failure, busy } = useChoiceStore();
  const history = usePlanStore(useShallow(({ settings, busy: planning }) => ({ past: settings.past.length, future: settings.future.length, planning })));
  const reports = choice?.reports ?? [];
  const waits = busy || history.planning ? 'The batches are being planned.' : null;
  return (
    <Dialog
      title="Only one of these is printed"
      full
      onClose={closeChoice}
      actions={
        <>
          <Button icon="undo" look="quiet" onPress={() => void undoPlanning()} unavailable={waits ?? (history.past === 0 ? 'There is no change to undo.' : null)}>
            Undo
          </Button>
          <Button icon="redo" look="quiet" onPress={() => void redoPlanning()} unavailable={waits ?? (history.future === 0 ? 'There is no change to redo.' : null)}>
            Redo
          </Button>
          <Button autoFocus onPress={closeChoice}>
            Close
          </Button>
        </>
      }
    >
      {failure && <Notice tone="stop">{failure}</Notice>}
      {reports.length > 0 && (
        <p className="soft">
          {reports.some(({ mark }) => mark === 'report-superseded')
            ? 'They are of one student, test, and year with different contents. The later one is printed unless another one is chosen.'
            : 'They are the same report, found again. The first one is printed unless another one is chosen.'}
        </p>
      )}
      <ul className="rivals" aria-label="Reports">
        {reports.map((report) => (
          <li key={report.reportId}>
            <Rival report={report} busy={waits} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const MARK_WORDS = { 'report-duplicate': 'Set aside: the same again', 'report-superseded': 'Set aside: an older version' } as const;

function Rival({ report, busy }: { readonly report: RivalReportView; readonly busy: string | null }): ReactElement {
  const { entry, downloadName, downloadDate, firstPage, pages, student, kind, mark, obstacle } = report;
  const stays = mark === null;
  const stage = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(stage);
  const height = Math.round((width * LETTER_HEIGHT_PT) / LETTER_WIDTH_PT);
  const name = `${entry}, page ${formatNumber(firstPage)}`;
  return (
    <article className="rival" data-stays={stays} aria-label={name}>
      <Flag tone={stays ? 'good' : 'care'} icon={stays ? 'check' : 'caution'}>
        {stays ? (obstacle ? `Stays set aside: ${PROBLEM_TITLES[obstacle]}` : 'Is printed') : MARK_WORDS[mark]}
      </Flag>
      <dl className="rival-facts">
        {(
          [
            ['Download', downloadName],
            ['File', name],
            ['Date', downloadDate ?? 'Not in the file name'],
            ['Student', student ?? 'Name not found'],
            ['Kind', `${KIND_NAMES[kind]}, ${countOf(pages, 'page')}`],
          ] as const
        ).map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button onPress={() => void takeInstead(report.reportId)} unavailable={busy ?? (stays ? 'This one stays already.' : obstacle && `It can’t be printed: ${PROBLEM_TITLES[obstacle]}.`)}>
          Use this one instead
        </Button>
      </div>
      <div ref={stage} className="rival-paper" role="img" aria-label={`First page: ${name}`} style={{ height }}>
        {width > 0 && <PageCanvas key={`${report.entryIndex}/${firstPage}`} entryIndex={report.entryIndex} pageNumber={firstPage} width={width} height={height} />}
      </div>
    </article>
  );
}
