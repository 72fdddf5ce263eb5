import { changedReport } from '@shared/domain/ssr/changed-report';
import type { FoundReport } from '@shared/domain/ssr/report';
import { createPacker } from '../packed/create-packer';
import type { Keepings } from '../packed/rows';

/** What reading a download finds; what a person or a proof says of a report later stands in a report anew. */
type ReadReport = Omit<FoundReport, 'corrected' | 'unproved'>;

const KEEPINGS: Keepings<ReadReport> = {
  id: 'json',
  downloadIndex: 'shared',
  entryIndex: 'count',
  entry: 'json',
  bytesKey: 'digests',
  firstPage: 'shared',
  pages: 'shared',
  sheets: 'shared',
  copies: 'shared',
  program: 'shared',
  kind: 'shared',
  schoolYear: 'shared',
  ssid: 'json',
  lea: 'shared',
  school: 'shared',
  schoolName: 'shared',
  grade: 'shared',
  downloadDate: 'shared',
  student: 'json',
  address: 'address',
  grounds: 'shared',
  pageKeys: 'digests',
  problems: 'shared',
  window: 'shared',
  front: { boxes: 'numbers', words: 'shared', images: 'shared', texts: 'json', returnBox: 'shared', room: 'shared' },
};

/** Packs the reports of one reading: 50,000 name the same few schools, grades, days, languages and problems, and the rest of each is some 500 bytes. What a person or a proof has said of one stands beside it. */
export const createReportPacker = (): ((report: FoundReport) => FoundReport) => {
  const pack = createPacker<ReadReport>(KEEPINGS);
  return (report) => {
    const { corrected, unproved } = report;
    const packed = pack(report);
    return corrected || unproved ? changedReport(packed, { ...(corrected && { corrected }), ...(unproved && { unproved }) }) : packed;
  };
};
