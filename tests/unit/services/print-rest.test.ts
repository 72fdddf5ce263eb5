import type { JobRequest } from '@main/ports/job';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import { expect, it } from 'vitest';
import { mailingSession } from '../../support/mailing-session';

it('the rest of an earlier run is printed as that run’s, from its folder and with its pieces', () => {
  const asked: JobRequest[] = [];
  const session = mailingSession('/nowhere', { jobs: { run: (request) => (asked.push(request), Promise.resolve({ type: 'cancelled' })) } });
  const choice = { printer: 'Office', morePrinters: [], batchId: null, fromPiece: null, toPiece: null, proof: false, reprint: false, options: NO_OPTIONS };
  session.print({ run: 7, ...choice }, { folder: '/nowhere/batches', pieceRanges: '2–4' }, []);
  expect(asked).toEqual([{ kind: 'print', folder: '/nowhere/batches', dataFolder: '/nowhere/data', deadlines: null, pieces: [2, 3, 4], ofRun: 7, ...choice }]);
});
