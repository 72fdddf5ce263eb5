import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ENVELOPE_FILE, presetFault, withPresets } from '@shared/domain/envelope/preset-guard';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { MOST_OVERRIDES } from '@shared/domain/packets/address-overrides';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { Desktop } from '../ports/desktop';
import { readExchangeFile } from '../services/exchange-files';
import { failureOf } from '../services/job-failure';
import type { MailingSession } from '../services/mailing/mailing-session';
import { strayKinds, windowPacket, windowRows } from '../services/mailing/window-views';
import { readOwnEnvelopes, writeOwnEnvelopes } from '../services/settings-store';
import type { CallHandlers } from './ipc-host';

export type EnvelopeDeps = {
  readonly session: MailingSession;
  readonly desktop: Desktop;
  readonly dataFolder: string;
  /** The cells of a list of addresses; null where the file is no such list. */
  readonly readAddressRows: (path: string) => Promise<readonly (readonly string[])[] | null>;
  readonly checkSheets: (envelope: EnvelopePreset) => Promise<Uint8Array>;
  readonly printCheckSheets: (printer: string, envelope: EnvelopePreset) => Promise<Result<void>>;
};

type EnvelopeVerbs = 'window.rows' | 'window.strays' | 'window.packet' | 'envelopes.read' | 'envelopes.write' | 'envelopes.import' | 'envelopes.export' | 'paper.save' | 'paper.print' | 'addresses.choose';

const NO_PACKET = failed('packet-unknown', 'This packet is no longer part of the plan. Choose another one in the list.');
const NO_LIST = failed('addresses-unreadable', 'This file is no list of addresses. Save the list as CSV and choose it again.');

/** Answers the verbs of the envelope: what shows, the envelopes that staff made, and lists of addresses. */
export const envelopeHandlers = ({ session, desktop, dataFolder, readAddressRows, checkSheets, printCheckSheets }: EnvelopeDeps): Pick<CallHandlers, EnvelopeVerbs> => ({
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

  'envelopes.read': async () => succeeded(await readOwnEnvelopes(dataFolder)),
  'envelopes.write': ({ envelopes }) => remember(dataFolder, envelopes),
  'envelopes.import': async () => {
    const own = await readOwnEnvelopes(dataFolder);
    const path = await desktop.chooseFile('envelopes');
    if (path === null) return succeeded(own);
    const bytes = await attempt(() => readExchangeFile(path));
    if (!bytes.ok) return bytes;
    const imported = ENVELOPE_FILE.read(bytes.value);
    return imported.ok ? remember(dataFolder, withPresets(own, imported.value)) : imported;
  },
  'envelopes.export': async () => {
    const path = await desktop.chooseNewFile('Foldline envelopes.json');
    return path === null ? succeeded({ name: null }) : saved(path, ENVELOPE_FILE.write(await readOwnEnvelopes(dataFolder)));
  },
  'paper.save': async ({ envelope }) => {
    const path = await desktop.chooseNewFile('Foldline check sheets.pdf');
    return path === null ? succeeded({ name: null }) : saved(path, await checkSheets(envelope));
  },

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

const attempt = async <Value>(work: () => Promise<Value>): Promise<Result<Value>> => {
  try {
    return succeeded(await work());
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
};

const saved = async (path: string, content: string | Uint8Array): Promise<Result<{ readonly name: string }>> => {
  const written = await attempt(() => writeFile(path, content));
  return written.ok ? succeeded({ name: basename(path) }) : written;
};

const remember = async (dataFolder: string, envelopes: readonly EnvelopePreset[]): Promise<Result<readonly EnvelopePreset[]>> => {
  const fault = envelopes.map(presetFault).find((found) => found !== null);
  if (fault) return failed('envelope-impossible', fault);
  const written = await attempt(() => writeOwnEnvelopes(dataFolder, envelopes));
  return written.ok ? succeeded(envelopes) : written;
};
