import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { INDEX_FILE, indexCsv, PASSWORDS_FILE, passwordsCsv } from '@shared/domain/delivery/delivery-csv';
import { makePassword } from '@shared/domain/delivery/password-pattern';
import { type DeliveredReport, type DeliveryChoices, type DeliveryPlan, planDelivery } from '@shared/domain/delivery/plan-delivery';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import type { JobHooks } from '../ports/hooks';
import type { Inspection } from '../ports/inspection';
import type { RefusedReports, ReportFile, ReportPress } from '../ports/report-press';
import { inSlices } from './in-slices';
import { writeWholeFolder } from './output-folder';
import { markNotProved, type NotProved, NothingLeft, notProvedReport, refusalCode } from './prepare-batches';

/** Where locked PDFs stand below the folder that is written, so that the list of passwords is not among them. */
export const REPORTS_FOLDER = 'reports';

export type DeliverRequest = {
  readonly inspection: Inspection;
  readonly choices: DeliveryChoices;
  /** Locks each file with a password of this pattern, in a folder `reports`; null leaves them open, with an index beside them. */
  readonly passwordPattern: string | null;
  /** A folder that does not exist or is empty; it appears whole or not at all. */
  readonly out: string;
};

export type Delivered = {
  readonly reports: readonly DeliveredReport[];
  /** Files below `out`, with `/`. */
  readonly files: readonly string[];
  readonly setAside: DeliveryPlan['setAside'];
};

export type DeliverTools = {
  readonly press: ReportPress;
  /** A number from 0 up to, and not with, the one given, from a source for secrets. */
  readonly secretBelow: (count: number) => number;
};

type LockedReport = DeliveredReport & { readonly password: string | null };

const NOTHING_LEFT = 'No report is left to hand over. Look at what was set aside and why.';

const planOf = (inspection: Inspection, choices: DeliveryChoices): DeliveryPlan =>
  planDelivery(inspection.reports, inspection.downloads.map(({ path }) => path), DEFAULT_PREPARE_SETTINGS, choices);

const setAsideOf = async ({ inspection, choices }: DeliverRequest, notProved: readonly NotProved[], signal: AbortSignal): Promise<DeliveryPlan['setAside']> =>
  planOf(await inSlices(markNotProved(inspection, notProved), signal), choices).setAside;

/** The record of a delivery of which nothing was written. */
export const nothingDelivered = async (request: DeliverRequest, notProved: readonly NotProved[], signal: AbortSignal): Promise<Delivered> => ({ reports: [], files: [], setAside: await setAsideOf(request, notProved, signal) });

const writeReports = async (folder: string, inspection: Inspection, reports: readonly LockedReport[], press: ReportPress, { signal, onProgress }: JobHooks): Promise<RefusedReports> => {
  const total = reports.reduce((pages, { report }) => pages + report.pages, 0);
  for (const parent of new Set(reports.map(({ file }) => dirname(join(folder, file))))) await mkdir(parent, { recursive: true, mode: 0o700 });
  const files = reports.map(({ report, removals, file, password }): ReportFile => ({ report, removals, path: join(folder, file), password }));
  const onPages = (done: number): void => onProgress({ step: 'delivering', done, total, fraction: total === 0 ? 1 : done / total });
  return press(files, inspection, { signal, onPages });
};

/** Lists are for staff only, as the files beside them. */
const writeList = (file: string, text: string): Promise<void> => writeFile(file, text, { mode: 0o600 });

/**
 * Writes each report that would go out as a file of its own, named by the pattern, and proves every file; the printed address of a student with another one is
 * in none of them. Locked files have a list of their passwords
 * beside the folder of PDFs; open ones an index. Reports that could not be written or proved are set aside.
 *
 * @throws NothingLeft; JobFailure where the folder is not free; nothing is left behind then
 */
export const deliverReports = async (request: DeliverRequest, { press, secretBelow }: DeliverTools, hooks: JobHooks): Promise<Delivered> => {
  const { inspection, choices, passwordPattern, out } = request;
  const plan = planOf(inspection, choices);
  if (plan.reports.length === 0) throw new NothingLeft('nothing-to-deliver', NOTHING_LEFT, []);
  return writeWholeFolder(out, async (folder) => {
    const locked = plan.reports.map(({ file, ...delivered }): LockedReport =>
      passwordPattern === null ? { ...delivered, file, password: null } : { ...delivered, file: `${REPORTS_FOLDER}/${file}`, password: makePassword(passwordPattern, secretBelow) },
    );
    const refused = await writeReports(folder, inspection, locked, press, hooks);
    const written = locked.filter(({ report }) => !refused.has(report.id));
    const notProved = locked.flatMap(({ report }) => (refused.has(report.id) ? [notProvedReport(report, refusalCode(report, choices.addresses), refused.get(report.id))] : []));
    if (written.length === 0) throw new NothingLeft('nothing-to-deliver', NOTHING_LEFT, notProved);
    const list = passwordPattern === null ? INDEX_FILE : PASSWORDS_FILE;
    await writeList(
      join(folder, list),
      passwordPattern === null
        ? indexCsv(written)
        : passwordsCsv(written.map(({ report: { ssid, student }, file, password }) => ({ ssid, student, file, password: password ?? '' }))),
    );
    hooks.signal.throwIfAborted();
    return {
      reports: written.map(({ report, localId, file, removals }) => ({ report, localId, file, removals })),
      files: [...written.map(({ file }) => file), list],
      setAside: refused.size === 0 ? plan.setAside : await setAsideOf(request, notProved, hooks.signal),
    };
  });
};
