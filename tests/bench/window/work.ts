import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SORTINGS } from '@shared/domain/packets/settings';
import type { BenchContext } from '../bench';
import { comparedTimes } from '../compare';
import { corpusPupil, corpusSsid } from '../corpus/report';
import { writeCorpusZip } from '../corpus/write-corpus';
import { heapBytes } from './long-tasks';
import { mainHeapMb, setsText, workingSets } from './memory';
import { beginSaving, changePlan, choose, drawn, find, goToStep, listFamilies, listSetAside, openBatches, openLedger, openPrinting, openProblems, pageCoverage, press, readAndOpen, readStudents, save, saveCoverage, sortBy } from './person';
import { watch } from './watch';

/** Turns of sheets and of pages of the list; each shows something that was not shown before. */
const SHEETS_TURNED = 5_000;
const LIST_PAGES_TURNED = 200;
/** Memory is watched over so many rounds of so many turns. */
const SOAK_ROUNDS = 6;
const SOAK_TURNS = 1_000;

const MOST_WAIT_MS = 1_800_000;
/** Beyond so many reports the corpus is of slim ones: their number is what the window has to stand. */
const MOST_WITH_FONTS = 5_000;

/** What a search is for: part of a name, an SSID, a piece, a place, and what nobody has. */
const SEARCHES = ['sample', '99000', '123', '96170', 'nobody at all'];

/** Settings that make another plan, each with what is chosen and then, as it was before, at last. */
const SETTINGS = [
  ['Separator sheets', 'school', 'none'],
  ['A batch holds packets with the same', 'sheets', 'length'],
  ['Piece numbers on the sheets', 'bottom-right', 'none'],
] as const;

/** One in so many students of the data file has no report, and as many have another name in it. */
const ODD_STUDENTS = 10;

/** A data file of as many rows: some of its students were not found, and some of those found are not in it. */
const writeStudents = (path: string, reports: number): void => {
  const behind = Math.ceil(reports / ODD_STUDENTS);
  const rows = Array.from({ length: reports }, (_, index) => {
    const number = index + 1 + behind;
    const [first = '', last = ''] = corpusPupil(number).name.split(' ');
    return `01,${corpusSsid(number)},${last},${number % ODD_STUDENTS === 0 ? 'Marion' : first},05,9910010`;
  });
  writeFileSync(path, ['RecordType,SSID,StudentLastName,StudentFirstName,GradeAssessed,CALPADSSchoolCode', ...rows, ''].join('\n'));
};

/** What people do with a plan of many reports: each step with the time until its end shows, and what holds up the page and the main process meanwhile. */
export const work = async ({ workplace, reports, tell }: BenchContext): Promise<void> => {
  const { answerDialogs, answerSaving, openFoldline } = await import('../../support/foldline-window');
  const zip = join(workplace, 'download.zip');
  const folder = join(workplace, 'saved');
  mkdirSync(folder);
  const students = join(workplace, 'students.csv');
  writeStudents(students, reports);
  await writeCorpusZip(zip, { reports, pages: 'mixed', fonts: reports > MOST_WITH_FONTS ? 'slim' : 'fixed' }, 'stored');
  const window = await openFoldline();
  const { page, program } = window;
  page.setDefaultTimeout(MOST_WAIT_MS);
  const memory: string[] = [];
  const noteMemory = async (when: string): Promise<void> => {
    memory.push(`${when}: data of main ${(await mainHeapMb(program)).toFixed(0)} and of the page ${((await heapBytes(page)) / 2 ** 20).toFixed(1)}; working sets: ${setsText(await workingSets(program))}.`);
  };
  try {
    await answerDialogs(program, [zip]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    const { step, times, notes } = await watch(page, program);
    const turned = Math.min(SHEETS_TURNED, reports);
    const stage = page.locator('.sheet-stage');
    const list = page.locator('.packet-list');
    await step(`reading ${reports} reports, to the first sheet drawn`, () => readAndOpen(page, reports));
    await noteMemory('read and planned');
    await step('a far sheet selected, to both sides drawn', async () => {
      await stage.press('End');
      await drawn(page);
    });
    await step(`turning ${turned} sheets`, async () => {
      await stage.press('Home');
      await press(page, 'ArrowRight', turned);
      await drawn(page);
    });
    await step(`paging ${LIST_PAGES_TURNED} times through the list`, async () => {
      await list.press('Home');
      await press(page, 'PageDown', LIST_PAGES_TURNED);
    });
    await step('opening every batch', () => openBatches(page));
    for (const order of [...SORTINGS.slice(1), ...SORTINGS.slice(0, 1)]) await step(`printed order ${order}, to the first sheet drawn`, () => sortBy(page, order));
    for (const [setting, ...values] of SETTINGS) for (const value of values) await step(`${setting}: ${value}, to the first sheet drawn`, () => choose(page, setting, value));
    for (const words of SEARCHES) await step(`finding “${words}”, letter by letter`, () => find(page, words));
    const [all, oneLess] = [reports, reports - 1].map((count) => new RegExp(`^${count.toLocaleString('en-US')}$`)) as [RegExp, RegExp];
    await step('a student on hold', () => changePlan(page, 'Hold this student', oneLess));
    await step('the reports set aside, by each reason', () => listSetAside(page));
    await step('undone', () => changePlan(page, 'Undo', all));
    await step('all families that could share envelopes', () => listFamilies(page));
    await step('the envelope, with the worst fits of all', async () => {
      await page.getByRole('tab', { name: 'Envelope' }).click();
      await page.getByText(`All ${reports.toLocaleString('en-US')} packets.`).waitFor();
      await drawn(page);
    });
    await step('the last of the worst fits', async () => {
      await page.locator('.worst-list').press('End');
      await drawn(page);
    });
    await page.getByRole('tab', { name: 'Sheets' }).click();
    await step('the problems by their kinds', async () => {
      await goToStep(page, 'Found');
      await openProblems(page);
    });
    await step('deadlines, paper and postage', async () => {
      await goToStep(page, 'Mailing');
      await page.getByText('presort', { exact: false }).first().waitFor();
    });
    await answerDialogs(program, [students]);
    await step('a student data file of as many rows, to who is missing', () => readStudents(page));
    await step('each list of it, to the last row', () => pageCoverage(page));
    await answerSaving(program, join(workplace, 'lists.csv'));
    await step('saving the lists as CSV', () => saveCoverage(page));
    await step('the ledger', () => openLedger(page));
    await goToStep(page, 'Batches');
    await answerDialogs(program, [folder]);
    await step('beginning to save, then canceling', () => beginSaving(page));
    await step('saving all batches', () => save(page));
    await step('the print dialog, to the list of printers', () => openPrinting(page));
    await noteMemory('before the turns');
    for (let round = 1; round <= SOAK_ROUNDS; round++) {
      await step(`${SOAK_TURNS} sheets turned once more, and the list beside them, round ${round}`, async () => {
        await list.press('Home');
        await press(page, 'PageDown', LIST_PAGES_TURNED);
        await stage.press('Home');
        await press(page, 'ArrowRight', SOAK_TURNS);
        await drawn(page);
      });
      // Outside the step: to see what is data, all memory is collected, which holds up the main process.
      await noteMemory(`after ${round * SOAK_TURNS} turns`);
    }
    tell(comparedTimes({ title: `The window with ${reports} reports`, rounds: 1, references: [], times, notes: [...notes(), 'Megabytes, data after a collection:', ...memory] }));
  } finally {
    await window.close();
  }
};
