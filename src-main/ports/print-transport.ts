import type { Readable } from 'node:stream';
import type { JobStatus } from '@shared/domain/printing/job-status';
import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import type { PrintTicket } from '@shared/domain/printing/ticket';
import type { Failure, Result } from '@shared/ipc/result';

/** A PDF to print. `byteLength` is null where it is known only at the end; `open` is called at most once. */
export type PrintDocument = { readonly byteLength: number | null; readonly open: () => Readable };

/** A job at a printer or scheduler, enough to ask for it after a restart. Plain data: the ledger keeps it. */
export type JobReference = { readonly printer: string; readonly id: number };

/** Why a job was not taken. `documentSent`: `no` when the printer surely has no whole document, `maybe` when nobody can say. */
export type SubmitFailure = Failure & { readonly documentSent: 'no' | 'maybe' };

export type SubmitAnswer = { readonly ok: true; readonly value: JobReference } | { readonly ok: false; readonly failure: SubmitFailure };

export type SubmitRequest = {
  readonly printer: string;
  readonly document: PrintDocument;
  readonly ticket: PrintTicket;
  readonly signal: AbortSignal;
  /** Called once with the job's number: before the document is sent or, by a way to printers that gives it only afterwards, as soon as it is known. */
  readonly onCreated: (job: JobReference) => void;
  /** Called once by such a way, before the document leaves: from here on nobody can say that nothing was sent. */
  readonly onHandingOver: () => void;
};

/**
 * A way to printers. No call prompts, retries or prints a second time by itself; everything that can go wrong comes back
 * as a failure with a sentence.
 */
export type PrintTransport = {
  readonly list: (signal: AbortSignal) => Promise<Result<readonly PrinterCapabilities[]>>;
  readonly capabilities: (printer: string, signal: AbortSignal) => Promise<Result<PrinterCapabilities>>;
  /** Creates a job and sends the document as a stream; a job whose document failed is cancelled before the answer. */
  readonly submit: (request: SubmitRequest) => Promise<SubmitAnswer>;
  readonly status: (job: JobReference, signal: AbortSignal) => Promise<Result<JobStatus>>;
  /** The newest job of exactly that name, ended or not, for a job whose number nobody wrote down; null where there is none. */
  readonly find: (printer: string, jobName: string, signal: AbortSignal) => Promise<Result<JobReference | null>>;
  readonly cancel: (job: JobReference) => Promise<Result<void>>;
};
