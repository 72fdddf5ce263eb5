import type { Problem } from '../../problems/problem';
import { makePackets } from '../packets/make-packets';
import type { PrepareSettings } from '../packets/settings';
import type { FoundReport } from '../ssr/report';
import { nameOf, uniqueNames } from './file-name-pattern';

/** A report that is handed over as a file; `file` is its path below the folder of PDFs, with `/`. */
export type DeliveredReport = { readonly report: FoundReport; readonly localId: string | null; readonly file: string };

export type DeliveryPlan = {
  /** In the order found. */
  readonly reports: readonly DeliveredReport[];
  readonly setAside: readonly { readonly report: FoundReport; readonly problem: Problem }[];
};

export type DeliveryChoices = {
  readonly hold: readonly string[];
  readonly namePattern: string;
  /** A folder for each school. */
  readonly bySchool: boolean;
  /** The ids that the district gives its students, by SSID. */
  readonly localIds: ReadonlyMap<string, string>;
};

const NO_SCHOOL = 'school-unknown';

/** Which reports are handed over as files of their own, and how they are named. What is set aside for the mail is not handed over either. */
export const planDelivery = (reports: readonly FoundReport[], downloadPaths: readonly string[], settings: PrepareSettings, choices: DeliveryChoices): DeliveryPlan => {
  const { drafts, setAside } = makePackets(reports, downloadPaths, { ...settings, hold: choices.hold, combineStudents: false });
  const unique = uniqueNames();
  return {
    setAside,
    reports: drafts.map(({ lead }): DeliveredReport => {
      const localId = choices.localIds.get(lead.ssid ?? '') ?? null;
      const folder = choices.bySchool ? `${lead.school ?? NO_SCHOOL}/` : '';
      return { report: lead, localId, file: `${unique(folder + nameOf(choices.namePattern, lead, localId))}.pdf` };
    }),
  };
};
