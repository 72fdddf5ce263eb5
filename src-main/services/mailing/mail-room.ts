import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { addDays, type Day } from '@shared/domain/calendar/day';
import { readHolidays } from '@shared/domain/calendar/read-holidays';
import type { SchoolCalendar } from '@shared/domain/calendar/school-calendar';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { namePatternFault, needsLocalIds } from '@shared/domain/delivery/file-name-pattern';
import { patternFault } from '@shared/domain/delivery/password-pattern';
import type { PostageChoices, Supplies, SuppliesChoices } from '@shared/domain/post/supplies';
import { envelopeOf } from '@shared/domain/packets/settings';
import type { MailingStates } from '@shared/domain/packets/mailing-state';
import type { ManifestDeadline } from '@shared/domain/records/manifest';
import type { NamedColumns } from '@shared/domain/students/columns';
import { type Coverage, coverageInSteps } from '@shared/domain/students/coverage';
import { coverageCsv } from '@shared/domain/students/coverage-csv';
import { type ListedStudent, schoolNamesOf, type StudentList } from '@shared/domain/students/student-list';
import type { FoundReport } from '@shared/domain/ssr/report';
import type { JobOutcome, JobStarted, InputOf, OutputOf } from '@shared/ipc/contract';
import { failed, type Result, succeeded } from '@shared/ipc/result';
import type { CoverageView, DueView, SuppliesView } from '@shared/ipc/mail-room-views';
import type { Inspection } from '../../ports/inspection';
import type { JobEnd } from '../../ports/job';
import { inSlices } from '../in-slices';
import { localDay } from '../local-day';
import { coverageRows, coverageView } from './coverage-views';
import { dueRecords, dueViews, receivedWith } from './due-views';
import { endWithoutValue } from './end-without-value';
import { mailedInPart } from './mailed-in-part';
import type { MailingSession } from './mailing-session';
import { planSupplies, suppliesView } from './supplies-view';

export type MailRoomDeps = {
  readonly session: MailingSession;
  readonly now: () => Date;
  readonly dataFolder: string;
  /** What the ledger says of reports. */
  readonly mailed: (reports: readonly FoundReport[]) => Promise<Result<MailingStates>>;
  readonly readCalendarText: (path: string) => Promise<string>;
  /** Makes a pull sheet (PDF); its package is loaded when it is asked for. */
  readonly helpPaper: () => Promise<Buffer>;
  readonly pullSheet: (supplies: Supplies, choices: SuppliesChoices, about: { readonly name: string; readonly day: string }) => Promise<Buffer>;
};

const NO_FILE = failed('no-student-file', 'Choose the student data file first.');
const NO_LOCAL_IDS = failed('no-student-file', '{localid} comes from the student data file, and none is read. Choose it under “Who is missing”, or take {ssid} in the names.');
const FOLDER_UNKNOWN = failed('folder-unknown', 'Choose the folder again.');

/** Of a calendar file that is kept for years, the days of the year before and of the two to come are taken. */
const CALENDAR_DAYS = 366;

/**
 * What stands around one mailing: due dates, who is missing, what it takes, and reports that go out another way. It lives in memory
 * and `clear` forgets it, like the session that it serves.
 */
export class MailRoom {
  private readonly received = new Map<string, Day>();
  private chosenFile: string | null = null;
  private students: { readonly name: string; readonly list: StudentList } | null = null;
  private coverage: { readonly inspection: Inspection; readonly list: StudentList; readonly coverage: Promise<Coverage> } | null = null;
  private deliveredFolder: string | null = null;

  constructor(private readonly deps: MailRoomDeps) {}

  clear(): void {
    this.received.clear();
    this.chosenFile = null;
    this.students = null;
    this.coverage = null;
    this.deliveredFolder = null;
  }

  async due(calendar: SchoolCalendar): Promise<Result<readonly DueView[]>> {
    const found = this.deps.session.findings();
    return found.ok ? succeeded(await inSlices(dueViews({ ...found.value, ...this.counting(calendar) }))) : found;
  }

