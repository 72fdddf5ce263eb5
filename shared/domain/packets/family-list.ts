import { type ConfirmedFamily, type FamilyProposal, MOST_CHILDREN } from './families';
import { isRoundedSsid, ROUNDED_SSID } from './rounded-ssid';

/** What a list of families says, and the lines (from 1) that are no family, with what is wrong in plain words and without pupils' data. */
export type FamilyList = { readonly families: readonly ConfirmedFamily[]; readonly faults: readonly { readonly line: number; readonly reason: string }[] };

/** A family a line: two SSIDs or more, parted by commas, semicolons, tabs or spaces. What stands behind `#` is for people. */
export const readFamilyList = (text: string): FamilyList => {
  const families: ConfirmedFamily[] = [];
  const faults: { line: number; reason: string }[] = [];
  const known = new Set<string>();
  for (const [index, line] of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).entries()) {
    const ssids = [...new Set(line.replace(/#.*$/, '').split(/[\s,;"]+/).filter((word) => word !== ''))];
    if (ssids.length === 0) continue;
    const reason = reasonAgainst(ssids, known);
    if (reason === null) families.push(ssids);
    else faults.push({ line: index + 1, reason });
    for (const ssid of ssids) known.add(ssid);
  }
  return { families, faults };
};

const reasonAgainst = (ssids: readonly string[], known: ReadonlySet<string>): string | null => {
  if (ssids.some(isRoundedSsid)) return ROUNDED_SSID;
  if (ssids.some((ssid) => !/^\d{10}$/.test(ssid))) return 'it holds something else than SSIDs of 10 digits';
  if (ssids.length === 1) return 'a family takes two SSIDs or more';
  if (ssids.length > MOST_CHILDREN) return `a family takes ${MOST_CHILDREN} SSIDs at most`;
  return ssids.some((ssid) => known.has(ssid)) ? 'one of its SSIDs stands in another family' : null;
};

/** Families to be confirmed, as such a list: above each one who they are and where they live. Whoever confirms takes out the lines that are no families. */
export const familyListText = (proposals: readonly FamilyProposal[]): string =>
  [
    '# A family a line. Take out each line that is no family, and each family that is not to share an envelope.',
    ...proposals.flatMap(({ addressLines, students, isByRule }) => [
      '',
      `# ${plain(addressLines.join(', '))}: ${isByRule ? 'one surname and school' : 'one address, other surnames or schools'}`,
      ...students.map(({ ssid, student, school, grade }) => `#   ${ssid} ${plain(student)}, school ${school ?? 'not known'}, grade ${grade ?? 'not known'}`),
      // A group that holds another one is for a person to take instead of it.
      `${isByRule ? '' : '# '}${students.map(({ ssid }) => ssid).join(' ')}`,
    ]),
    '',
  ].join('\n');

/** Names and addresses come from PDFs: nothing in them begins a line. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
