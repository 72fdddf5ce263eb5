import type { PrinterProblem } from './check-printer';
import type { PrinterCapabilities } from './printer';

export const FINISHINGS = ['staple', 'fold-letter', 'fold-z'] as const;
/** What the printer does with each packet after printing. */
export type Finishing = (typeof FINISHINGS)[number];

/** `finishings` that mean it, the usual one first (PWG 5100.1, table 2). */
const FINISHING_CODES: Readonly<Record<Finishing, readonly number[]>> = { staple: [20, 4], 'fold-letter': [96], 'fold-z': [100] };

/** What a person chooses for a printing, beyond two-sided, color, Letter and 100 %. */
export type PrintOptions = {
  /** A keyword of the printer's trays, null for its own choice. */
  readonly tray: string | null;
  /** Null for none. With one, every packet is a job of its own: a printer finishes a job as a whole. */
  readonly finishing: Finishing | null;
  /** Who pays, for printers that count. */
  readonly accountCode: string | null;
  /** Typed at the printer's panel before it prints. */
  readonly pin: string | null;
  /** The job waits until somebody releases it. */
  readonly hold: boolean;
  /** Print on a printer without color all the same. */
  readonly allowGray: boolean;
  /** Print fronts, then backs, the stack being turned by hand between the two. */
  readonly twoPasses: boolean;
};

export const NO_OPTIONS: PrintOptions = { tray: null, finishing: null, accountCode: null, pin: null, hold: false, allowGray: false, twoPasses: false };

/** Longest account code that IPP carries (RFC 8011, `name`). */
const LONGEST_ACCOUNT_CODE = 255;

/** What of the options a printer has; what it has not is not offered. */
export type OfferedOptions = {
  readonly trays: readonly string[];
  readonly finishings: readonly Finishing[];
  readonly accountCode: boolean;
  readonly longestPin: number;
  readonly hold: boolean;
};

export const offeredOptions = (printer: PrinterCapabilities): OfferedOptions => ({
  trays: printer.trays.filter((tray) => tray !== 'auto'),
  finishings: FINISHINGS.filter((finishing) => finishingCode(printer, finishing) !== null),
  accountCode: printer.takesAccountCode,
  longestPin: printer.longestPin,
  hold: printer.canHold,
});

/** The printer's code for a finishing, null where it has none. */
export const finishingCode = ({ finishings }: Pick<PrinterCapabilities, 'finishings'>, finishing: Finishing): number | null =>
  FINISHING_CODES[finishing].find((code) => finishings.includes(code)) ?? null;

const FINISHING_WORDS: Readonly<Record<Finishing, string>> = { staple: 'staple', 'fold-letter': 'fold for a letter', 'fold-z': 'fold in a Z' };

/** A refusal for each option that was asked for and that the printer has not; nothing where it has all of them. */
export function checkOptions(printer: PrinterCapabilities, options: PrintOptions): readonly PrinterProblem[] {
  const has = offeredOptions(printer);
  const { tray, finishing, accountCode, pin, hold, twoPasses } = options;
  const { name } = printer;
  const sentences = [
    tray !== null && !printer.trays.includes(tray) ? `${name} has no tray ${tray}.${has.trays.length > 0 ? ` Its trays are ${has.trays.join(', ')}.` : ' Leave the tray to the printer.'}` : null,
    finishing !== null && !has.finishings.includes(finishing) ? `${name} does not ${FINISHING_WORDS[finishing]}. Leave the finishing out, or choose another printer.` : null,
    finishing !== null && twoPasses ? `In two passes ${name} would ${FINISHING_WORDS[finishing]} sheets without backs. Leave the finishing out.` : null,
    hold && twoPasses ? 'In two passes the job can’t be held: it is followed to its end before the stack is turned. Print at once.' : null,
    accountCode !== null && !has.accountCode ? `${name} takes no account code. Leave it out, or enter it at the printer.` : null,
    accountCode !== null && (accountCode === '' || accountCode.length > LONGEST_ACCOUNT_CODE) ? `An account code has 1 to ${LONGEST_ACCOUNT_CODE} characters.` : null,
    pin !== null ? pinProblem(name, pin, has.longestPin) : null,
    hold && !has.hold ? `${name} can’t hold a job until it is released. Print at once, or choose another printer.` : null,
  ];
  return sentences.flatMap((message): readonly PrinterProblem[] => (message === null ? [] : [{ code: 'option-not-offered', severity: 'refuses', message }]));
}

function pinProblem(name: string, pin: string, longest: number): string | null {
  if (longest === 0) return `${name} does not hold a job for a PIN. Leave the PIN out, or choose another printer.`;
  if (!/^[\x21-\x7e]+$/.test(pin)) return 'A PIN has digits or plain letters and no spaces.';
  return pin.length > longest ? `${name} takes a PIN of at most ${longest} characters.` : null;
}
