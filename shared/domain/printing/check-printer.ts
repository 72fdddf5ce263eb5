import { canPrintLetter, canPrintTwoSided, hasLetterReady, type PrinterCapabilities } from './printer';
import { describeReasons } from './describe-reasons';

/** Why a printer can't take a run (`refuses`), or what is to be seen to while it does (`notice`). */
export type PrinterProblem = {
  readonly code:
    | 'printer-unreachable'
    | 'printer-takes-no-pdf'
    | 'printer-one-sided'
    | 'printer-not-color'
    | 'printer-not-letter'
    | 'printer-not-accepting'
    | 'printer-paused'
    | 'option-not-offered'
    | 'printer-prints-gray'
    | 'printer-may-scale'
    | 'letter-not-loaded'
    | 'toner-low'
    | 'printer-needs-attention'
    | 'printer-is-class'
    | 'printer-profile';
  readonly severity: 'refuses' | 'notice';
  readonly message: string;
};

/** Reasons that say that a person stopped the queue: a job would wait there with the reports in it. */
const PAUSED = ['paused', 'moving-to-paused'];
/** Below this a cartridge is likely to run out within a tray of paper. */
const LOW_PERCENT = 10;

/**
 * Holds a printer against what score reports need: two-sided, color, Letter, and a queue that works.
 * It has to come before a job: schedulers accept a two-sided job for a one-sided printer, and it is lost at the printer.
 */
export function checkPrinter(printer: PrinterCapabilities, allow: Allowed = {}): readonly PrinterProblem[] {
  if (printer.unreachable !== null) return [{ code: 'printer-unreachable', severity: 'refuses', message: printer.unreachable }];
  const refusals = refusalsOf(printer, allow);
  return refusals.length > 0 ? refusals : noticesOf(printer);
}

/** What a person says will do: gray instead of color, fronts and backs in two passes instead of a printer that turns sheets itself. */
export type Allowed = { readonly gray?: boolean; readonly twoPasses?: boolean };

function refusalsOf(printer: PrinterCapabilities, allow: Allowed): readonly PrinterProblem[] {
  const problems: PrinterProblem[] = [];
  const { name } = printer;
  const refuse = (code: PrinterProblem['code'], message: string): void => void problems.push({ code, severity: 'refuses', message });
  if (!printer.takesPdf) refuse('printer-takes-no-pdf', `${name} takes no PDF pages by itself. Set it up in this computer’s printing system and choose it there, or choose another printer.`);
  // What a class can do is what each of its printers can.
  const one = printer.members.length === 0 ? name : `A printer of the class ${name}`;
  // A class could hand the fronts to one of its printers and the backs to another.
  const isOne = printer.members.length <= 1;
  if (!canPrintTwoSided(printer) && !(isOne && allow.twoPasses)) {
    refuse('printer-one-sided', `${one} prints on one side only. Choose a printer that prints on both sides, or print in two passes${isOne ? '' : ' on one of its printers'}: fronts, then backs on the turned stack.`);
  }
  if (!printer.color && !allow.gray) refuse('printer-not-color', `${one} does not print in color. Choose a color printer, or say that gray will do.`);
  if (!canPrintLetter(printer)) refuse('printer-not-letter', `${one} does not take Letter paper. Choose a printer that does.`);
  if (!printer.acceptsJobs) refuse('printer-not-accepting', `${name} accepts no jobs at the moment. Turn its queue on, or choose another printer.`);
  if (printer.state === 'stopped' && (printer.stateReasons.length === 0 || printer.stateReasons.some((reason) => PAUSED.includes(reason)))) {
    refuse('printer-paused', `The queue of ${name} is paused. Resume it, or choose another printer.`);
  }
  return problems;
}

function noticesOf(printer: PrinterCapabilities): readonly PrinterProblem[] {
  const notices: PrinterProblem[] = [];
  const { name } = printer;
  const notice = (code: PrinterProblem['code'], message: string): void => void notices.push({ code, severity: 'notice', message });
  if (printer.members.length > 0) notice('printer-is-class', `${name} is a class: each job goes whole to one of ${printer.members.join(', ')}, and its end says to which.`);
  if (!printer.color) notice('printer-prints-gray', `${name} prints the reports in gray.`);
  if (!hasLetterReady(printer)) notice('letter-not-loaded', `${name} says that no Letter paper is loaded. Load it before printing.`);
  if (!printer.keepsScale) notice('printer-may-scale', `${name} can’t be told to leave the size of pages as it is. Check the proof in an envelope.`);
  for (const marker of printer.markers.filter(({ percent }) => percent <= LOW_PERCENT)) notice('toner-low', `${name}: ${marker.name} is at ${marker.percent} %. Have another one at hand.`);
  for (const message of describeReasons(printer.stateReasons)) notice('printer-needs-attention', `${name}: ${message}`);
  return notices;
}
