import { NO_CALENDAR } from '@shared/domain/calendar/school-calendar';
import { DEFAULT_ENVELOPE } from '@shared/domain/envelope/presets';
import { RATES } from '@shared/domain/post/rates';
import { type PostageChoices, suppliesOf } from '@shared/domain/post/supplies';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import type { JobOutcome, JobStarted } from '@shared/ipc/contract';
import type { MailRoomCalls } from '@shared/ipc/mail-room-calls';
import type { DueView, SuppliesView } from '@shared/ipc/mail-room-views';
import type { JobStep } from '@shared/jobs/progress';
import type { makeUpRun } from './made-up-run';

type FakeMailRoom = { readonly [V in keyof MailRoomCalls]: (input: MailRoomCalls[V]['input']) => MailRoomCalls[V]['output'] };
type StartJob = (steps: readonly JobStep[], outcome: JobOutcome, total: number) => JobStarted;

/** A made-up main's answers around the mailing: one download, no data file, everything else empty. */
export const fakeMailRoom = (run: ReturnType<typeof makeUpRun>, startJob: StartJob): FakeMailRoom => {
  let calendar = NO_CALENDAR;
  let received: string | null = '2026-05-01';
  let postage: PostageChoices = { mailClass: 'metered', rates: RATES };

  const due = (): readonly DueView[] => {
    const about = { downloadId: 'd1', downloadName: 'June scores.zip', downloads: 1, program: 'CAASPP', reports: 412, received, receivedFrom: received ? 'entered' : null } as const;
    return received === null
      ? [{ ...about, due: null, daysLeft: null, rule: null, assumptions: [], missing: 'Enter the day on which these results were there in TOMS.' }]
      : [{ ...about, due: '2026-05-29', daysLeft: 12, rule: 'Within 20 working days', assumptions: ['Counting starts on the day after receipt.'], missing: null }];
  };

  const supplies = (): SuppliesView => {
    const { batches } = run.plan(DEFAULT_PREPARE_SETTINGS);
    const choices = { ...postage, paper: DEFAULT_PREPARE_SETTINGS.paper, envelope: DEFAULT_ENVELOPE };
    const pieces = batches.flatMap(({ id, packets, sheetsPerPacket }) => Array.from({ length: packets }, (_, index) => ({ piece: index + 1, batch: id, sheets: sheetsPerPacket, zip: '96170', address: [] })));
    const { presort, overAnOunce: over, notLetters, nonmachinable: _, abroad: __, ...sums } = suppliesOf(pieces, choices);
    return { ...sums, choices, overAnOunce: { count: over.length, pieces: '1–9' }, notLetters: { count: notLetters.length, pieces: '' }, nonmachinable: { count: 0, pieces: '' }, abroad: { count: 1, pieces: '7' }, presort: { isPossible: presort.isPossible, zips: presort.zips, moreZips: 0, withoutZip: 0 } };
  };

  return {
    'calendar.read': () => calendar,
    'calendar.write': (input) => (calendar = input.calendar),
    'calendar.import': () => ({ holidays: [{ date: '2026-11-23', name: 'Thanksgiving week' }], unclear: 1, partial: 2, others: ['Picture day'] }),
    'due.read': due,
    'due.receive': (input) => {
      ({ received } = input);
      return due();
    },
    'students.choose': () => ({ name: 'students.xlsx' }),
    'students.read': () => startJob(['reading'], { status: 'succeeded', kind: 'students' }, 1),
    'coverage.read': () => null,
    'coverage.rows': () => ({ total: 0, rows: [] }),
    'coverage.save': () => null,
    'help.save': () => ({ name: 'foldline-help.pdf' }),
    'supplies.read': supplies,
    'supplies.write': (input) => {
      postage = input.choices;
      return supplies();
    },
    'supplies.save-pull-sheet': () => ({ name: 'pull-sheet.pdf' }),
    'deliver.start': ({ passwordPattern }) =>
      startJob(['delivering'], { status: 'succeeded', kind: 'deliver', delivered: { folderName: 'Foldline reports', reports: 400, setAside: [{ code: 'on-hold', reports: { count: 12, names: ['One.pdf', 'Two.pdf', 'Three.pdf'] }, message: 'This student is on the hold list. Take the SSID off the list if the report may go out.' }], withoutLocalId: 3, isLocked: passwordPattern !== null, ledgerFailure: null } }, 1_600),
    'deliver.show-folder': () => ({}),
    'pack.start': () => startJob(['packing'], { status: 'succeeded', kind: 'pack', packed: { fileName: 'print-shop.zip', files: [], password: 'AAAA-3333-CCCC', ledgerFailure: null } }, 12),
  };
};
