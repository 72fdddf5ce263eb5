import type { FoundReport } from '../ssr/report';

/** What a name's pattern can hold, in braces. */
export const NAME_PARTS = ['ssid', 'localid', 'lea', 'school', 'grade', 'kind', 'program', 'year', 'date', 'student'] as const;
export type NamePart = (typeof NAME_PARTS)[number];

export const DEFAULT_NAME_PATTERN = '{ssid}_{kind}_{year}';

/** Stands where a report does not say. */
const UNKNOWN = 'unknown';
/** Windows takes 255 characters for a name and 260 for a path; folders and a number need their room. */
const LONGEST_NAME = 120;

/** The letters that a part can take at most, and of a student's name those that it keeps where the whole would be too long: SSID and local ID are never cut off. */
const LONGEST: Readonly<Record<NamePart, number>> = { ssid: 10, localid: 20, lea: 7, school: 7, grade: 7, kind: 25, program: 7, year: 7, date: 10, student: 10 };

const PART = /\{([a-z]+)\}/g;

/** Why a pattern can't be used, in a sentence with the next step, or null. */
export const namePatternFault = (pattern: string): string | null => {
  const parts = [...pattern.matchAll(PART)].map(([, part]) => part ?? '');
  const odd = parts.find((part) => !NAME_PARTS.some((known) => known === part));
  if (odd !== undefined || /[{}]/.test(pattern.replace(PART, ''))) return `A name pattern takes these parts: ${NAME_PARTS.map((part) => `{${part}}`).join(', ')}.`;
  if (!parts.includes('ssid') && !parts.includes('localid')) return 'A name pattern needs {ssid} or {localid}, so that each file belongs to one student.';
  const longest = parts.reduce((sum, part) => sum + LONGEST[part as NamePart], pattern.replace(PART, '').length);
  if (longest > LONGEST_NAME) return `Names of this pattern could take ${longest} letters, and a file takes ${LONGEST_NAME}. Shorten it.`;
  return /[/\\:*?"<>|]/.test(pattern) ? 'A name pattern can hold no mark that file names don\'t take: / \\ : * ? " < > |' : null;
};

/** Whether names of this pattern come from the student data file. */
export const needsLocalIds = (pattern: string): boolean => pattern.includes('{localid}');

/** Letters, digits, spaces, dots, hyphens and underscores stay; what a file system could stumble over becomes a hyphen. */
const plainPart = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-').trim();

const partOf = (report: FoundReport, localId: string | null, part: string): string | null => {
  switch (part as NamePart) {
    case 'ssid':
      return report.ssid;
    case 'localid':
      return localId;
    case 'lea':
      return report.lea;
    case 'school':
      return report.school;
    case 'grade':
      return report.grade;
    case 'kind':
      return report.kind;
    case 'program':
      return report.program;
    case 'year':
      return report.schoolYear;
    case 'date':
      return report.downloadDate;
    case 'student':
      return report.student;
  }
};

/** Names that Windows keeps for itself, whatever stands behind a dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A report's file name of the pattern, without `.pdf`. */
export const nameOf = (pattern: string, report: FoundReport, localId: string | null): string => {
  const filled = (mostOfStudent: number): string =>
    pattern.replace(PART, (_, part: string) => (plainPart(partOf(report, localId, part) ?? '') || UNKNOWN).slice(0, part === 'student' ? mostOfStudent : undefined));
  const whole = filled(LONGEST_NAME);
  const name = (whole.length <= LONGEST_NAME ? whole : filled(LONGEST.student)).replace(/^[. ]+|[. ]+$/g, '').slice(0, LONGEST_NAME);
  return RESERVED.test(name) ? `_${name}` : name;
};

/**
 * Gives each name once: one that was given before, whatever its case, gets `-2`, `-3` and so on. File systems of Windows and macOS take
 * "Ana" and "ANA" for one.
 */
export const uniqueNames = (): ((name: string) => string) => {
  const taken = new Set<string>();
  const lastNumber = new Map<string, number>();
  return (name) => {
    const key = name.toLowerCase();
    let number = lastNumber.get(key) ?? 1;
    let unique = number === 1 ? name : `${name}-${number}`;
    while (taken.has(unique.toLowerCase())) unique = `${name}-${(number += 1)}`;
    lastNumber.set(key, number);
    taken.add(unique.toLowerCase());
    return unique;
  };
};
