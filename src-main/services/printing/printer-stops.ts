/** Takes single printers out of a run that goes on with the others: what such a printer has is cancelled there, and it takes nothing more. */
export class PrinterStops {
  private readonly stops = new Map<string, AbortController>();

  stop(printer: string): void {
    this.of(printer).abort();
  }

  isStopped(printer: string): boolean {
    return this.of(printer).signal.aborted;
  }

  /** Aborted with the run, or with this printer alone. */
  signalFor(printer: string, run: AbortSignal): AbortSignal {
    return AbortSignal.any([run, this.of(printer).signal]);
  }

  private of(printer: string): AbortController {
    const known = this.stops.get(printer) ?? new AbortController();
    this.stops.set(printer, known);
    return known;
  }
}
