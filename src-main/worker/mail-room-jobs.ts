import { randomInt } from 'node:crypto';
import { basename } from 'node:path';
import { DEFAULT_PASSWORD_PATTERN, makePassword } from '@shared/domain/delivery/password-pattern';
import { withoutLocalId } from '@shared/domain/delivery/plan-delivery';
import type { Result } from '@shared/ipc/result';
import { reportPress } from '../assembly/report-press';
import type { JobHooks } from '../ports/hooks';
import type { JobNews, JobRequest, JobValue } from '../ports/job';
import { preparedFolders } from '../printing/prepared-folders';
import { deliveryTools } from '../printing-tools';
import { deliverReports } from '../services/deliver-reports';
import { inParts, ITEMS_OF_PART } from '../services/in-parts';
import { notDeliveredViews } from '../services/mailing/not-delivered-views';
import { packForPrintShop } from '../services/print-shop';
import { readStudents } from '../services/read-students';
import { assertDeliveryCanBeRecorded, recordDelivery, recordPackage } from '../services/record-delivery';
import { readStudentRows } from '../students/read-student-rows';

type RequestOf<Kind extends JobRequest['kind']> = Extract<JobRequest, { kind: Kind }>;

const failureText = (recorded: Result<number>): string | null => (recorded.ok ? null : recorded.failure.message);

export const readStudentFile = async ({ path, columns }: RequestOf<'read-students'>, tell: (news: JobNews) => void, { signal }: JobHooks): Promise<JobValue> => {
  const { students: all, ...list } = await readStudents(path, columns, readStudentRows, signal);
  for (const students of inParts(all, ITEMS_OF_PART)) tell({ type: 'students', students });
  return { kind: 'read-students', list };
};

export const deliver = async (request: RequestOf<'deliver'>, hooks: JobHooks): Promise<JobValue> => {
  const { inspection, hold, addresses, namePattern, passwordPattern, localIds, out, dataFolder } = request;
  const isLocked = passwordPattern !== null;
  const choices = { hold, namePattern, bySchool: !isLocked, localIds: new Map(localIds), addresses };
  const ledger = deliveryTools(dataFolder);
  await assertDeliveryCanBeRecorded(ledger, hooks.signal);
  const { reports, setAside } = await deliverReports({ inspection, choices, passwordPattern, out }, { press: reportPress, secretBelow: randomInt }, hooks);
  const recorded = await recordDelivery({ kind: isLocked ? 'protected-files' : 'export', place: basename(out), reports: reports.map(({ report }) => report) }, ledger);
  return { kind: 'deliver', reports: reports.length, setAside: notDeliveredViews(setAside), withoutLocalId: withoutLocalId(namePattern, reports), ledgerFailure: failureText(recorded) };
};

export const pack = async ({ folder, out, day, dataFolder }: RequestOf<'pack'>, hooks: JobHooks): Promise<JobValue> => {
  const ledger = deliveryTools(dataFolder);
  await assertDeliveryCanBeRecorded(ledger, hooks.signal);
  // Their packages are slow to load, and no other job needs them.
  const [{ jobTicket }, { readLockedArchive, writeLockedArchive }] = await Promise.all([import('../papers/job-ticket'), import('../print-shop/locked-archive')]);
  const password = makePassword(DEFAULT_PASSWORD_PATTERN, randomInt);
  const tools = { folders: preparedFolders, writeArchive: writeLockedArchive, readArchive: readLockedArchive, jobTicket };
  const { files, manifest } = await packForPrintShop({ folder, out, password, day }, tools, hooks);
  return { kind: 'pack', files, password, ledgerFailure: failureText(await recordPackage(basename(out), manifest, ledger)) };
};
