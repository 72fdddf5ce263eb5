import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inserterFault } from '@shared/domain/envelope/inserter/inserter-fault';
import { INSERTER_FILE } from '@shared/domain/envelope/inserter/inserter-guard';
import { type InserterProfile, MOST_INSERTERS, withInserters } from '@shared/domain/envelope/inserter/inserter-profile';
import { ENVELOPE_FILE, presetFault, withPresets } from '@shared/domain/envelope/preset-guard';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { MOST_PROFILES, type PrinterProfile, withProfile } from '@shared/domain/printing/printer-profile';
import { PRINTER_FILE } from '@shared/domain/printing/printer-profile-guard';
import type { ExchangeFile } from '@shared/exchange/exchange-file';
import { type Result, failed, succeeded } from '@shared/ipc/result';
import type { Desktop } from '../ports/desktop';
import { readExchangeFile } from '../services/exchange-files';
import { failureOf } from '../services/job-failure';
import { readInserters, readOwnEnvelopes, readPrinterProfiles, writeInserters, writeOwnEnvelopes, writePrinterProfiles } from '../services/settings-store';
import type { CallHandlers } from './answer-calls';

export type ExchangeDeps = { readonly desktop: Desktop; readonly dataFolder: string };

type ExchangeVerbs = `envelopes.${'read' | 'write' | 'import' | 'export'}` | `inserters.${'read' | 'write' | 'import' | 'export'}` | `printers.profiles.${'import' | 'export'}`;

const NO_INSERTERS = failed('nothing-to-export', 'There is no inserter to export.');
const NO_PRINTERS = failed('nothing-to-export', 'Nothing is kept of a printer yet. Keep its settings first.');

/** Answers the verbs of what staff set up once and carry to other computers as files: envelopes, inserters, and what is known of printers. */
export const exchangeHandlers = ({ desktop, dataFolder }: ExchangeDeps): Pick<CallHandlers, ExchangeVerbs> => ({
  'envelopes.read': async () => succeeded(await readOwnEnvelopes(dataFolder)),
  'envelopes.write': ({ envelopes }) => keepEnvelopes(dataFolder, envelopes),
  'envelopes.import': () =>
    importItems(desktop, 'envelopes', ENVELOPE_FILE, {
      unchanged: () => readOwnEnvelopes(dataFolder),
      take: async (envelopes) => keepEnvelopes(dataFolder, withPresets(await readOwnEnvelopes(dataFolder), envelopes)),
    }),
  'envelopes.export': async () => saveAs(desktop, 'Foldline envelopes.json', ENVELOPE_FILE.write(await readOwnEnvelopes(dataFolder))),

  'inserters.read': async () => succeeded(await readInserters(dataFolder)),
  'inserters.write': ({ inserters }) => keepInserters(dataFolder, inserters),
  'inserters.import': () =>
    importItems(desktop, 'inserters', INSERTER_FILE, {
      unchanged: () => readInserters(dataFolder),
      take: async (inserters) => keepInserters(dataFolder, withInserters(await readInserters(dataFolder), inserters)),
    }),
  'inserters.export': async () => {
    const own = await readInserters(dataFolder);
    return own.length === 0 ? NO_INSERTERS : saveAs(desktop, 'Foldline inserters.json', INSERTER_FILE.write(own));
  },

  'printers.profiles.import': () =>
    importItems<PrinterProfile, { readonly printers: readonly string[] | null }>(desktop, 'printers', PRINTER_FILE, {
      unchanged: async () => ({ printers: null }),
      take: async (profiles) => keepProfiles(dataFolder, profiles),
    }),
  'printers.profiles.export': async () => {
    const profiles = await readPrinterProfiles(dataFolder);
    return profiles.length === 0 ? NO_PRINTERS : saveAs(desktop, 'Foldline printers.json', PRINTER_FILE.write(profiles));
  },
});

/** Takes what a file that the person chooses holds; `unchanged` is the answer where they changed their mind. */
const importItems = async <Item, Answer>(
  desktop: Desktop,
  what: 'envelopes' | 'inserters' | 'printers',
  file: ExchangeFile<Item>,
  { unchanged, take }: { readonly unchanged: () => Promise<Answer>; readonly take: (items: readonly Item[]) => Promise<Result<Answer>> },
): Promise<Result<Answer>> => {
  const path = await desktop.chooseFile(what);
  if (path === null) return succeeded(await unchanged());
  const text = await attempt(() => readExchangeFile(path));
  const items = text.ok ? file.read(text.value) : text;
  return items.ok ? take(items.value) : items;
};

export const attempt = async <Value>(work: () => Promise<Value>): Promise<Result<Value>> => {
  try {
    return succeeded(await work());
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
};

/** Asks where a file goes and writes it; `name` is null where the person changed their mind. */
export const saveAs = async (desktop: Desktop, suggested: string, content: string | Uint8Array): Promise<Result<{ readonly name: string | null }>> => {
  const path = await desktop.chooseNewFile(suggested);
  if (path === null) return succeeded({ name: null });
  const written = await attempt(() => writeFile(path, content));
  return written.ok ? succeeded({ name: basename(path) }) : written;
};

const keepEnvelopes = async (dataFolder: string, envelopes: readonly EnvelopePreset[]): Promise<Result<readonly EnvelopePreset[]>> => {
  const fault = envelopes.map(presetFault).find((found) => found !== null);
  if (fault) return failed('envelope-impossible', fault);
  const written = await attempt(() => writeOwnEnvelopes(dataFolder, envelopes));
  return written.ok ? succeeded(envelopes) : written;
};

const keepInserters = async (dataFolder: string, inserters: readonly InserterProfile[]): Promise<Result<readonly InserterProfile[]>> => {
  const fault = inserters.map(inserterFault).find((found) => found !== null);
  if (fault) return failed('inserter-impossible', fault);
  if (inserters.length > MOST_INSERTERS) return failed('inserters-full', `At most ${MOST_INSERTERS} inserters are kept. Delete one first.`);
  const written = await attempt(() => writeInserters(dataFolder, inserters));
  return written.ok ? succeeded(inserters) : written;
};

/** Beside what is kept of other printers; answers which printers they are of. */
const keepProfiles = async (dataFolder: string, added: readonly PrinterProfile[]): Promise<Result<{ readonly printers: readonly string[] }>> => {
  const profiles = added.reduce(withProfile, await readPrinterProfiles(dataFolder));
  if (profiles.length > MOST_PROFILES) return failed('printers-full', `Settings of at most ${MOST_PROFILES} printers are kept.`);
  const written = await attempt(() => writePrinterProfiles(dataFolder, profiles));
  return written.ok ? succeeded({ printers: added.map(({ printer }) => printer) }) : written;
};
