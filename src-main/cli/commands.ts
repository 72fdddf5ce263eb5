import type { Command } from './command';

/** The commands by name, in the order of the help. Each is loaded when it is asked for: a command takes long to start where it brings along what the others do. */
const COMMANDS = new Map<string, () => Promise<Command>>(Object.entries({
  inspect: async () => (await import('./inspect')).inspectCommand,
  prepare: async () => (await import('./prepare')).prepareCommand,
  verify: async () => (await import('./verify')).verifyCommand,
  sample: async () => (await import('./sample')).sampleCommand,
  inserters: async () => (await import('./inserters')).insertersCommand,
  printers: async () => (await import('./printers')).printersCommand,
  print: async () => (await import('./print')).printCommand,
  ledger: async () => (await import('./ledger')).ledgerCommand,
  coverage: async () => (await import('./coverage')).coverageCommand,
  siblings: async () => (await import('./siblings')).siblingsCommand,
  deadline: async () => (await import('./deadline')).deadlineCommand,
  supplies: async () => (await import('./supplies')).suppliesCommand,
  protect: async () => (await import('./deliver')).protectCommand,
  export: async () => (await import('./deliver')).exportCommand,
  'print-shop': async () => (await import('./print-shop')).printShopCommand,
  'check-sheets': async () => (await import('./check-sheets')).checkSheetsCommand,
  help: async () => (await import('./help-command')).helpCommand,
}));

/** The command of that name, null where there is none. */
export const commandNamed = async (name: string): Promise<Command | null> => (await COMMANDS.get(name)?.()) ?? null;

export const allCommands = (): Promise<readonly Command[]> => Promise.all(Array.from(COMMANDS.values(), (load) => load()));
