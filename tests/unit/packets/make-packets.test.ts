import { makePackets } from '@shared/domain/packets/make-packets';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import type { Address, FoundReport } from '@shared/domain/ssr/report';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const addressOf = (...lines: string[]): Address => ({ lines, box: [90, 195, 200, 215], zip: '93650' });
const ana = { ssid: '1111111111', student: 'Ana Lopez', address: addressOf('Ana Lopez', '12 Main St', 'Fresno CA 93650') } as const;

const packetsOf = (reports: readonly FoundReport[], combineStudents: boolean, hold: readonly string[] = []) => {
  const { drafts, setAside, notices } = makePackets(reports, ['a.zip', 'b.zip'], { ...DEFAULT_PREPARE_SETTINGS, combineStudents, hold });
  return {
    packets: drafts.map((draft) => draft.reports.map(({ id }) => id)),
    setAside: setAside.map(({ report, problem }) => [report.id, problem.code]),
    notices: notices.map(({ problem: { code, entry } }) => [code, entry]),
  };
};

it('makes one packet of each report', () => {
  expect(packetsOf([foundReport(0, ana), foundReport(1, ana)], false)).toEqual({ packets: [['r0'], ['r1']], setAside: [], notices: [] });
});

it('sets aside what is on hold or has a problem that says so, with the first reason', () => {
  const reports = [
    foundReport(0, { ssid: '1111111111' }),
    foundReport(1, { problems: ['address-not-found', 'report-duplicate', 'report-superseded'] }),
    foundReport(2, { problems: ['report-kind-unknown', 'window-shows-other-text'] }),
    foundReport(3, { ssid: '1111111111', problems: ['report-ssid-mismatch'] }),
    foundReport(4, { ssid: null }),
  ];
  expect(packetsOf(reports, false, ['1111111111 '])).toEqual({
    packets: [['r2'], ['r4']],
    setAside: [['r0', 'on-hold'], ['r1', 'report-duplicate'], ['r3', 'report-ssid-mismatch']],
    notices: [],
  });
});

describe('combining students', () => {
  it('puts CAASPP before ELPAC, then download order, across downloads', () => {
    const reports = [
      foundReport(0, { ...ana, program: 'unknown' }),
      foundReport(1, { ...ana, program: 'ELPAC' }),
      foundReport(2),
      foundReport(3, { ...ana, program: 'CAASPP', downloadIndex: 1 }),
      foundReport(4, { ...ana, program: 'CAASPP', kind: 'csa' }),
    ];
    expect(packetsOf(reports, true)).toEqual({ packets: [['r3', 'r4', 'r1', 'r0'], ['r2']], setAside: [], notices: [] });
  });

  it.each([
    ['case, accents and punctuation', { student: 'ANA LÓPEZ', address: addressOf('ANA LÓPEZ', '12 MAIN ST.', 'FRESNO, CA  93650') }],
    ['the order of the name', { student: 'Lopez, Ana', address: addressOf('Lopez, Ana', '12 Main St', 'Fresno CA 93650') }],
    ['a salutation', { address: addressOf('To the Parent/Guardian of:', 'Ana Lopez', '12 Main St', 'Fresno CA 93650') }],
    ['the name in the salutation', { address: addressOf('For the parent or guardian of Ana Lopez', '12 Main St', 'Fresno CA 93650') }],
  ])('is not kept from it by %s', (_, given) => {
    expect(packetsOf([foundReport(0, ana), foundReport(1, { ...ana, ...given })], true)).toEqual({ packets: [['r0', 'r1']], setAside: [], notices: [] });
  });

  it.each([
    ['another name', { student: 'Ana M Lopez' }],
    ['another house', { address: addressOf('Ana Lopez', '1 2 Main St', 'Fresno CA 93650') }],
    ['another ZIP', { address: addressOf('Ana Lopez', '12 Main St', 'Fresno CA 93651') }],
    ['another household at that house', { address: addressOf('Ana Lopez', 'c/o Kim', '12 Main St', 'Fresno CA 93650') }],
    ['no name', { student: null }],
    ['no address', { address: null }],
  ])('keeps reports apart for %s, and says so once', (_, given) => {
    const reports = [foundReport(0, ana), foundReport(1, { ...ana, ...given }), foundReport(2, ana)];
    expect(packetsOf(reports, true)).toEqual({ packets: [['r0', 'r2'], ['r1']], setAside: [], notices: [['reports-not-combined', 'report-0.pdf']] });
  });

  it('never joins by name and address alone', () => {
    expect(packetsOf([foundReport(0, ana), foundReport(1, { ...ana, ssid: '2222222222' }), foundReport(2, { ...ana, ssid: null }), foundReport(3, { ...ana, ssid: null })], true)).toEqual({
      packets: [['r0'], ['r1'], ['r2'], ['r3']],
      setAside: [],
      notices: [],
    });
  });
});
