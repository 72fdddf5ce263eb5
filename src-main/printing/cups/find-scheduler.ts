import type { IppEndpoint } from '../ipp/client';

/** What is looked at to find the scheduler; files that can't be read are null. */
export type SchedulerSurroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly userName: string;
  readonly readText: (path: string) => string | null;
  readonly isSocket: (path: string) => boolean;
};

/** The scheduler of this computer and the name under which jobs are sent to it. */
export type Scheduler = { readonly endpoint: IppEndpoint; readonly userName: string };

/** Where distributions and macOS put the scheduler's socket. */
const SOCKETS = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd'];
const IPP_PORT = 631;
const HTTPS_PORT = 443;

type ClientSettings = { readonly serverName?: string; readonly user?: string; readonly encryption?: string };

/**
 * Finds the scheduler as its own clients do: the environment first, then the user's `client.conf`, then the system's,
 * then the local socket, then localhost (client.conf(5), cups(1)).
 */
export function findScheduler(surroundings: SchedulerSurroundings): Scheduler {
  const { environment, homeFolder, readText, isSocket } = surroundings;
  const systemFolder = environment['CUPS_SERVERROOT'] ?? '/etc/cups';
  const settings: ClientSettings = {
    ...parseClientConf(readText(`${systemFolder}/client.conf`)),
    ...parseClientConf(readText(`${homeFolder}/.cups/client.conf`)),
    ...stated({ serverName: environment['CUPS_SERVER'], user: environment['CUPS_USER'], encryption: environment['CUPS_ENCRYPTION'] }),
  };
  const port = Number(environment['IPP_PORT'] ?? IPP_PORT);
  const socket = SOCKETS.find(isSocket);
  const serverName = settings.serverName ?? socket ?? 'localhost';
  return { endpoint: endpointOf(serverName, port, settings.encryption), userName: settings.user ?? surroundings.userName };
}

/** `ServerName`, `User` and `Encryption` lines; names of directives without regard to case, `#` begins a comment. */
function parseClientConf(text: string | null): ClientSettings {
  const directives = new Map<string, string>();
  for (const line of (text ?? '').split(/\r?\n/)) {
    const [, name, value] = /^\s*([A-Za-z]+)\s+([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) directives.set(name.toLowerCase(), value);
  }
  return stated({ serverName: directives.get('servername'), user: directives.get('user'), encryption: directives.get('encryption') });
}

function stated(settings: { readonly [Key in keyof ClientSettings]: string | undefined }): ClientSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''));
}

/** Reads `host`, `host:port`, `[address]:port` or `/path/of/a/socket`, each with or without `/version=1.1` behind it. */
function endpointOf(serverName: string, defaultPort: number, encryption: string | undefined): IppEndpoint {
  const name = serverName.replace(/\/version=[\d.]+$/, '');
  if (name.startsWith('/')) return { kind: 'socket', path: name };
  const [, bracketed, plain, portText] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(name) ?? [];
  const host = bracketed ?? plain ?? name;
  const port = portText === undefined ? defaultPort : Number(portText);
  const secure = port === HTTPS_PORT || /^(always|required)$/i.test(encryption ?? '');
  return { kind: 'tcp', host, port, secure };
}
