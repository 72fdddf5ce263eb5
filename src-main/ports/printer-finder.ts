import type { PrinterCapabilities } from '@shared/domain/printing/printer';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import type { Result } from '@shared/ipc/result';

/** A printer that answered at its address: what it can do, and the certificate that it showed. */
export type ProbedPrinter = Omit<AddedPrinter, 'name'> & { readonly printer: PrinterCapabilities };

/** Asks at an address as typed what printer is there. Any certificate is taken; whoever asks shows it and keeps it. */
export type ProbePrinter = (typed: string, signal: AbortSignal) => Promise<Result<ProbedPrinter>>;

/** A printer that was found: `address` as `probe` takes it. */
export type FoundPrinter = { readonly name: string; readonly address: string; readonly source: 'network' | 'system' };

/** Looks for printers that could be added, for a few seconds; nothing found is no failure. */
export type FindPrinters = (signal: AbortSignal) => Promise<readonly FoundPrinter[]>;
