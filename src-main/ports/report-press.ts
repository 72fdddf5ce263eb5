import type { DeliveredReport } from '@shared/domain/delivery/plan-delivery';
import type { Unproved } from '@shared/problems/unproved';
import type { Inspection } from './inspection';
import type { PressHooks } from './batch-press';

/**
 * A report to be written as a file of its own; `path` must not exist yet. With a password the file is locked (AES-256). `removals` are addresses
 * that are taken out of its pages.
 */
export type ReportFile = Pick<DeliveredReport, 'report' | 'removals'> & { readonly path: string; readonly password: string | null };

/**
 * Writes reports as files of their own and proves each by reading it again from the disk: it shows what its source shows but for an
 * address that was to be gone and is, and where it is
 * locked it opens with its password only. Gives the reports that could not be written or proved, by id, with what was found of them; their files are gone.
 * `onPages` is told the pages done. @throws JobFailure where a download changed since it was read
 */
export type ReportPress = (files: readonly ReportFile[], inspection: Inspection, hooks: PressHooks) => Promise<RefusedReports>;

export type RefusedReports = ReadonlyMap<string, Unproved | null>;
