import { create } from 'zustand';
import type { NamedColumns } from '@shared/domain/students/columns';
import type { CoverageEntryView, CoverageList, CoverageView } from '@shared/ipc/mail-room-views';
import { bridge } from '../bridge/bridge';
import { runJob } from '../bridge/run-job';
import { countOf } from '../words/counts';
import { usePlanStore } from './plan-store';
import { planFindings } from './planning';
import { announce } from './announcement-store';
import { createPagedRows, type PagedRowsStore } from './paged-rows';

type CoverageState = {
  readonly coverage: CoverageView | null;
  readonly isReading: boolean;
  readonly failure: string | null;
  /** The file has no column that says SSID; a person can name it. */
  readonly lacksColumn: boolean;
  /** A sentence on what was just saved. */
  readonly saved: string | null;
  /** Which list is shown. */
  readonly list: CoverageList;
};

const nothing: CoverageState = { coverage: null, isReading: false, failure: null, lacksColumn: false, saved: null, list: 'missing' };

/** Who is missing: the student data file held against what was found. */
export const useCoverageStore = create<CoverageState>(() => nothing);

export const forgetCoverage = (): void => useCoverageStore.setState(nothing);
export const showList = (list: CoverageList): void => useCoverageStore.setState({ list });
/** The people of a list, read as they are looked at. */
export function coverageRowsOf(list: CoverageList): PagedRowsStore<CoverageEntryView> {
  const rows = createPagedRows<CoverageEntryView>();
  rows.reset((range) => bridge.call('coverage.rows', { ...range, list }));
  return rows;
}

/** Holds the file against the present findings; nothing where no file was read. */
export async function readCoverage(): Promise<void> {
  const answer = await bridge.call('coverage.read', {});
  useCoverageStore.setState(answer.ok ? { coverage: answer.value } : { failure: answer.failure.message });
}

/** Asks for the student data file and reads it. */
export async function chooseStudentFile(): Promise<void> {
  const answer = await bridge.call('students.choose', {});
  if (!answer.ok) useCoverageStore.setState({ failure: answer.failure.message });
  else if (answer.value) await readStudentFile(null);
}

/** Reads the file chosen last, with columns that a person named, or those remembered. */
export async function readStudentFile(columns: NamedColumns | null): Promise<void> {
  useCoverageStore.setState({ isReading: true, failure: null, lacksColumn: false, saved: null });
  await runJob(bridge, () => bridge.call('students.read', { columns }), {
    ended: (outcome) => {
      useCoverageStore.setState({ isReading: false });
      if (outcome.status === 'failed') {
        useCoverageStore.setState({ failure: outcome.failure.message, lacksColumn: outcome.failure.code === 'students-no-header' });
        announce(outcome.failure.message);
      } else if (outcome.status === 'succeeded') {
        // Separators say the schools' names, which the file may know better than the reports.
        const { plan, settings } = usePlanStore.getState();
        if (plan && settings.present.separators !== 'none') void planFindings();
        void readCoverage().then(() => announce(`${countOf(useCoverageStore.getState().coverage?.expected ?? 0, 'student')} in the file.`));
      }
    },
  });
}

export async function saveCoverage(): Promise<void> {
  const answer = await bridge.call('coverage.save', {});
  if (!answer.ok) useCoverageStore.setState({ failure: answer.failure.message });
  else if (answer.value) useCoverageStore.setState({ saved: `Saved as ${answer.value.name}. It names students; keep it where such lists belong.`, failure: null });
}
