import { checkPrinter, type PrinterProblem } from '@shared/domain/printing/check-printer';
import type { AddedPrinter } from '@shared/domain/printing/printer-address';
import { failed, succeeded, type Result } from '@shared/ipc/result';
import type { ProbePrinter } from '../ports/printer-finder';

/** Where added printers are kept, and how they are asked. */
export type AddedPrinterTools = {
  readonly read: () => Promise<readonly AddedPrinter[]>;
  readonly write: (printers: readonly AddedPrinter[]) => Promise<void>;
  readonly probe: ProbePrinter;
  /** Names that the system's printers have already. */
  readonly takenNames: () => Promise<readonly string[]>;
};

/** A printer to add: where it is, and the name that staff want it to have (null: the one that it calls itself). */
export type NewPrinter = { readonly address: string; readonly name: string | null; readonly signal: AbortSignal };

export type NewlyAdded = { readonly printer: AddedPrinter; /** What speaks against printing the reports on it. */ readonly problems: readonly PrinterProblem[] };

/**
 * Adds a printer that answers at its address, with the certificate that it shows now: from here on it must show the same one. A printer
 * that can't print reports is added all the same, since it may only be paused; its problems are told.
 */
export async function addPrinter({ address, name, signal }: NewPrinter, { read, write, probe, takenNames }: AddedPrinterTools): Promise<Result<NewlyAdded>> {
  const probed = await probe(address, signal);
  if (!probed.ok) return probed;
  const [added, system] = await Promise.all([read(), takenNames()]);
  const { printer, ...place } = probed.value;
  const known = added.find((one) => one.address === place.address);
  if (known !== undefined) return failed('printer-known', `This printer is in the list already, as ${known.name}.`);
  const taken = new Set([...added.map((one) => one.name), ...system]);
  const wanted = name?.trim() ?? '';
  if (wanted !== '' && taken.has(wanted)) return failed('printer-name-taken', `There is a printer named ${wanted} already. Choose another name.`);
  const chosen: AddedPrinter = { name: wanted === '' ? freeName(printer.name, taken) : wanted, ...place };
  await write([...added, chosen]);
  return succeeded({ printer: chosen, problems: checkPrinter({ ...printer, name: chosen.name }) });
}

export async function removePrinter(name: string, { read, write }: Pick<AddedPrinterTools, 'read' | 'write'>): Promise<Result<AddedPrinter>> {
  const added = await read();
  const printer = added.find((one) => one.name === name);
  if (printer === undefined) return failed('printer-unknown', `No printer named ${name} was added here. Printers of the system are removed in its settings.`);
  await write(added.filter((one) => one !== printer));
  return succeeded(printer);
}

/** Two printers of one make call themselves the same: `Laser`, `Laser 2`. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
