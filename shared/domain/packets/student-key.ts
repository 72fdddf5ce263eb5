import type { Address, FoundReport } from '../ssr/report';
import { foldText } from './natural-order';
import { splitName } from './split-name';

/** Leading lines of an address block that speak to the family and say nothing of where it lives. */
const SALUTATION = /^(?:(?:to|for) )?(?:the )?(?:parents?|guardians?|family|families)\b|^to$/;

/**
 * Text for telling whether two prints say the same: case, accents, apostrophes, punctuation and the width of spaces don't matter. A mark
 * becomes a space and not nothing, so that "12 3rd St" and "123rd St" stay two addresses.
 */
const spoken = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** "Lopez, Ana" and "Ana Lopez" are one name. */
const spokenName = (student: string): string => {
  const { family, given } = splitName(student);
  return spoken(`${given} ${family}`);
};

/**
 * The block from its first line that is neither salutation nor the pupil's own name, as designs differ in those. All other lines count, a
 * "c/o" too: families who live apart must not get each other's mail.
 */
const spokenAddress = (address: Address, student: string): string => {
  const lines = address.lines.map(spoken);
  const first = lines.findIndex((line, index) => !SALUTATION.test(line) && spokenName(address.lines[index] ?? '') !== student);
  return lines.slice(Math.max(0, first)).join('\n');
};

/** A name or SSID that a person typed ties no report to another one's envelope. */
const isTyped = ({ corrected }: Pick<FoundReport, 'corrected'>): boolean => corrected?.fields.some((field) => field === 'ssid' || field === 'student') ?? false;

/** The family name for telling whether two students have the same; empty where there is none. */
export const spokenSurname = (student: string): string => spoken(splitName(student).family);

/** Where a report goes, for telling whether two go to one place: its address without salutation and the pupil's own name. Empty where it says none. */
export const spokenPlace = ({ student, address }: Pick<FoundReport, 'student' | 'address'>): string => (address === null ? '' : spokenAddress(address, spokenName(student ?? '')));

/**
 * What must be equal for two reports to go into one envelope: SSID, name and address. Null where the report does not say all three itself: what is not
 * known does not agree.
 */
export const studentKey = (report: Pick<FoundReport, 'ssid' | 'student' | 'address' | 'corrected'>): string | null => {
  if (isTyped(report) || report.ssid === null || report.student === null || report.address === null) return null;
  const student = spokenName(report.student);
  return [report.ssid, student, spokenAddress(report.address, student)].join('\n\n');
};
