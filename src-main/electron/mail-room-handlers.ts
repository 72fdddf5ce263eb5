import { basename } from 'node:path';
import type { MailRoomCalls } from '@shared/ipc/mail-room-calls';
import { type Result, succeeded } from '@shared/ipc/result';
import type { Desktop } from '../ports/desktop';
import type { MailRoom } from '../services/mailing/mail-room';
import { readCalendar, readPostage, readStudentColumns, writeCalendar, writePostage, writeStudentColumns } from '../services/settings-store';

type Handlers = { readonly [V in keyof MailRoomCalls]: (input: MailRoomCalls[V]['input']) => Result<MailRoomCalls[V]['output']> | Promise<Result<MailRoomCalls[V]['output']>> };

const NOBODY_CHOSE = succeeded(null);

/** Answers the verbs around the mailing. */
export const mailRoomHandlers = (room: MailRoom, desktop: Desktop, dataFolder: string): Handlers => ({
  'calendar.read': async () => succeeded(await readCalendar(dataFolder)),
  'calendar.write': async ({ calendar }) => {
    await writeCalendar(dataFolder, calendar);
    return succeeded(calendar);
  },
  'calendar.import': async () => {
    const path = await desktop.chooseFile('holidays');
    return path === null ? NOBODY_CHOSE : succeeded(await room.importHolidays(path));
  },
  'due.read': async () => room.due(await readCalendar(dataFolder)),
  'due.receive': async ({ downloadId, received }) => room.receive(downloadId, received, await readCalendar(dataFolder)),

  'students.choose': async () => {
    const path = await desktop.chooseFile('students');
    if (path === null) return NOBODY_CHOSE;
    room.chooseStudentFile(path);
    return succeeded({ name: basename(path) });
  },
  'students.read': async ({ columns }) => {
    if (columns) await writeStudentColumns(dataFolder, columns);
    return room.readStudentFile(columns ?? (await readStudentColumns(dataFolder)));
  },
  'coverage.read': () => room.readCoverage(),
  'coverage.rows': (input) => room.rows(input),
  'coverage.save': async () => {
    const path = await desktop.chooseNewFile('who-is-missing.csv');
    return path === null ? NOBODY_CHOSE : room.saveCoverage(path);
  },

  'help.save': async () => {
    const path = await desktop.chooseNewFile('foldline-help.pdf');
    return path === null ? NOBODY_CHOSE : room.saveHelp(path);
  },

  'supplies.read': async () => room.supplies(await readPostage(dataFolder)),
  'supplies.write': async ({ choices }) => {
    await writePostage(dataFolder, choices);
    return room.supplies(choices);
  },
  'supplies.save-pull-sheet': async () => {
    const path = await desktop.chooseNewFile('pull-sheet.pdf');
    return path === null ? NOBODY_CHOSE : room.savePullSheet(path, await readPostage(dataFolder));
  },

  'deliver.start': (input) => room.deliver(input),
  'deliver.show-folder': () => {
    const folder = room.deliveredTo();
    if (!folder.ok) return folder;
    desktop.showFolder(folder.value);
    return succeeded({});
  },
  'pack.start': async () => {
    const path = await desktop.chooseNewFile('print-shop.zip');
    return path === null ? NOBODY_CHOSE : room.pack(path);
  },
});
