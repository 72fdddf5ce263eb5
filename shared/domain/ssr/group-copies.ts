import { compareStudents, type EntryPage } from './entry-pages';
import { addEvidence, languageOf, NO_LANGUAGE_EVIDENCE } from './page-language';
import { asPrinted } from './plain-text';
import { kindOfCopies, kindOfCopy, programOfKind } from './report-kind';
import type { Language, ReportKind } from './report';
import { splitCopies, type CopySpan } from './split-copies';
import { findStudentName, nameWords } from './student-name';
import { isLengthExplained, type CopyLength, type LengthRow } from './table-2';

/** A copy with what its pages say together. */
export type ReadCopy = CopySpan & {
  readonly language: Language;
  readonly kind: ReportKind;
  readonly ssid: string | null;
  /** The pupil's name as its first page prints it. */
  readonly name: string | null;
  readonly length: CopyLength;
};

/** Copies of one report, in the order of the entry. */
export type CopyGroup = {
  readonly copies: readonly ReadCopy[];
  /** Why these pages cannot be trusted to be one pupil's report, in plain words, or null. */
  readonly conflict: string | null;
};

/**
 * Splits an entry's pages into reports of one or more language copies.
 *
 * Consecutive copies are one report where they are the same pupil's, in different languages, and do not contradict each
 * other in kind. Where several pupils stand in one file, pages that name nobody are given to nobody.
 */
export const groupCopies = (pages: readonly EntryPage[], table: readonly LengthRow[]): readonly CopyGroup[] => {
  const whole = splitCopies(pages, table).map((span) => readCopy(pages, span));
  const isShared = hasSeveralStudents(whole);
  const copies = isShared ? whole : whole.flatMap((copy) => halved(pages, copy, table)?.map((half) => readCopy(pages, half)) ?? [copy]);
  const groups: ReadCopy[][] = [];
  for (const copy of copies) {
    const group = groups.at(-1);
    if (group && joins(pages, group, copy, isShared)) group.push(copy);
    else groups.push([copy]);
  }
  const interleaved = interleavedGroups(groups);
  return groups.map((group, index) => ({ copies: group, conflict: interleaved.get(index) ?? conflictOf(pages, group, isShared, table) }));
};

const pagesOf = (pages: readonly EntryPage[], span: { readonly first: number; readonly pages: number }): readonly EntryPage[] =>
  pages.slice(span.first, span.first + span.pages);

/** Pages that say they are left blank, or a last one that says nothing at all, are no content. */
const lengthOf = (span: readonly EntryPage[]): CopyLength => {
  const blank = span.filter((page, index) => index > 0 && (page.blank || (page.empty && index === span.length - 1))).length;
  return { content: span.length - blank, blank };
};

const readCopy = (pages: readonly EntryPage[], span: CopySpan): ReadCopy => {
  const own = pagesOf(pages, span);
  const content = own.filter((page) => !page.blank);
  return {
    first: span.first,
    pages: span.pages,
    begins: span.begins,
    runsOn: span.runsOn,
    conflict: span.conflict,
    language: languageOf(content.reduce((sum, page) => addEvidence(sum, page.evidence), NO_LANGUAGE_EVIDENCE)),
    kind: kindOfCopy(content),
    ssid: own.find((page) => page.ssid !== null)?.ssid ?? null,
    name: own[0] ? nameOn(own[0]) : null,
    length: lengthOf(own),
  };
};

const nameOn = (page: EntryPage): string | null => {
  const name = findStudentName(page.plain, page.name);
  return name === null ? null : asPrinted(page.text, name);
};

/**
 * A copy whose second half cannot be read (writing without a character map) is two copies, answered as two, where the half's length is one
 * that the table knows for the kind and the whole is not. Only where one pupil's pages stand alone: among others', they may be another pupil's.
 */
const halved = (pages: readonly EntryPage[], span: CopySpan, table: readonly LengthRow[]): readonly CopySpan[] | null => {
  const half = span.pages / 2;
  const own = pagesOf(pages, span);
  if (!Number.isInteger(half) || span.conflict !== null) return null;
  const [front, back] = [own.slice(0, half), own.slice(half)];
  const isUnread = back.every((page) => page.blank || page.empty || (page.language === 'unknown' && page.ssid === null));
  if (!isUnread || front.some((page) => page.empty) || back.every((page) => page.blank)) return null;
  const kind = kindOfCopy(front.filter((page) => !page.blank));
  if (kind === 'unknown' || !isLengthExplained(kind, null, lengthOf(front), table) || isLengthExplained(kind, null, lengthOf(own), table)) return null;
  return [{ ...span, pages: half }, { ...span, first: span.first + half, pages: half, begins: 'language', runsOn: true }];
};

