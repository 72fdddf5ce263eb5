import { create, useStore } from 'zustand';
import type { JobOutcome, JobStarted } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';
import type { EntryPageView, EntryReportView, EntryView } from '@shared/ipc/views';
import type { Progress } from '@shared/jobs/progress';
import { bridge } from '../bridge/bridge';
import { runJob } from '../bridge/run-job';
import { countOf } from '../words/counts';
import { announce } from './announcement-store';
import { isSameBeginnings, nextBeginning, toggled } from './beginnings';
import { refreshFindings } from './findings-store';
import { begin, change, redo, undo, type History } from './history';
import { createPagedRows, type PagedRows } from './paged-rows';
import { usePlanStore } from './plan-store';
import { planFindings } from './planning';
import { closeDialog, openDialog } from './view-store';

export type EntryTab = 'reports' | 'pages';

/** A reading of one file, to look at its pages or to place its cuts. */
type EntryReading = { readonly jobId: string | null; readonly progress: Progress | null };

type EntryState = {
  /** Null while it is being asked for, or where no file is open. */
  readonly entry: EntryView | null;
  readonly tab: EntryTab;
  readonly reading: EntryReading | null;
  readonly failure: string | null;
  /** Pages, from 1, on which reports shall begin; null until the pages were read. */
  readonly draft: History<readonly number[]> | null;
  /** The page (from 1) and the report (from 0) looked at. */
  readonly page: number;
  readonly report: number;
};

const nothing: EntryState = { entry: null, tab: 'reports', reading: null, failure: null, draft: null, page: 1, report: 0 };

/** The file whose beginnings are checked. */
export const useEntryStore = create<EntryState>(() => nothing);

export const entryReports = createPagedRows<EntryReportView>();
export const entryPages = createPagedRows<EntryPageView>();
export const useEntryReports = <Value>(pick: (rows: PagedRows<EntryReportView>) => Value): Value => useStore(entryReports.store, pick);
export const useEntryPages = <Value>(pick: (rows: PagedRows<EntryPageView>) => Value): Value => useStore(entryPages.store, pick);

/** Counts the files opened, so that an answer for one that was closed is not taken for the next. */
let opened = 0;

/** Opens a file at a page of it, or at the report that begins there. */
export async function openEntry(entryIndex: number, tab: EntryTab, page = 1): Promise<void> {
  opened += 1;
  entryPages.reset(null);
  useEntryStore.setState({ ...nothing, tab, page });
  openDialog('entry');
  if (await describe(entryIndex)) {
    const at = useEntryStore.getState().entry?.firstPages.indexOf(page) ?? -1;
    if (at > 0) selectReport(at);
    if (tab === 'pages') await lookAtPages();
  }
}

/** Closes the file; a reading under way is cancelled. */
export function closeEntry(): void {
  const { reading } = useEntryStore.getState();
  if (reading?.jobId) void bridge.call('job.cancel', { jobId: reading.jobId });
  forgetEntry();
  closeDialog();
}

export function forgetEntry(): void {
  opened += 1;
  entryReports.reset(null);
  entryPages.reset(null);
  useEntryStore.setState(nothing);
}

export function showEntryTab(tab: EntryTab): void {
  useEntryStore.setState({ tab });
  const { draft, reading } = useEntryStore.getState();
  if (tab === 'pages' && !draft && !reading) void lookAtPages();
}

export const selectPage = (page: number): void => useEntryStore.setState({ page });
export const selectReport = (report: number): void => useEntryStore.setState({ report });

/** Goes to the next or last page before on which a report shall begin. */
export function stepBeginning(direction: 1 | -1): void {
  const { draft, page } = useEntryStore.getState();
  const target = draft && nextBeginning(draft.present, page, direction);
  if (target) selectPage(target);
  else announce(direction === 1 ? 'No report begins after this page.' : 'No report begins before this page.');
}

/** A report begins on the page, or does not any more. One always begins on page 1. */
export function toggleBeginning(page: number): void {
  const { draft } = useEntryStore.getState();
  if (!draft) return;
  if (page === 1) {
    announce('A report always begins on page 1.');
    return;
  }
  const next = toggled(draft.present, page);
  useEntryStore.setState({ draft: change(draft, next) });
  announce(next.includes(page) ? `A report begins on page ${page}.` : `No report begins on page ${page}.`);
}

