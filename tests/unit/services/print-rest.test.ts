import type { JobRequest } from '@main/ports/job';
import { MailingSession } from '@main/services/mailing/mailing-session';
import { UnprovedFolders } from '@main/services/unproved-folders';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import { succeeded } from '@shared/ipc/result';
import { expect, it } from 'vitest';

it('the rest of an earlier run is printed as that run’s, from its folder and with its pieces', () => {
  const asked: JobRequest[] = [];
  const session = new MailingSession({
    jobs: { run: (request) => (asked.push(request), Promise.resolve({ type: 'cancelled' })) },
    emit: () => undefined,
    now: () => new Date(0),
    dataFolder: '/nowhere/data',
    privateFolder: '/nowhere/private',
    unproved: new UnprovedFolders('/nowhere/data'),
    mailed: () => Promise.resolve(succeeded(new Map())),
  });
  const choice = { printer: 'Office', morePrinters: [], batchId: null, fromPiece: null, toPiece: null, proof: false, reprint: false, options: NO_OPTIONS };
  session.print({ run: 7, ...choice }, { folder: '/nowhere/batches', pieceRanges: '2–4' }, []);
  expect(asked).toEqual([{ kind: 'print', folder: '/nowhere/batches', dataFolder: '/nowhere/data', deadlines: null, pieces: [2, 3, 4], ofRun: 7, ...choice }]);
});
