import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { proposeFamilies } from '@shared/domain/packets/families';
import { familyListText, readFamilyList } from '@shared/domain/packets/family-list';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import { changedReport } from '@shared/domain/ssr/changed-report';
import type { Address, FoundReport } from '@shared/domain/ssr/report';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const home = (student: string, ...lines: readonly string[]): Address => ({ lines: [student, ...(lines.length > 0 ? lines : ['12 Main St Apt 4', 'Fresno CA 93650'])], box: [90, 195, 200, 215], zip: '93650' });
const ANA = '9000000001';
const BEN = '9000000002';
const CAL = '9000000003';
const child = (index: number, ssid: string, student: string, given: Partial<FoundReport> = {}): FoundReport => foundReport(index, { ssid, student, address: home(student), pages: 2, grade: '05', ...given });
const ana = child(0, ANA, 'Ana Lopez');
const ben = child(1, BEN, 'Lopez, Ben');
const cal = child(2, CAL, 'Cal Rivera');

const planOf = (reports: readonly FoundReport[], chosen: Partial<PrepareSettings>) => {
  const { batches, setAside, notices } = planRun({ reports, downloadPaths: ['a.zip'], settings: { ...DEFAULT_PREPARE_SETTINGS, sort: 'as-downloaded', ...chosen } });
  const packets = batches.flatMap((batch) => batch.packets).sort((one, other) => one.piece - other.piece);
  return {
    packets: packets.map((packet) => packet.reports.map(({ report }) => report.id)),
    setAside: setAside.map(({ report, problem }) => [report.id, problem.code]),
    notices: notices.flatMap(({ problem: { code, message } }) => (code === 'siblings-not-combined' ? [message] : [])),
  };
};

describe('siblings by the rule', () => {
  const together = (reports: readonly FoundReport[], chosen: Partial<PrepareSettings> = {}) => planOf(reports, { combineSiblings: true, ...chosen }).packets;

  it('share an envelope only where staff chose so', () => {
    expect(planOf([ana, ben], {}).packets).toEqual([['r0'], ['r1']]);
    expect(planOf([ana, ben], { combineStudents: true }).packets).toEqual([['r0'], ['r1']]);
    expect(together([ana, ben, cal])).toEqual([['r2'], ['r0', 'r1']]);
  });

  it.each<[string, Partial<FoundReport>]>([
    ['another surname', { student: 'Ben Rivera', address: home('Ben Rivera') }],
    ['another school', { school: '7654322' }],
    ['no school', { school: null }],
    ['a typed school', { corrected: { fields: ['school'], was: ben } }],
    ['a typed name', { corrected: { fields: ['student'], was: ben } }],
    ['another unit', { address: home('Lopez, Ben', '12 Main St Apt 5', 'Fresno CA 93650') }],
    ['no address', { address: null }],
    ['no SSID', { ssid: null }],
    ['the same SSID', { ssid: ANA }],
  ])('do not with %s', (_, given) => {
    expect(together([ana, changedReport(ben, given)])).toHaveLength(2);
  });

  it('do not where the address names no home', () => {
    const town = (student: string): Address => home(student, 'Fresno CA 93650');
    expect(together([changedReport(ana, { address: town('Ana Lopez') }), changedReport(ben, { address: town('Lopez, Ben') })])).toHaveLength(2);
  });

  it('never with another address or on hold', () => {
    expect(together([ana, ben], { addresses: [{ ssid: BEN, lines: ['Ben Lopez', 'PO Box 1', 'Sacramento CA 95812'] }] })).toHaveLength(2);
    // Not even where the other address is the sibling's.
    expect(together([ana, changedReport(ben, { address: home('Lopez, Ben', '9 Oak St', 'Fresno CA 93650') })], { addresses: [{ ssid: BEN, lines: home('Lopez, Ben').lines }] })).toHaveLength(2);
    expect(planOf([ana, ben], { combineSiblings: true, hold: [BEN] })).toMatchObject({ packets: [['r0']], setAside: [['r1', 'on-hold']] });
  });

  it('take all reports of each student that go to the address, one student behind the other', () => {
    const reports = [child(0, BEN, 'Lopez, Ben', { program: 'ELPAC', kind: 'elpac-summative' }), child(1, ANA, 'Ana Lopez'), child(2, BEN, 'Lopez, Ben')];
    expect(together(reports)).toEqual([['r2', 'r0', 'r1']]);
  });

  it('stay apart where their paper is too heavy for a letter', () => {
    const roomy = { ...DEFAULT_ENVELOPE, id: 'own-roomy', comfortableSheets: 30 };
    const long = (index: number, ssid: string, student: string) => child(index, ssid, student, { pages: 20 });
    const on = (paper: PrepareSettings['paper']) => planOf([long(0, ANA, 'Ana Lopez'), long(1, BEN, 'Ben Lopez')], { combineSiblings: true, envelope: roomy.id, ownEnvelope: roomy, paper });
    expect(on(20)).toMatchObject({ packets: [['r0', 'r1']], notices: [] });
    expect(on(24)).toMatchObject({ packets: [['r0'], ['r1']], notices: [expect.stringContaining('they weigh more together than a letter may')] });
  });

  it('stay apart where they are too thick together, and this is said', () => {
    const long = (index: number, ssid: string, student: string) => child(index, ssid, student, { pages: 7 });
    const { packets, notices } = planOf([long(0, ANA, 'Ana Lopez'), long(1, BEN, 'Ben Lopez')], { combineSiblings: true });
    expect(packets).toEqual([['r0'], ['r1']]);
    expect(notices).toEqual(['The reports of this family can’t share an envelope: they take 8 sheets together, and the envelope takes 6 well. They stay in separate envelopes.']);
    const six = (index: number, ssid: string, student: string) => child(index, ssid, student, { pages: 6 });
    expect(planOf([six(0, ANA, 'Ana Lopez'), six(1, BEN, 'Ben Lopez')], { combineSiblings: true })).toMatchObject({ packets: [['r0', 'r1']], notices: [] });
  });

  it('leave nobody out with the first page that does not stand well: each goes by itself then', () => {
    const { packets, setAside, notices } = planOf([changedReport(ana, { address: { ...home('Ana Lopez'), box: [20, 600, 200, 640] } }), changedReport(ben, { address: { ...home('Lopez, Ben'), box: [90, 195, 200, 215] } })], { combineSiblings: true, windowPolicy: 'set-aside' });
    expect([packets.length + setAside.length, notices.length]).toEqual([2, 1]);
  });
});

