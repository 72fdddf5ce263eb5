import { useId, useState, type ReactElement } from 'react';
import { REPORT_KINDS, type CorrectableField } from '@shared/domain/ssr/report';
import { GRADES } from '@shared/domain/ssr/page-grade';
import type { EntryReportView } from '@shared/ipc/views';
import { correctReport, readAsFound, useCorrecting } from '../../store/correction-store';
import { redoPlanning, undoPlanning } from '../../store/planning';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { readCorrection, typedFacts, type TypedFacts } from '../../words/correction-form';
import { gradeName, KIND_NAMES } from '../../words/kinds';

const SSID_STANDS = 'The pages show this SSID, and it decides whose report it is. Where it is wrong, download the report again.';

type CorrectReportProps = {
  readonly report: EntryReportView;
  /** The form stays open from one report to the next. */
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
};

const factsKey = ({ reportId, ssid, student, kind, grade, school }: EntryReportView): string => [reportId, ssid, student, kind, grade, school].join('\n');

/** What a person says of one report instead of what was read. Undo in planning takes it back. */
export function CorrectReport({ report, isOpen, onToggle }: CorrectReportProps): ReactElement {
  const [typed, setTyped] = useState<TypedFacts>(() => typedFacts(report));
  const [wrong, setWrong] = useState<string | null>(null);
  // The fields begin anew with another report, and where what is known of it changed. The form itself stays, with the button that has the focus.
  const [key, setKey] = useState(factsKey(report));
  if (factsKey(report) !== key) {
    setKey(factsKey(report));
    setTyped(typedFacts(report));
    setWrong(null);
  }
  const { waits, undo, redo } = useCorrecting();
  const id = useId();
  const take = (field: CorrectableField, value: string): void => setTyped({ ...typed, [field]: value });
  const use = (): void => {
    const read = readCorrection(report, typed);
    setWrong(typeof read === 'string' ? read : null);
    if (typeof read !== 'string') void correctReport(read);
  };
  const text = (field: 'student' | 'school', label: string): ReactElement => (
    <div className="field">
      <label htmlFor={`${id}-${field}`}>{label}</label>
      <input id={`${id}-${field}`} value={typed[field]} autoComplete="off" spellCheck={false} onChange={(event) => take(field, event.target.value)} />
    </div>
  );
  const choice = (field: 'kind' | 'grade', label: string, values: readonly (readonly [value: string, name: string])[]): ReactElement => (
    <div className="field">
      <label htmlFor={`${id}-${field}`}>{label}</label>
      <select id={`${id}-${field}`} value={typed[field]} onChange={(event) => take(field, event.target.value)}>
        {typed[field] === '' && <option value="">Not known</option>}
        {values.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <details className="correct-report" open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>Correct what was read</summary>
      <div className="correct-fields">
        {text('student', 'Student')}
        <div className="field">
          <label htmlFor={`${id}-ssid`}>SSID</label>
          <input id={`${id}-ssid`} value={typed.ssid} inputMode="numeric" autoComplete="off" readOnly={!report.isSsidOpen} aria-describedby={report.isSsidOpen ? undefined : `${id}-ssid-why`} onChange={(event) => take('ssid', event.target.value)} />
          {!report.isSsidOpen && (
            <p id={`${id}-ssid-why`} className="soft small">
              {SSID_STANDS}
            </p>
          )}
        </div>
        {choice('kind', 'Kind', REPORT_KINDS.filter((kind) => kind !== 'unknown').map((kind) => [kind, KIND_NAMES[kind]]))}
        {choice('grade', 'Grade', GRADES.map((grade) => [grade, gradeName(grade)]))}
        {text('school', 'School code')}
      </div>
      <p className="soft small">Nothing on the paper changes. Lists, order, holds, and the manifest follow; a corrected name or SSID never puts two reports into one envelope.</p>
      <div role="alert">{wrong && <Notice tone="care">{wrong}</Notice>}</div>
      <div className="cuts-tools" role="toolbar" aria-label="Corrections">
        <Button onPress={use} unavailable={waits}>
          Use these facts
        </Button>
        <Button onPress={() => void readAsFound(report.reportId)} unavailable={waits ?? (report.corrected.length > 0 ? null : 'Nothing of this report was corrected.')}>
          Back to what was read
        </Button>
        <Button look="quiet" icon="undo" iconOnly onPress={() => void undoPlanning()} unavailable={waits ?? (undo ? null : 'There is no change to undo.')}>
          Undo
        </Button>
        <Button look="quiet" icon="redo" iconOnly onPress={() => void redoPlanning()} unavailable={waits ?? (redo ? null : 'There is no change to redo.')}>
          Redo
        </Button>
      </div>
    </details>
  );
}