const turnDraft = (turn: (draft: History<readonly number[]>) => History<readonly number[]>): void =>
  useEntryStore.setState(({ draft }) => ({ draft: draft && turn(draft) }));
export const undoBeginning = (): void => turnDraft(undo);
export const redoBeginning = (): void => turnDraft(redo);

/** Reads what each page shows. */
export async function lookAtPages(): Promise<void> {
  const { entry } = useEntryStore.getState();
  if (entry) await readEntry(() => bridge.call('entry.look', { entryIndex: entry.entryIndex }));
}

/** Reads the file again with reports beginning where the draft says. Where that is where they were found, a person vouches for it against other signs. */
export async function applyBeginnings(): Promise<void> {
  const { entry, draft } = useEntryStore.getState();
  if (!entry || !draft) return;
  await correct(() => bridge.call('entry.cut', { entryIndex: entry.entryIndex, beginnings: draft.present }));
}

/** Reads the file again as its pages tell, without the beginnings that were placed. */
export async function takeFoundBeginnings(): Promise<void> {
  const { entry } = useEntryStore.getState();
  if (entry) await correct(() => bridge.call('entry.cut', { entryIndex: entry.entryIndex, beginnings: null }));
}

async function correct(start: () => Promise<Result<JobStarted>>): Promise<void> {
  if (!(await readEntry(start))) return;
  await refreshFindings();
  await planFindings();
  const { entry } = useEntryStore.getState();
  if (entry) announce(`${countOf(entry.reports, 'report')} in this file now.`);
}

async function readEntry(start: () => Promise<Result<JobStarted>>): Promise<boolean> {
  const mine = opened;
  const { entry } = useEntryStore.getState();
  if (!entry || useEntryStore.getState().reading) return false;
  const update = (reading: EntryReading): void => {
    if (mine === opened) useEntryStore.setState({ reading });
  };
  update({ jobId: null, progress: null });
  useEntryStore.setState({ failure: null });
  let jobId: string | null = null;
  const outcome = await new Promise<JobOutcome>((resolve) => {
    void runJob(bridge, start, {
      started: (id) => update({ jobId: (jobId = id), progress: null }),
      'job.progress': ({ progress }) => update({ jobId, progress }),
      ended: resolve,
    });
  });
  if (mine !== opened) return false;
  useEntryStore.setState({ reading: null });
  if (outcome.status !== 'succeeded') {
    const failure = outcome.status === 'failed' ? outcome.failure.message : 'Reading canceled. The file stays as it was.';
    useEntryStore.setState({ failure });
    announce(failure);
    return false;
  }
  return describe(entry.entryIndex);
}

/** Asks for the file and its rows. A draft goes on from what it was; where the file was cut otherwise it begins there. */
async function describe(entryIndex: number): Promise<boolean> {
  const mine = opened;
  const answer = await bridge.call('entry.describe', { entryIndex });
  if (mine !== opened) return false;
  if (!answer.ok) {
    useEntryStore.setState({ failure: answer.failure.message });
    return false;
  }
  const entry = answer.value;
  entryReports.reset((range) => bridge.call('entry.reports', { ...range, entryIndex }));
  if (entry.beginnings) entryPages.reset((range) => bridge.call('entry.pages', { ...range, entryIndex }));
  useEntryStore.setState(({ draft, report }) => ({ entry, report: Math.max(0, Math.min(report, entry.reports - 1)), draft: draftAfter(draft, entry.beginnings) }));
  return true;
}

function draftAfter(draft: History<readonly number[]> | null, beginnings: readonly number[] | null): History<readonly number[]> | null {
  if (!beginnings) return draft;
  if (!draft) return begin(beginnings);
  return isSameBeginnings(draft.present, beginnings) ? draft : change(draft, beginnings);
}

/** Keeps the reports shown true to the plan: corrections, undo and redo change what is said of them. */
export const followEntry = (): (() => void) =>
  usePlanStore.subscribe((now, before) => {
    const { entry, reading } = useEntryStore.getState();
    if (entry && !reading && now.version !== before.version && now.plan) void describe(entry.entryIndex);
  });
