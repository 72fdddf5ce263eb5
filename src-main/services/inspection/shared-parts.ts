import type { EntryResult, JudgedReport } from '../../ports/inspection-pool';

/** Beyond that many different values sharing gains nothing, and the values looked for would only take memory themselves. */
const MOST_PARTS = 20_000;

/** The first of all values of one key. */
const firstOf = <Part>(parts: Map<string, Part>, key: string, part: Part): Part => {
  const known = parts.get(key);
  if (known !== undefined) return known;
  if (parts.size < MOST_PARTS) parts.set(key, part);
  return part;
};

/**
 * Gives the results of one reading their equal parts in common. A result that comes from another thread brings all of its texts and lists as
 * copies of its own, and tens of thousands of results are kept at once that name the same few schools, grades, days, languages and problems.
 */
export const createSharedParts = (): ((result: EntryResult) => EntryResult) => {
  const texts = new Map<string, string>();
  const copies = new Map<string, JudgedReport['copies']>();
  const problems = new Map<string, JudgedReport['problems']>();
  const windows = new Map<string, JudgedReport['window']>();
  const rooms = new Map<string, JudgedReport['front']['room']>();

  const text = <Text extends string | null>(value: Text): Text => (value === null ? value : (firstOf<string>(texts, value, value) as Text));

  const addressOf = ({ address, student }: JudgedReport): JudgedReport['address'] => {
    if (address === null) return null;
    const last = address.lines.length - 1;
    // The first line is nearly always the student, the last a town of the district.
    const lines = address.lines.map((line, index) => (line === student ? student : index === last ? text(line) : line));
    const [x0, y0, x1, y1] = address.box;
    return { lines, box: [x0, y0, x1, y1], zip: text(address.zip) };
  };

  const frontOf = ({ boxes, words, images, texts, returnBox, room }: JudgedReport['front']): JudgedReport['front'] => ({ boxes: text(boxes), words, images, texts: text(texts), returnBox, room: firstOf(rooms, JSON.stringify(room), room) });

  // Field by field, so that every report kept has the same shape and nothing of the received object stays.
  const reportOf = (report: JudgedReport): JudgedReport => ({
    firstPage: report.firstPage,
    pages: report.pages,
    copies: firstOf(copies, JSON.stringify(report.copies), report.copies),
    program: text(report.program),
    kind: text(report.kind),
    schoolYear: text(report.schoolYear),
    ssid: report.ssid,
    lea: text(report.lea),
    school: text(report.school),
    schoolName: text(report.schoolName),
    grade: text(report.grade),
    downloadDate: text(report.downloadDate),
    student: report.student,
    address: addressOf(report),
    grounds: report.grounds,
    pageKeys: report.pageKeys,
    problems: firstOf(problems, report.problems.join(' '), report.problems),
    window: firstOf(windows, JSON.stringify(report.window), report.window),
    front: frontOf(report.front),
  });

  return (result) => (result.outcome === 'read' ? { ...result, reports: result.reports.map(reportOf) } : result);
};