const hasSeveralStudents = (copies: readonly ReadCopy[]): boolean =>
  copies.some((a, index) => copies.slice(index + 1, index + 2).concat(copies[0] ?? []).some((b) => compareStudents(a, b) === 'different'));

/** True where the pages of one mention every word of the other's name ("Ana's overall score" in a copy without a label). */
const mentions = (pages: readonly EntryPage[], copy: ReadCopy, name: string | null): boolean => {
  const words = name === null ? [] : nameWords(name);
  if (words.length === 0) return false;
  const text = new Set(nameWords(pagesOf(pages, copy).map((page) => page.plain).join(' ')));
  return words.every((word) => text.has(word));
};

const joins = (pages: readonly EntryPage[], group: readonly ReadCopy[], copy: ReadCopy, isShared: boolean): boolean => {
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last || copy.begins === 'break' || first.begins === 'break') return false;
  const person = { ssid: group.find((other) => other.ssid !== null)?.ssid ?? null, name: group.find((other) => other.name !== null)?.name ?? null };
  const student = compareStudents(person, copy);
  if (student === 'different') return false;
  if (copy.runsOn) return true;
  if (group.some((other) => other.language === copy.language && (copy.language !== 'unknown' || other.kind !== copy.kind))) return false;
  if (contradict(group, copy) || ([last, copy].some(saysNothing) && last.pages !== copy.pages)) return false;
  return student === 'same' || !isShared || mentions(pages, copy, person.name) || mentions(pages, last, copy.name);
};

/** A front sheet, or a copy whose writing cannot be read: only its length can speak for it. */
const saysNothing = (copy: ReadCopy): boolean => copy.ssid === null && copy.name === null && copy.kind === 'unknown';

/** Another program is another report; another kind too, unless the lengths agree and only the words of a translation misled. */
const contradict = (group: readonly ReadCopy[], copy: ReadCopy): boolean =>
  group.some((other) => {
    const [a, b] = [programOfKind(other.kind), programOfKind(copy.kind)];
    if (a === null || b === null) return false;
    const agree = kindOfCopies([other.kind, copy.kind], null) === kindOfCopies([copy.kind, other.kind], null);
    return a !== b || (!agree && other.length.content !== copy.length.content);
  });

const conflictOf = (pages: readonly EntryPage[], group: readonly ReadCopy[], isShared: boolean, table: readonly LengthRow[]): string | null => {
  const stated = group.find((copy) => copy.conflict !== null)?.conflict ?? null;
  if (stated !== null || !isShared) return stated;
  if (group.every((copy) => copy.ssid === null && copy.name === null)) return 'no student is named on them, and the file holds several students';
  const kind = kindOfCopies(group.map((copy) => copy.kind), null);
  const loose = group.find((copy) => !(kind !== 'unknown' && isLengthExplained(kind, null, copy.length, table)) && !pagesOf(pages, copy).every((page, index) => index === 0 || isTied(pages, copy, page, index)));
  return loose ? `the copy that begins on page ${loose.first + 1} is longer or shorter than expected, and some of its pages name no student` : null;
};

/** True where a page itself shows that it belongs to its copy: its number runs on, or it names the pupil. */
const isTied = (pages: readonly EntryPage[], copy: ReadCopy, page: EntryPage, index: number): boolean => {
  if (page.blank || (page.ssid !== null && page.ssid === copy.ssid)) return true;
  const base = pages[copy.first]?.number;
  if (page.number !== null && (page.number.page === index + (base?.page ?? 1) || (base === null && copy.runsOn))) return true;
  const text = new Set(nameWords(page.plain));
  return copy.name !== null && nameWords(copy.name).some((word) => word.length > 2 && text.has(word));
};

/** A pupil's pages, another's, and the first one's again. */
const FEWEST_INTERLEAVED = 3;

/**
 * A pupil whose pages go on after another pupil's, without a new beginning, shows that the pages are mixed up: every report
 * from the first to the last of them is set aside.
 */
const interleavedGroups = (groups: readonly (readonly ReadCopy[])[]): ReadonlyMap<number, string> => {
  const conflicts = new Map<number, string>();
  if (groups.length < FEWEST_INTERLEAVED) return conflicts;
  const lastSeen = new Map<string, number>();
  for (const [index, group] of groups.entries()) {
    const ssid = group.find((copy) => copy.ssid !== null)?.ssid ?? null;
    if (ssid === null) continue;
    const earlier = lastSeen.get(ssid);
    if (earlier !== undefined && earlier < index - 1 && group[0]?.begins === 'student') {
      for (let mixed = earlier; mixed <= index; mixed += 1) conflicts.set(mixed, 'the pages of several students are mixed with each other');
    }
    lastSeen.set(ssid, index);
  }
  return conflicts;
};
