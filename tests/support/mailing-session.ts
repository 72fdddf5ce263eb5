import { join } from 'node:path';
import { MailingSession, type SessionDeps } from '@main/services/mailing/mailing-session';
import { UnprovedFolders } from '@main/services/unproved-folders';
import { succeeded } from '@shared/ipc/result';

/** A mailing session with its folders below `work`, whose ledger knows nothing, and whose jobs are those of the test. */
export const mailingSession = (work: string, deps: Pick<SessionDeps, 'jobs'> & Partial<SessionDeps>): MailingSession =>
  new MailingSession({
    emit: () => undefined,
    now: () => new Date(0),
    dataFolder: join(work, 'data'),
    privateFolder: join(work, 'private'),
    unproved: new UnprovedFolders(join(work, 'data')),
    mailed: () => Promise.resolve(succeeded(new Map())),
    ...deps,
  });
