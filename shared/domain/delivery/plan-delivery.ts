import { problemOf } from '../../problems/describe-problem';
import type { Problem } from '../../problems/problem';
import { overridesBySsid, type AddressOverride } from '../packets/address-overrides';
import { makePackets } from '../packets/make-packets';
import type { Removal } from '../packets/plan';
import { ADDRESS_NOT_FOUND, planRemovals } from '../packets/plan-removals';
import { placeOf } from '../packets/report-problem';
import type { PrepareSettings } from '../packets/settings';
import type { FoundReport } from '../ssr/report';
import { nameOf, needsLocalIds, uniqueNames } from './file-name-pattern';

/** A report that is handed over as a file; `file` is its path below the folder of PDFs, with `/`; `removals` are addresses that must stand nowhere in it. */
export type DeliveredReport = { readonly report: FoundReport; readonly localId: string | null; readonly file: string; readonly removals: readonly Removal[] };

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
  /** Students with another address (Safe at Home, say): the printed one is taken out of their files. */
  readonly addresses: readonly AddressOverride[];
};

const NO_SCHOOL = 'school-unknown';

/**
 * Which reports are handed over as files of their own, and how they are named. What is set aside for the mail is not handed over either, nor a
 * report whose address is to be another one and was not found.
 */
export const planDelivery = (reports: readonly FoundReport[], downloadPaths: readonly string[], settings: PrepareSettings, choices: DeliveryChoices): DeliveryPlan => {
  const { drafts, setAside } = makePackets(reports, downloadPaths, { ...settings, hold: choices.hold, combineStudents: false, combineSiblings: false, siblings: [] });
  const unique = uniqueNames();
  const replaced = overridesBySsid(choices.addresses);
  const going = drafts.map(({ lead }) => ({ lead, removals: lead.ssid !== null && replaced.has(lead.ssid) ? planRemovals([lead]) : [] }));
  return {
    setAside: [...setAside, ...going.flatMap(({ lead, removals }) => (removals ? [] : [{ report: lead, problem: problemOf('address-not-replaced', placeOf(lead, downloadPaths), ADDRESS_NOT_FOUND) }]))],
    reports: going.flatMap(({ lead, removals }): readonly DeliveredReport[] => {
      if (!removals) return [];
      const localId = choices.localIds.get(lead.ssid ?? '') ?? null;
      const folder = choices.bySchool ? `${lead.school ?? NO_SCHOOL}/` : '';
      return [{ report: lead, localId, file: `${unique(folder + nameOf(choices.namePattern, lead, localId))}.pdf`, removals }];
    }),
  };
};

/** How many files could not be named by the student's local ID, where the pattern asks for it: a portal that goes by the names does not know whose they are. */
export const withoutLocalId = (namePattern: string, reports: readonly Pick<DeliveredReport, 'localId'>[]): number => (needsLocalIds(namePattern) ? reports.filter(({ localId }) => localId === null).length : 0);
