import { findAddress } from './address-block';
import { addressedName } from './addressed-name';
import { agreedName } from './agreed-name';
import { withSsids, type EntryPage } from './entry-pages';
import { parseFileName, type NameFacts } from './file-name';
import { groupCopies, type CopyGroup, type ReadCopy } from './group-copies';
import { parseAddress } from './parse-address';
import { placedGroups } from './placed-groups';
import type { PageContent, Word } from './page-content';
import { readPage } from './page-facts';
import { findGrade } from './page-grade';
import { plainText } from './plain-text';
import type { Recognition } from './recognition';
import { groundsOf } from './report-grounds';
import { kindOfCopies, programInWords, programOfKind } from './report-kind';
import { COVER_SIGNS, otherDocumentOf, wordingOf } from './report-wording';
import type { Address, Program, RecognisedReport, ReportKind } from './report';
import { findSchoolName } from './school-name';
import { findSchoolYear } from './school-year';
import { findSalutedName, isSameName, looksLikeName, valuesBehindLabels } from './student-name';
import { isGradeUsual, isLengthExplained, TABLE_2, type LengthRow } from './table-2';
import type { ProblemCode } from '../../problems/problem';

type Unassigned = Recognition['unassigned'][number];

/** What all reports of an entry share while they are described. */
type Entry = {
  readonly contents: readonly PageContent[];
  readonly pages: readonly EntryPage[];
  readonly name: NameFacts;
  /** The reports that were found, so that the name's pupil can be told from the others. */
  readonly groups: readonly CopyGroup[];
  readonly table: readonly LengthRow[];
};

export type RecognitionInput = {
  readonly entry: string;
  readonly pages: readonly PageContent[];
  /** Pages, from 1, on which a person says that reports begin; nothing else then begins one. Left out where the pages decide. */
  readonly beginnings?: readonly number[] | null;
  /** The expected lengths, Table 2 where left out. */
  readonly table?: readonly LengthRow[];
};

/**
 * Finds the score reports in one entry (usually one, many in a combined PDF) from its name and its pages.
 *
 * Every page is in exactly one report or one unassigned span, both in page order. Two pupils' pages never end in one
 * report: where the evidence conflicts, the span is unassigned with the reason. A report with a page that is not Letter, or is in units of its
 * own, is unassigned as a whole. Nothing here reads the clock or the disk; equal input gives equal output.
 */
export const recogniseReports = (input: RecognitionInput): Recognition => {
  const { beginnings = null, table = TABLE_2 } = input;
  const name = parseFileName(input.entry);
  const pages = withSsids(input.pages.map(readPage), name.ssid);
  const groups = beginnings === null ? groupCopies(pages, table) : placedGroups(pages, beginnings, table);
  const isAny = (group: CopyGroup): boolean => hasEvidence(pages, group, groups.length === 1 ? name.ssid : null);
  const reports: RecognisedReport[] = [];
  const unassigned: Unassigned[] = [];
  const found = groups.filter((group) => otherDocument(pages, group) === null && isAny(group));
  const entry: Entry = { contents: input.pages, pages, name, groups: found, table };
  for (const group of groups) {
    const span = spanOf(group);
    const own = pages.slice(span.first, span.first + span.pages);
    const setAside = (code: Unassigned['code'], reason: string): void => void unassigned.push({ firstPage: span.first + 1, pages: span.pages, code, reason });
    const other = otherDocument(pages, group);
    if (other !== null) setAside('not-a-score-report', `the wording is that of ${other}`);
    else if (!found.includes(group) && (found.length === 0 || group.conflict === null)) setAside(found.length === 0 ? 'not-a-score-report' : 'pages-unassigned', 'neither the wording of a score report nor an SSID was found');
    else if (group.conflict !== null) setAside('pages-unassigned', group.conflict);
    else if (own.some(isOdd)) setAside('pdf-page-size-unusual', sizeReason(own, span.first));
    else reports.push(describe(entry, group));
  }
  return { reports, unassigned: joined(unassigned) };
};

const spanOf = (group: CopyGroup): { readonly first: number; readonly pages: number } => ({
  first: group.copies[0]?.first ?? 0,
  pages: group.copies.reduce((sum, copy) => sum + copy.pages, 0),
});

/** Printers and viewers differ on a page in units of its own, also where it is Letter as seen. */
const isOdd = (page: EntryPage): boolean => !page.letter || page.ownUnits;

const sizeReason = (own: readonly EntryPage[], first: number): string => {
  const at = own.findIndex(isOdd);
  return `page ${first + at + 1} ${own[at]?.letter === true ? 'is drawn in units of its own, which printers read differently' : 'is not Letter size (8.5 x 11 in upright)'}`;
};

/** Neighbouring spans with one code and reason are one span. */
const joined = (spans: readonly Unassigned[]): readonly Unassigned[] =>
  spans.reduce<Unassigned[]>((done, span) => {
    const last = done.at(-1);
    if (last && last.code === span.code && last.reason === span.reason && last.firstPage + last.pages === span.firstPage) {
      done[done.length - 1] = { ...last, pages: last.pages + span.pages };
    } else done.push(span);
    return done;
  }, []);