  /** The same as records for a prepared folder and a printing; none where nothing was found. */
  async deadlines(calendar: SchoolCalendar): Promise<readonly ManifestDeadline[]> {
    const found = this.deps.session.findings();
    return found.ok ? inSlices(dueRecords({ ...found.value, ...this.counting(calendar) })) : [];
  }

  /** Pieces that are printed whole though a report of theirs was mailed since they were planned; none where staff take mailed reports again. */
  async mailedInPart(): Promise<Result<readonly number[]>> {
    const { session, mailed } = this.deps;
    const plan = session.currentPlan();
    if (!plan.ok) return plan;
    return session.currentSettings().again ? succeeded([]) : mailedInPart(plan.value, mailed);
  }

  /** Enters when a download's results were received, or takes it back; also of those that are told with it. */
  async receive(downloadId: string, day: Day | null, calendar: SchoolCalendar): Promise<Result<readonly DueView[]>> {
    const found = this.deps.session.findings();
    if (!found.ok) return found;
    for (const id of await inSlices(receivedWith({ ...found.value, ...this.counting(calendar) }, downloadId))) {
      if (day === null) this.received.delete(id);
      else this.received.set(id, day);
    }
    return this.due(calendar);
  }

  async importHolidays(path: string): Promise<OutputOf<'calendar.import'>> {
    const today = localDay(this.deps.now());
    const { unclear, ...list } = readHolidays(await this.deps.readCalendarText(path), { from: addDays(today, -CALENDAR_DAYS), to: addDays(today, 2 * CALENDAR_DAYS) });
    return { ...list, unclear: unclear.length };
  }

  chooseStudentFile(path: string): void {
    this.chosenFile = path;
  }

  /** Reads the student data file chosen last. */
  readStudentFile(columns: NamedColumns): Result<JobStarted> {
    const path = this.chosenFile;
    if (path === null) return NO_FILE;
    const students: ListedStudent[] = [];
    const finish = (end: JobEnd): JobOutcome => {
      if (end.type !== 'done' || end.value.kind !== 'read-students') return endWithoutValue(end);
      // Cleared meanwhile.
      if (this.chosenFile !== path) return { status: 'cancelled' };
      const list: StudentList = { ...end.value.list, students };
      this.students = { name: basename(path), list };
      this.deps.session.nameSchools(schoolNamesOf(list));
      return { status: 'succeeded', kind: 'students' };
    };
    return this.deps.session.jobs.start({ kind: 'read-students', path, columns }, finish, (news) => {
      if (news.type === 'students') for (const student of news.students) students.push(student);
    });
  }

  async readCoverage(): Promise<Result<CoverageView | null>> {
    const known = await this.currentCoverage();
    if (!known.ok) return known;
    return succeeded(known.value && (await inSlices(coverageView(known.value.name, known.value.list, known.value.coverage))));
  }

  async rows({ list: which, from, count }: InputOf<'coverage.rows'>): Promise<Result<OutputOf<'coverage.rows'>>> {
    const known = await this.currentCoverage();
    if (!known.ok) return known;
    return known.value ? succeeded(coverageRows(known.value.list, known.value.coverage, which, from, count)) : NO_FILE;
  }

  async saveCoverage(path: string): Promise<Result<{ readonly name: string }>> {
    const known = await this.currentCoverage();
    if (!known.ok) return known;
    if (!known.value) return NO_FILE;
    await writeFile(path, coverageCsv(known.value.list, known.value.coverage), { mode: 0o600 });
    return succeeded({ name: basename(path) });
  }

  async supplies(postage: PostageChoices): Promise<Result<SuppliesView>> {
    const plan = this.deps.session.currentPlan();
    return plan.ok ? succeeded(await suppliesView(plan.value, this.asPlanned(postage))) : plan;
  }

  async savePullSheet(path: string, postage: PostageChoices): Promise<Result<{ readonly name: string }>> {
    const plan = this.deps.session.currentPlan();
    if (!plan.ok) return plan;
    const choices = this.asPlanned(postage);
    const about = { name: 'Student Score Reports', day: localDay(this.deps.now()) };
    await writeFile(path, await this.deps.pullSheet(await planSupplies(plan.value, choices), choices, about));
    return succeeded({ name: basename(path) });
  }

