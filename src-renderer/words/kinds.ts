import type { PieceNumberPlace } from '@shared/domain/envelope/piece-number';
import type { AddressForm } from '@shared/domain/ssr/parse-address';
import type { Language, ReportKind, WindowFit } from '@shared/domain/ssr/report';
import type { Grouping, Separation, Sorting } from '@shared/domain/packets/settings';

/** Names of things as the window writes them. */
export const KIND_NAMES: Readonly<Record<ReportKind, string>> = {
  'sb-ela-math': 'Smarter Balanced: ELA and mathematics',
  'sb-ela-math-cast': 'Smarter Balanced: ELA, mathematics, and CAST',
  cast: 'CAST only',
  'caa-ela-math': 'CAAs: ELA and mathematics',
  'caa-ela-math-science': 'CAAs: ELA, mathematics, and science',
  'caa-science': 'CAA for Science only',
  csa: 'CSA',
  'elpac-summative': 'Summative ELPAC',
  'elpac-summative-alternate': 'Summative Alternate ELPAC',
  'elpac-initial': 'Initial ELPAC',
  unknown: 'Kind not recognized',
};

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Spanish',
  vi: 'Vietnamese',
  zh: 'Traditional Chinese',
  tl: 'Filipino',
  ko: 'Korean',
  ar: 'Arabic',
  unknown: 'Language not recognized',
};

export const SORTING_NAMES: Readonly<Record<Sorting, string>> = {
  'school-grade-name': 'School, grade, name',
  name: 'Name',
  ssid: 'SSID',
  zip: 'ZIP Code',
  'as-downloaded': 'As downloaded',
};

export const PIECE_NUMBER_PLACE_NAMES: Readonly<Record<PieceNumberPlace, string>> = {
  none: 'None',
  'top-left': 'Top left',
  'top-right': 'Top right',
  'bottom-left': 'Bottom left',
  'bottom-right': 'Bottom right',
};

export const SEPARATION_NAMES: Readonly<Record<Separation, string>> = {
  none: 'None',
  school: 'Before each school',
  grade: 'Before each grade of a school',
};

/** What separators do to the printed order, whatever it is. */
export const SEPARATION_ORDER: Readonly<Record<Exclude<Separation, 'none'>, string>> = {
  school: 'Packets come school by school; the printed order holds within each school.',
  grade: 'Packets come school by school and grade by grade; the printed order holds within each grade.',
};

/** The printed order in words. */
export const orderWords = (sorting: Sorting, separators: Separation): string => {
  if (separators === 'none' || sorting === 'school-grade-name') return SORTING_NAMES[sorting];
  return `${separators === 'school' ? 'School' : 'School, grade'}, ${SORTING_NAMES[sorting]}`;
};

export const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  length: 'Pages of the report, then sheets',
  sheets: 'Sheets only',
};

/** The verdict on page 1 in the envelope's window: a word for lists, a sentence for the envelope. */
export const FIT_WORDS: Readonly<Record<WindowFit, string>> = {
  ok: 'Fits',
  tight: 'Tight',
  misses: 'Misses',
  'no-address': 'No address',
};

export const FIT_SENTENCES: Readonly<Record<WindowFit, string>> = {
  ok: 'The address stays in the window, with the clearance the post asks for, however the packet slides.',
  tight: 'The address stays visible however the packet slides, but closer to the edge of the window than the post asks for. A shift of the page can mend that.',
  misses: 'Part of the address can slide out of the window. Shift the page, use a cover sheet or another envelope, or hold this packet.',
  'no-address': 'No address was found on page 1. Give one under Other addresses, hold this packet, or address the envelope by hand.',
};

/** Grade as printed in lists: `Grade 3`, `Kindergarten`. */
export function gradeName(grade: string): string {
  const names: Readonly<Record<string, string>> = {
    KN: 'Kindergarten',
    TK: 'Transitional kindergarten',
    UE: 'Ungraded elementary',
    US: 'Ungraded secondary',
  };
  return names[grade] ?? `Grade ${grade.replace(/^0/, '')}`;
}

/** What an address is by its kind, as the post tells them apart. */
export const ADDRESS_FORM_NAMES: Readonly<Record<AddressForm, string>> = {
  street: 'Street address',
  'po-box': 'PO box',
  'rural-route': 'Rural route',
  'general-delivery': 'General delivery',
  military: 'Military address, at domestic postage',
  'puerto-rico': 'Address in Puerto Rico, at domestic postage',
  foreign: 'Address abroad: it takes international postage',
  unclear: 'Kind of address not recognized',
};