const otherDocument = (pages: readonly EntryPage[], group: CopyGroup): string | null => {
  const cover = pages[spanOf(group).first];
  return cover ? otherDocumentOf(cover) : null;
};

/** A score report shows its wording or an SSID; a test's name counts where the page also looks like a report's first. */
const hasEvidence = (pages: readonly EntryPage[], group: CopyGroup, nameSsid: string | null): boolean => {
  if (nameSsid !== null || group.copies.some((copy) => copy.ssid !== null)) return true;
  const { first, pages: count } = spanOf(group);
  return pages.slice(first, first + count).some((page) => {
    const wording = wordingOf(page);
    const beside = COVER_SIGNS.zipLine.bit | COVER_SIGNS.studentInformation.bit | COVER_SIGNS.salutation.bit;
    return wording === 'strong' || (wording === 'program' && ((page.coverSigns & beside) !== 0 || page.number !== null || page.name !== null));
  });
};

const describe = (entry: Entry, group: CopyGroup): RecognisedReport => {
  const { contents, pages, name } = entry;
  const span = spanOf(group);
  const own = pages.slice(span.first, span.first + span.pages);
  const content = contents[span.first];
  const kind = kindOfCopies(group.copies.map((copy) => copy.kind), name.kindHint);
  const schoolYear = yearOf(group, pages);
  const pageSsid = group.copies.find((copy) => copy.ssid !== null)?.ssid ?? null;
  const applies = nameApplies(entry, pageSsid);
  const ssid = pageSsid ?? (applies ? name.ssid : null);
  const grade = gradeOf(entry, group, applies);
  const printed = firstOf(group.copies, (copy) => copy.name);
  const address = content ? (findAddress(content.words, printed) ?? addressOfLabelled(content.words, own[0])) : null;
  const student = addressedName(group.copies[0]?.name ?? studentInAddress(address, own[0]) ?? printed, own[0] && { page: own[0], words: content?.words ?? [] }, address, group.copies[0]?.language ?? 'unknown');
  const { lea, school } = codesOf(entry, own[0], applies);
  return {
    firstPage: span.first + 1,
    pages: span.pages,
    copies: group.copies.map((copy) => ({ language: languageOfCopy(copy, group, entry), firstPage: copy.first + 1, pages: copy.pages })),
    program: programOf(kind, own, name),
    kind,
    schoolYear,
    ssid,
    lea,
    school,
    schoolName: firstOf(group.copies, (copy) => findSchoolName(pages[copy.first]?.plain ?? '')),
    grade,
    downloadDate: name.downloadDate,
    student,
    address,
    grounds: groundsIn(entry, group, { ssid, student, grade, school, address, kind }, applies),
    pageKeys: contents.slice(span.first, span.first + span.pages).map((page) => page.contentKey).join('\n'),
    problems: problemsOf(entry, group, { kind, schoolYear, grade, ssid, pageSsid, address }),
  };
};

/** Where a report's facts were found: on its pages, or in the entry's name. */
const groundsIn = ({ pages, name }: Entry, group: CopyGroup, { ssid, student, grade, school, address, kind }: Pick<RecognisedReport, 'ssid' | 'student' | 'grade' | 'school' | 'address' | 'kind'>, applies: boolean): number => {
  const nameSpeaks = applies || name.ssid === null;
  return groundsOf({
    ssidOnPages: group.copies.some((copy) => copy.ssid !== null),
    ssidInName: ssid !== null && ssid === name.ssid,
    studentOnCover: student !== null && group.copies.some((copy) => copy.name !== null),
    studentInAddress: student !== null && (address?.lines.some((line) => isSameName(line, student)) ?? false),
    gradeOnCover: grade !== null && firstOf(group.copies, (copy) => findGrade(pages[copy.first]?.plain ?? '')) === grade,
    gradeInName: nameSpeaks && grade !== null && grade === name.grade,
    schoolOnCover: school !== null && codesOnPage(pages[spanOf(group).first]?.plain ?? '')?.school === school,
    schoolInName: nameSpeaks && school !== null && school === name.school,
    kindInWords: group.copies.some((copy) => copy.kind !== 'unknown'),
    kindInName: kind !== 'unknown' && name.kindHint === kind,
  });
};

type Stated = Pick<RecognisedReport, 'kind' | 'schoolYear' | 'grade' | 'ssid' | 'address'> & { readonly pageSsid: string | null };

/** The problems of one report alone, in the contract's order. */
const problemsOf = ({ name, groups, table }: Entry, group: CopyGroup, { kind, schoolYear, grade, ssid, pageSsid, address }: Stated): readonly ProblemCode[] => {
  const isMismatch = name.ssid !== null && pageSsid !== null && !groups.some((other) => other.copies.some((copy) => copy.ssid === name.ssid));
  const isLengthUnusual = kind !== 'unknown' && group.copies.some((copy) => !isLengthExplained(kind, schoolYear, copy.length, table));
  const isGradeOdd = grade !== null && !isGradeUsual(kind, schoolYear, grade, table);
  const problems: readonly (readonly [boolean, ProblemCode])[] = [
    [isMismatch, 'report-ssid-mismatch'],
    [ssid === null, 'report-ssid-missing'],
    [kind === 'unknown', 'report-kind-unknown'],
    [isLengthUnusual || isGradeOdd, 'report-length-unexpected'],
    [address === null, 'address-not-found'],
    [address !== null && parseAddress(address.lines).faults.length > 0, 'address-incomplete'],
  ];
  return problems.filter(([isPresent]) => isPresent).map(([, code]) => code);
};

