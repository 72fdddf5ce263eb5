import { basename } from 'node:path';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { MOST_OVERRIDES } from '@shared/domain/packets/address-overrides';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { Desktop } from '../ports/desktop';
import type { MailingSession } from '../services/mailing/mailing-session';
import { strayKinds, windowPacket, windowRows } from '../services/mailing/window-views';
import { attempt, saveAs } from './exchange-handlers';
import type { CallHandlers } from './answer-calls';

export type EnvelopeDeps = {
  readonly session: MailingSession;
  readonly desktop: Desktop;
  /** The cells of a list of addresses; null where the file is no such list. */
  readonly readAddressRows: (path: string) => Promise<readonly (readonly string[])[] | null>;
  readonly checkSheets: (envelope: EnvelopePreset) => Promise<Uint8Array>;
  readonly printCheckSheets: (printer: string, envelope: EnvelopePreset) => Promise<Result<void>>;
};

type EnvelopeVerbs = 'window.rows' | 'window.strays' | 'window.packet' | 'paper.save' | 'paper.print' | 'addresses.choose';

const NO_PACKET = failed('packet-unknown', 'This packet is no longer part of the plan. Choose another one in the list.');
const NO_LIST = failed('addresses-unreadable', 'This file is no list of addresses. Save the list as CSV and choose it again.');

/** Answers the verbs of the envelope: what shows, its check sheets, and lists of addresses. */
export const envelopeHandlers = ({ session, desktop, readAddressRows, checkSheets, printCheckSheets }: EnvelopeDeps): Pick<CallHandlers, EnvelopeVerbs> => ({
  'window.rows': async (range) => {
    const plan = session.currentPlan();
    return plan.ok ? succeeded(await windowRows(plan.value, session.currentSettings(), range)) : plan;
  },
  'window.strays': async () => {
    const plan = session.currentPlan();
    return plan.ok ? succeeded(await strayKinds(plan.value, session.currentSettings())) : plan;
  },
  'window.packet': async ({ piece }) => {
    const plan = session.currentPlan();
    const found = plan.ok ? await windowPacket(plan.value, session.currentSettings(), piece) : null;
    return plan.ok ? (found ? succeeded(found) : NO_PACKET) : plan;
  },

  'paper.save': async ({ envelope }) => saveAs(desktop, 'Foldline check sheets.pdf', await checkSheets(envelope)),

  'paper.print': async ({ envelope, printer }) => {
    const printed = await printCheckSheets(printer, envelope);
    return printed.ok ? succeeded({}) : printed;
  },

  'addresses.choose': async () => {
    const path = await desktop.chooseFile('addresses');
    if (path === null) return succeeded(null);
    const rows = await attempt(() => readAddressRows(path));
    if (!rows.ok) return rows;
    // A header and as many rows as a run takes.
    return rows.value && rows.value.length <= MOST_OVERRIDES + 1 ? succeeded({ name: basename(path), rows: rows.value }) : NO_LIST;
  },
});