describe('families that a person confirmed', () => {
  it('share an envelope whatever their names and schools, at one address', () => {
    expect(planOf([ana, ben, cal], { siblings: [[ANA, CAL]] }).packets).toEqual([['r1'], ['r0', 'r2']]);
    expect(planOf([ana, ben, cal], { siblings: [[ANA, CAL]], combineSiblings: true }).packets).toEqual([['r1'], ['r0', 'r2']]);
    expect(planOf([ana, ben, cal], { siblings: [[ANA, BEN, CAL]] }).packets).toEqual([['r0', 'r1', 'r2']]);
  });

  it('stay apart at two addresses, or where one gets another address, and this is said', () => {
    const elsewhere = changedReport(cal, { address: home('Cal Rivera', '9 Oak St', 'Fresno CA 93650') });
    expect(planOf([ana, elsewhere], { siblings: [[ANA, CAL]] })).toMatchObject({ packets: [['r0'], ['r2']], notices: [expect.stringContaining('the addresses are not the same')] });
    const safe = [{ ssid: CAL, lines: ['Cal Rivera', 'PO Box 1', 'Sacramento CA 95812'] }];
    expect(planOf([ana, cal], { siblings: [[ANA, CAL]], addresses: safe }).notices).toHaveLength(1);
    expect(planOf([ana, ben, elsewhere], { siblings: [[ANA, BEN, CAL]] })).toMatchObject({ packets: [['r2'], ['r0', 'r1']], notices: [expect.stringMatching(/^The 3 students of this family go out in 2 envelopes: the addresses are not the same, .* Those at one address share an envelope/)] });
    expect(planOf([ana], { siblings: [[ANA, CAL]] }).notices).toEqual([]);
  });
});

describe('proposals', () => {
  it('are siblings by the rule, and everybody at the address where these are more', () => {
    const proposals = proposeFamilies([ana, ben, cal, foundReport(9)], new Set());
    expect(proposals.map(({ isByRule, students, addressLines }) => [isByRule, students.map(({ ssid }) => ssid), addressLines])).toEqual([
      [true, [ANA, BEN], ['12 Main St Apt 4', 'Fresno CA 93650']],
      [false, [ANA, BEN, CAL], ['12 Main St Apt 4', 'Fresno CA 93650']],
    ]);
    expect(proposeFamilies([ana, ben], new Set([BEN]))).toEqual([]);
  });

  it('of a house of many homes are siblings only', () => {
    const many = Array.from({ length: 12 }, (_, index) => child(index, String(9_000_000_010 + index), `Child Name${index}`));
    expect(proposeFamilies([...many, child(20, ANA, 'Ana Name3')], new Set()).map(({ students }) => students.length)).toEqual([2]);
  });

  it('make a list that a person goes through and that is read back as it was confirmed', () => {
    const text = familyListText(proposeFamilies([ana, ben, cal], new Set()));
    expect(text).toContain(`#   ${BEN} Lopez, Ben, school 7654321, grade 05`);
    expect(readFamilyList(text)).toEqual({ families: [[ANA, BEN]], faults: [] });
    expect(readFamilyList(text.replace(`# ${ANA} ${BEN} ${CAL}`, `${CAL} ${ANA}`).replace(`\n${ANA} ${BEN}\n`, '\n'))).toEqual({ families: [[CAL, ANA]], faults: [] });
  });

  it('are told line by line where they can’t be used', () => {
    expect(readFamilyList(`\uFEFF${ANA};${BEN}\r\n\r\n${ANA} # alone\n123 ${CAL}\n${BEN}\t${CAL}\n`)).toEqual({
      families: [[ANA, BEN]],
      faults: [
        { line: 3, reason: 'a family takes two SSIDs or more' },
        { line: 4, reason: 'it holds something else than SSIDs of 10 digits' },
        { line: 5, reason: 'one of its SSIDs stands in another family' },
      ],
    });
  });
});
