import { canPrintLetter, canPrintTwoSided, type PrinterCapabilities } from './printer';
import { describeReasons } from './describe-reasons';

/** Why a printer can't take a run (`refuses`), or what is to be seen to while it does (`notice`). */
export type PrinterProblem = {
  readonly code: 'printer-one-sided' | 'printer-not-color' | 'printer-not-letter' | 'printer-not-accepting' | 'printer-paused' | 'printer-needs-attention';
  readonly severity: 'refuses' | 'notice';
  readonly message: string;
};

/** Reasons that say that a person stopped the queue: a job would wait there with the reports in it. */
const PAUSED = ['paused', 'moving-to-paused'];

/**
 * Holds a printer against what score reports need: two-sided, color, Letter, and a queue that works.
 * It has to come before a job: schedulers accept a two-sided job for a one-sided printer, and it is lost at the printer.
 */
export function checkPrinter(printer: PrinterCapabilities): readonly PrinterProblem[] {
  const problems: PrinterProblem[] = [];
  const refuse = (code: PrinterProblem['code'], message: string): void => void problems.push({ code, severity: 'refuses', message });
  if (!canPrintTwoSided(printer)) {
    refuse('printer-one-sided', `${printer.name} prints on one side only. Choose a printer that prints on both sides.`);
  }
  if (!printer.color) refuse('printer-not-color', `${printer.name} does not print in color. Choose a color printer.`);
  if (!canPrintLetter(printer)) refuse('printer-not-letter', `${printer.name} does not take Letter paper. Choose a printer that does.`);
  if (!printer.acceptsJobs) refuse('printer-not-accepting', `${printer.name} accepts no jobs at the moment. Turn its queue on, or choose another printer.`);
  if (printer.state === 'stopped' && (printer.stateReasons.length === 0 || printer.stateReasons.some((reason) => PAUSED.includes(reason)))) {
    refuse('printer-paused', `The queue of ${printer.name} is paused. Resume it, or choose another printer.`);
  }
  if (problems.length > 0) return problems;
  return describeReasons(printer.stateReasons).map((message) => ({ code: 'printer-needs-attention', severity: 'notice', message: `${printer.name}: ${message}` }));
}
