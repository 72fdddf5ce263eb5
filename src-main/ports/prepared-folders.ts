import type { Arrangement } from '@shared/domain/printing/arrange-pages';
import type { PlannedJob } from '@shared/domain/printing/plan-jobs';
import type { Manifest } from '@shared/domain/records/manifest';
import type { Result } from '@shared/ipc/result';
import type { PrintDocument } from './print-transport';

/** Prepared folders as `prepare` wrote them, read only. */
export type PreparedFolders = {
  /** The folder's manifest; a failure when the folder holds none that can be read. */
  readonly manifest: (folder: string) => Promise<Result<Manifest>>;
  /** The batch file's path and size when its bytes are those of the manifest; a failure when they are not. */
  readonly batchFile: (folder: string, batch: { readonly file: string; readonly sha256: string }, signal: AbortSignal) => Promise<Result<BatchFile>>;
};

export type BatchFile = { readonly path: string; readonly byteLength: number };

/** The PDF of a job, laid out for its printer: the whole batch file or a part of it. */
export type MakeJobDocument = (job: PlannedJob, file: BatchFile, arrangement: Arrangement) => PrintDocument;
