import { frontInReach, judgeFront, reachOf, windowProblems } from '@shared/domain/envelope/judge-window';
import { NO_SHIFT } from '@shared/domain/envelope/shift';
import { findReturnBox } from '@shared/domain/ssr/address-block';
import { EMPTY_FRONT, packFrontPage, type FrontPage } from '@shared/domain/ssr/front-page';
import { mayCarryAddress } from '@shared/domain/ssr/may-carry-address';
import type { PageContent } from '@shared/domain/ssr/page-content';
import { findPageSigns } from '@shared/domain/ssr/page-signs';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import type { Address, RecognisedReport } from '@shared/domain/ssr/report';
import { sheetsOf } from '@shared/domain/sheets/plan-sides';
import { TABLE_2 } from '@shared/domain/ssr/table-2';
import { entryKeyOf } from './bytes-key';
import { EntryUnreadable, unreadableOf } from './entry-unreadable';
import { giveBack } from './lone-bytes';
import { inspectPdf } from './pdf/inspect-pdf';
import { readEntry } from './read-entry';
import type { EntryJob, EntryResult, JudgedReport } from '../ports/inspection-pool';

const readBytes = async (job: EntryJob): Promise<Buffer | EntryUnreadable> => {
  try {
    return await readEntry(job.source, job.name);
  } catch (thrown) {
    // A file that went away or can't be read is a fact about that entry, like damage; the others go on.
    return unreadableOf(thrown);
  }
};

/** What is not needed any more is left here, so that it does not cross threads. */
const frontToKeep = (front: FrontPage, address: Address | null, { envelope, shift = NO_SHIFT, front: kept = 'whole' }: EntryJob): FrontPage => {
  if (kept === 'whole') return front;
  return kept === 'none' ? EMPTY_FRONT : frontInReach(front, address, { envelope, shift });
};

const judge = (report: RecognisedReport, pages: readonly PageContent[], job: EntryJob): JudgedReport => {
  const { envelope, shift = NO_SHIFT, front: kept = 'whole' } = job;
  const { words = [], ink = [] } = pages[report.firstPage - 1] ?? {};
  // Only a whole front may be judged in another envelope; else the sender's address counts where this one has a window for it.
  const returnBox = kept === 'whole' || envelope.returnWindow ? findReturnBox(words, report.address) : null;
  const front = packFrontPage({ words, ink, returnBox, ...(kept !== 'whole' && { within: reachOf({ envelope, shift }) }) });
  const window = judgeFront(front, report.address, { envelope, shift, sheets: sheetsOf(report) });
  return { ...report, window, front: frontToKeep(front, report.address, job), problems: [...report.problems, ...windowProblems(window)] };
};

/** Reads one entry and says what it holds. Whatever is wrong with it is its result; throws only for a fault of the program. */
export const inspectEntry = async (job: EntryJob, onPage: (done: number, total: number) => void): Promise<EntryResult> => {
  const bytes = await readBytes(job);
  if (bytes instanceof EntryUnreadable) return { outcome: 'set-aside', code: bytes.code, ...(bytes.words && { words: bytes.words }) };
  try {
    return await inspectBytes(bytes, job, onPage);
  } finally {
    giveBack(bytes);
  }
};

const inspectBytes = async (bytes: Buffer, job: EntryJob, onPage: (done: number, total: number) => void): Promise<EntryResult> => {
  const read = await inspectPdf(bytes, { wantsPositions: mayCarryAddress, onPage });
  if (!read.ok) return { outcome: 'set-aside', code: read.code };
  const { beginnings = null, ownLengths = [] } = job;
  const { reports, unassigned } = recogniseReports({ entry: job.name, pages: read.pages, beginnings, table: [...TABLE_2, ...ownLengths] });
  return {
    outcome: 'read',
    bytesKey: entryKeyOf(job.source, bytes),
    pages: read.pages.length,
    reports: reports.map((report) => judge(report, read.pages, job)),
    unassigned,
    ...(job.wantsSigns === true && { signs: findPageSigns({ entry: job.name, pages: read.pages }) }),
  };
};
