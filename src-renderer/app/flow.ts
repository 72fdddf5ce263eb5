import { startDrawing } from '../pdf/drawer';
import { forgetPictures } from '../pdf/side-pictures';
import { announce } from '../store/announcement-store';
import { closeAndClear } from '../store/closing';
import { addSample, readDownloads, stopAdding, useDownloadsStore } from '../store/downloads-store';
import { forgetChoice } from '../store/choice-store';
import { forgetCoverage } from '../store/coverage-store';
import { forgetDue, readDue } from '../store/due-store';
import { resetHandOver } from '../store/hand-over-store';
import { forgetSupplies } from '../store/supplies-store';
import { forgetEntry } from '../store/entry-store';
import { forgetLeftOut } from '../store/dropping-store';
import { cancelReading, failToRead, forgetFindings, isStale, readAll, readingEnded, takeFindings, useFindingsStore } from '../store/findings-store';
import { forgetChoices, forgetPlan, forgetPreferred, takeChoices, usePlanStore } from '../store/plan-store';
import { planFindings } from '../store/planning';
import { cancelPrinting, followPrinting, forgetPrinting, forgetProof, isPrinting, openPrinting, usePrintStore } from '../store/print-store';
import { readResumed } from '../store/program-store';
import { cancelSaving, forgetSaved, isSaved, useSaveStore } from '../store/save-store';
import { endSearch } from '../store/search-store';
import { forgetSelection } from '../store/selection-store';
import { closeDialog, goTo, openDialog } from '../store/view-store';
import { laterPartsLoaded } from './later-parts-loaded';

/** Reads all downloads anew, as a person asked for. */
export async function readAndPlan(): Promise<void> {
  forgetLeftOut();
  await readAllAndPlan();
}

/** Reads all downloads, plans what was found, and goes there. */
async function readAllAndPlan(): Promise<void> {
  if (useFindingsStore.getState().reading || isHeldByPrinting()) return;
  forgetWork();
  if (isStale(useDownloadsStore.getState().downloads, useFindingsStore.getState().of)) forgetPreferred();
  goTo('downloads');
  // The first sheet should not wait for what draws it.
  startDrawing();
  const [isRead] = await Promise.all([readAll(), laterPartsLoaded()]);
  if (!isRead) return;
  goTo('found');
  await planFindings();
  await readDue();
}

/** What is printed is followed to its end before anything else is read: a person has to hear of it, and may have to answer. */
function isHeldByPrinting(): boolean {
  if (!isPrinting(usePrintStore.getState().printing)) return false;
  goTo('downloads');
  failToRead('Printing is under way. Read the downloads once it has ended.');
  return true;
}

/** Reads what was dropped, at once. A reading under way goes on with it: what it has read is kept. What was left out of the drop stays told. */
export async function readDropped(): Promise<void> {
  await cancelReading();
  await readingEnded();
  await readAllAndPlan();
}

/** Goes on where a page was that has gone, with what main holds of it. Resolves to false where this is the first one. */
export async function resume(): Promise<boolean> {
  const resumed = await readResumed();
  if (!resumed) return false;
  const { choices, printing } = resumed;
  if (choices) takeChoices(choices);
  if (printing) void followPrinting(printing);
  await laterPartsLoaded();
  if (await takeFindings()) {
    goTo('found');
    await planFindings();
    await readDue();
  }
  if (printing) openPrinting();
  return true;
}

export async function readSample(): Promise<void> {
  if (await addSample()) await readAndPlan();
}

/** Forgets every pupil. Asks first where something would be lost. */
export async function requestClear(): Promise<void> {
  if (losesWork()) openDialog('clear');
  else await clear();
}

/** Ends what runs and forgets every pupil here and in main. */
export async function clear(): Promise<void> {
  closeDialog();
  await Promise.all([stopAdding(), cancelReading(), cancelSaving(), cancelPrinting()]);
  const answer = await closeAndClear();
  if (!answer.ok) {
    useDownloadsStore.setState({ failure: answer.failure.message });
    announce(answer.failure.message);
    return;
  }
  forgetWork();
  forgetChoices();
  forgetLeftOut();
  forgetFindings();
  forgetCoverage();
  await readDownloads();
  goTo('downloads');
  announce('Closed and cleared. Nothing of the reports is kept here.');
}

/** A plan that was not saved, or a job under way. */
function losesWork(): boolean {
  const { plan, version } = usePlanStore.getState();
  const hasUnsavedPlan = plan !== null && plan.totals.packets > 0 && !isSaved(useSaveStore.getState().savedVersion, version);
  return hasUnsavedPlan || useFindingsStore.getState().reading !== null || isPrinting(usePrintStore.getState().printing);
}

function forgetWork(): void {
  endSearch();
  forgetDue();
  forgetSupplies();
  resetHandOver();
  forgetEntry();
  forgetChoice();
  forgetPlan();
  forgetSelection();
  forgetSaved();
  forgetPrinting();
  forgetProof();
  forgetPictures();
}