/**
 * The name's SSID, school and grade describe one pupil. They are a report's own where it is the entry's only one, or where
 * it shows the name's SSID; in a combined file they would be another pupil's.
 */
const nameApplies = (entry: Entry, pageSsid: string | null): boolean =>
  entry.groups.length === 1 || (entry.name.ssid !== null && (pageSsid === entry.name.ssid || (pageSsid === null && entry.groups.every((group) => group.copies.every((copy) => copy.ssid === null)) && isOneStudent(entry.groups))));

const isOneStudent = (groups: readonly CopyGroup[]): boolean => {
  const names = groups.flatMap((group) => group.copies.map((copy) => copy.name)).filter((name) => name !== null);
  return names.every((name) => isSameName(name, names[0] ?? name));
};

const firstOf = <T>(copies: readonly ReadCopy[], read: (copy: ReadCopy) => T | null): T | null => {
  for (const copy of copies) {
    const value = read(copy);
    if (value !== null) return value;
  }
  return null;
};

/**
 * The name's grade where it is the report's own and stands with an SSID or an LEA's code, as in TOMS's names; in another name
 * two digits are as often a part's number, so there the page's counts before the name's. Last is that of a batch which the name describes.
 */
const gradeOf = ({ name, pages }: Entry, group: CopyGroup, applies: boolean): string | null =>
  (applies && (name.ssid !== null || name.lea !== null) ? name.grade : null) ?? firstOf(group.copies, (copy) => findGrade(pages[copy.first]?.plain ?? '')) ?? (name.ssid === null ? name.grade : null);

/** LEA and school: the name's where they are the report's own or the whole batch's, else the page's. One LEA downloads a file. */
const codesOf = ({ name }: Entry, cover: EntryPage | undefined, applies: boolean): { readonly lea: string | null; readonly school: string | null } => {
  const stated = codesOnPage(cover?.plain ?? '');
  const isOwn = applies || name.ssid === null;
  return { lea: (isOwn ? name.lea : null) ?? stated?.lea ?? name.lea, school: (isOwn ? name.school : null) ?? stated?.school ?? null };
};

/** The year that page 1 states, else the other pages, the copies in their order. */
const yearOf = (group: CopyGroup, pages: readonly EntryPage[]): string | null =>
  firstOf(group.copies, (copy) => findSchoolYear(pages[copy.first]?.plain ?? '')) ??
  firstOf(group.copies, (copy) => findSchoolYear(pages.slice(copy.first, copy.first + copy.pages).map((page) => page.plain).join('\n')));

const programOf = (kind: ReportKind, own: readonly EntryPage[], name: NameFacts): Program => {
  const stated = programOfKind(kind) ?? own.map(programInWords).find((program) => program !== null);
  return stated ?? name.programHint ?? 'unknown';
};

/** The language that the pages speak; the name's hint only for a single copy that cannot be read. */
const languageOfCopy = (copy: ReadCopy, group: CopyGroup, entry: Entry): ReadCopy['language'] =>
  copy.language === 'unknown' && group.copies.length === 1 && entry.groups.length === 1 ? (entry.name.languageHint ?? 'unknown') : copy.language;

/** A 14-digit CDS code that page 1 states. */
const codesOnPage = (plain: string): { readonly lea: string; readonly school: string | null } | null => {
  const found = /(?<!\p{L})CDS[^\d\n]{0,20}(\d{2})[ -]?(\d{5})[ -]?(\d{7})(?!\d)/u.exec(plain);
  if (!found) return null;
  const school = found[3] ?? '';
  return { lea: `${found[1]}${found[2]}`, school: school === '0000000' ? null : school };
};

/** The address that is found only where a label's value is taken for the pupil's name, which would else be no line of one: it holds a colon, or is very long. */
const addressOfLabelled = (words: readonly Word[], cover: EntryPage | undefined): Address | null => {
  if (words.length === 0 || !cover) return null;
  for (const value of new Set(valuesBehindLabels(cover.plain).map(({ text }) => text))) {
    const address = findAddress(words, value);
    if (address !== null) return address;
  }
  return null;
};

/** The pupil's name where the address gives it: in its salutation, else its first line, else a line that a label on the cover says too. */
const studentInAddress = (address: Address | null, cover: EntryPage | undefined): string | null => {
  if (address === null) return null;
  const first = address.lines[0] ?? '';
  return findSalutedName(address.lines.map(plainText)) ?? (looksLikeName(plainText(first)) ? first : null) ?? (cover ? agreedName(cover, address) : null);
};
