import { useId, useState, type ReactElement } from 'react';
import { STUDENT_FIELDS, type NamedColumns, type StudentField } from '@shared/domain/students/columns';
import type { CoverageView } from '@shared/ipc/mail-room-views';
import { readStudentFile, useCoverageStore } from '../../store/coverage-store';
import { closeDialog } from '../../store/view-store';
import { CancelOr } from '../../ui/cancel-or';
import { Dialog } from '../../ui/dialog';
import { useIsChanged } from '../../ui/use-is-changed';
import { FIELD_NAMES } from '../../words/mail-room-words';

/** Which column of the data file holds what. */
export function ColumnsDialog(): ReactElement | null {
  const coverage = useCoverageStore((state) => state.coverage);
  return coverage && <ColumnsForm file={coverage.file} />;
}

function ColumnsForm({ file }: { readonly file: CoverageView['file'] }): ReactElement {
  const headerOf = (field: StudentField): string => file.header[file.columns[field] ?? -1] ?? '';
  const [named, setNamed] = useState<NamedColumns>(() => Object.fromEntries(STUDENT_FIELDS.flatMap((field) => (headerOf(field) === '' ? [] : [[field, headerOf(field)]]))));
  const hasUnused = useIsChanged(named);
  const id = useId();
  const choose = (field: StudentField, header: string): void => {
    const { [field]: _, ...others } = named;
    setNamed(header === '' ? others : { ...others, [field]: header });
  };
  return (
    <Dialog
      title="Columns of the data file"
      wide
      hasUnused={hasUnused}
      onClose={closeDialog}
      actions={
        <CancelOr
          onCancel={closeDialog}
          unavailable={named.ssid === undefined ? 'The column of the SSIDs is needed.' : null}
          onPress={() => {
            closeDialog();
            void readStudentFile(named);
          }}
        >
          Use these and remember
        </CancelOr>
      }
    >
      <p className="soft">The columns were found by their names. What is chosen here is remembered for the next file.</p>
      {STUDENT_FIELDS.map((field) => (
        <div key={field} className="field">
          <label htmlFor={`${id}-${field}`}>{FIELD_NAMES[field]}</label>
          <select id={`${id}-${field}`} value={named[field] ?? ''} onChange={(event) => choose(field, event.target.value)}>
            <option value="">By its name, if there is one</option>
            {file.header.map((header, index) => header !== '' && <option key={`${index}-${header}`} value={header}>{header}</option>)}
          </select>
        </div>
      ))}
    </Dialog>
  );
}