  async saveHelp(path: string): Promise<Result<{ readonly name: string }>> {
    await writeFile(path, await this.deps.helpPaper());
    return succeeded({ name: basename(path) });
  }

  deliver({ folderId, namePattern, passwordPattern }: InputOf<'deliver.start'>): Result<JobStarted> {
    const { session, dataFolder, now } = this.deps;
    const found = session.findings();
    const parent = session.folder(folderId);
    if (!found.ok) return found;
    if (parent === null) return FOLDER_UNKNOWN;
    const fault = namePatternFault(namePattern) ?? (passwordPattern === null ? null : patternFault(passwordPattern));
    if (fault !== null) return failed('pattern-unclear', fault);
    if (needsLocalIds(namePattern) && !this.students) return NO_LOCAL_IDS;
    const isLocked = passwordPattern !== null;
    const time = now().toTimeString().slice(0, 8).replaceAll(':', '.');
    const out = join(parent, `Foldline ${isLocked ? 'locked reports' : 'reports for a portal'} ${localDay(now())} ${time}`);
    const localIds = this.students?.list.students.flatMap(({ ssid, localId }): [string, string][] => (localId === null ? [] : [[ssid, localId]])) ?? [];
    const request = { kind: 'deliver', inspection: found.value.inspection, ...session.lists(), namePattern, passwordPattern, localIds, out, dataFolder } as const;
    const { sign } = session.byHand;
    return session.jobs.startWriting(request, (end): JobOutcome => {
      if (end.type !== 'done' || end.value.kind !== 'deliver') return endWithoutValue(end);
      this.deliveredFolder = out;
      session.byHand.markUsed(sign);
      const { reports, setAside, withoutLocalId, ledgerFailure } = end.value;
      return { status: 'succeeded', kind: 'deliver', delivered: { folderName: basename(out), reports, setAside, withoutLocalId, isLocked, ledgerFailure } };
    });
  }

  deliveredTo(): Result<string> {
    return this.deliveredFolder === null ? failed('nothing-delivered', 'No files were written yet.') : succeeded(this.deliveredFolder);
  }

  pack(out: string): Result<JobStarted> {
    const folder = this.deps.session.saved();
    if (!folder.ok) return folder;
    const { dataFolder, now } = this.deps;
    return this.deps.session.jobs.startWriting({ kind: 'pack', folder: folder.value, out, day: localDay(now()), dataFolder }, (end): JobOutcome => {
      if (end.type !== 'done' || end.value.kind !== 'pack') return endWithoutValue(end);
      const { files, password, ledgerFailure } = end.value;
      return { status: 'succeeded', kind: 'pack', packed: { fileName: basename(out), files, password, ledgerFailure } };
    });
  }

  private counting(calendar: SchoolCalendar): { readonly calendar: SchoolCalendar; readonly received: ReadonlyMap<string, Day>; readonly today: Day } {
    return { calendar, received: this.received, today: localDay(this.deps.now()) };
  }

  private asPlanned(postage: PostageChoices): SuppliesChoices {
    const settings = this.deps.session.currentSettings();
    return { ...postage, paper: settings.paper, envelope: envelopeOf(settings) ?? DEFAULT_ENVELOPE };
  }

  private async currentCoverage(): Promise<Result<{ readonly name: string; readonly list: StudentList; readonly coverage: Coverage } | null>> {
    const found = this.deps.session.findings();
    if (!found.ok) return found;
    if (!this.students) return succeeded(null);
    const { inspection } = found.value;
    const { name, list } = this.students;
    // Held against the findings once; they are other ones after each reading and choice.
    if (this.coverage?.inspection !== inspection || this.coverage.list !== list) this.coverage = { inspection, list, coverage: inSlices(coverageInSteps(list, inspection.reports)) };
    return succeeded({ name, list, coverage: await this.coverage.coverage });
  }
}
