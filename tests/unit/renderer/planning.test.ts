import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usualProfile } from '@shared/domain/printing/printer-profile';
import { NO_OPTIONS } from '@shared/domain/printing/print-options';
import type { Bridge } from '@shared/ipc/contract';
import { makeFakeBridge, type FakeBridge } from '../../support/fake-bridge/fake-bridge';
import { useFindingsStore, readAll, isStale } from '../../../src-renderer/store/findings-store';
import { addDropped, addSample, removeDownload, useDownloadsStore } from '../../../src-renderer/store/downloads-store';
import { changeSettings, holdStudent, planFindings, redoPlanning, toggleMask, undoPlanning } from '../../../src-renderer/store/planning';
import { forgetPlan, usePlanStore } from '../../../src-renderer/store/plan-store';
import { followRows, packetRows, selectedPacket } from '../../../src-renderer/store/rows-store';
import { chooseFolderAndSave, isSaved, useSaveStore } from '../../../src-renderer/store/save-store';
import { selectSheet, useSelectionStore } from '../../../src-renderer/store/selection-store';
import { firstChoice, listPrinters, print, usePrintStore } from '../../../src-renderer/store/print-store';
import { usePrinterProfileStore, writePictureDpi } from '../../../src-renderer/store/printer-profile-store';
import { search, useSearchStore } from '../../../src-renderer/store/search-store';

let bridge: FakeBridge;
let stop: () => void;

/** The page's window, as far as the stores know it. */
function useBridge(next: FakeBridge): void {
  bridge = next;
  vi.stubGlobal('window', { foldline: bridge satisfies Bridge<File> });
}

beforeEach(async () => {
  useBridge(makeFakeBridge({ packets: 1_000 }));
  stop = followRows();
  await addSample();
  await readAll();
  await planFindings();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const packets = (): number | undefined => usePlanStore.getState().plan?.totals.packets;

describe('reading and planning', () => {
  it('finds, plans and selects the first sheet', () => {
    expect(useFindingsStore.getState().findings?.totals.reports).toBe(1_004);
    expect(useSelectionStore.getState()).toEqual({ batchId: '4-pages-2-sheets', sheetIndex: 0 });
    expect(isStale(useDownloadsStore.getState().downloads, useFindingsStore.getState().of)).toBe(false);
  });

  it('knows when the downloads have changed since, also where what was added is gone again', async () => {
    await addDropped([new File([], 'one-more.pdf')]);
    const isStaleNow = (): boolean => isStale(useDownloadsStore.getState().downloads, useFindingsStore.getState().of);
    expect(isStaleNow()).toBe(true);
    await removeDownload('2');
    expect([isStaleNow(), useDownloadsStore.getState().downloads.total]).toEqual([true, 1]);
  });

  it('says why reading failed and keeps no findings', async () => {
    bridge.failNext('findings.inspect', 'The download is gone. Choose it again.');
    expect(await readAll()).toBe(false);
    expect(useFindingsStore.getState()).toMatchObject({ reading: null, findings: null, failure: 'The download is gone. Choose it again.' });
  });

  it('holds, undoes and redoes', async () => {
    await holdStudent('1000007919');
    expect(packets()).toBe(999);
    await undoPlanning();
    expect(packets()).toBe(1_000);
    await redoPlanning();
    expect(usePlanStore.getState().settings.present.hold).toEqual(['1000007919']);
    await undoPlanning();
  });

  it('keeps the person at the student whose packet is looked at', async () => {
    selectSheet(40);
    packetRows.ensure(20, 20);
    await vi.waitFor(() => expect(selectedPacket()).toBeDefined());
    const before = selectedPacket()?.ssid;
    await changeSettings({ sort: 'name' });
    packetRows.ensure(20, 20);
    await vi.waitFor(() => expect(selectedPacket()).toBeDefined());
    expect(selectedPacket()?.ssid).toBe(before);
    await undoPlanning();
  });

  it('keeps the last plan and its settings where a new one can not be made', async () => {
    const before = usePlanStore.getState().settings;
    bridge.failNext('plan.make', 'The plan could not be made. Read the downloads again.');
    await changeSettings({ sort: 'zip' });
    expect(usePlanStore.getState()).toMatchObject({ settings: before, busy: false, failure: 'The plan could not be made. Read the downloads again.' });
    expect(packets()).toBe(1_000);
  });

  it('takes changes in turn, however quickly they come', async () => {
    await Promise.all([holdStudent('1000007919'), holdStudent('1000015838'), undoPlanning(), holdStudent('1000023757')]);
    expect(usePlanStore.getState().settings.present.hold).toEqual(['1000007919', '1000023757']);
    expect(packets()).toBe(998);
    await undoPlanning();
    await undoPlanning();
    expect(packets()).toBe(1_000);
  });

  it('covers several kinds of lines that are ticked one after the other while it plans, and shows one again that is ticked twice', async () => {
    const [above, below] = [{ xPt: 76, yPt: 170 }, { xPt: 76, yPt: 240 }];
    await Promise.all([toggleMask(above), toggleMask(below), toggleMask(above)]);
    expect(usePlanStore.getState().settings.present.maskPlaces).toEqual([below]);
    await undoPlanning();
    expect(usePlanStore.getState().settings.present.maskPlaces).toEqual([above, below]);
  });

  it('shows nothing of a plan that was forgotten while it was made', async () => {
    const making = changeSettings({ sort: 'name' });
    await Promise.resolve();
    forgetPlan();
    await making;
    expect(usePlanStore.getState()).toMatchObject({ plan: null, busy: false });
  });

  it('searches in all batches', async () => {
    await search('  1000007919 ');
    expect(useSearchStore.getState().found?.map(({ piece }) => piece)).toEqual([1]);
    await search(' ');
    expect(useSearchStore.getState().found).toBeNull();
  });
});

describe('saving', () => {
  it('is of the plan that was saved, and no other', async () => {
    await chooseFolderAndSave();
    await vi.waitFor(() => expect(useSaveStore.getState().now.stage).toBe('saved'));
    const { savedVersion } = useSaveStore.getState();
    expect(isSaved(savedVersion, usePlanStore.getState().version)).toBe(true);
    await changeSettings({ sort: 'ssid' });
    expect(isSaved(savedVersion, usePlanStore.getState().version)).toBe(false);
    await undoPlanning();
  });

  it('asks again where the folder is shared', async () => {
    useBridge(makeFakeBridge({ caution: 'This folder is kept in OneDrive.' }));
    await chooseFolderAndSave();
    expect(useSaveStore.getState().now).toMatchObject({ stage: 'caution', sentence: 'This folder is kept in OneDrive.' });
    expect(bridge.calls.map(({ verb }) => verb)).not.toContain('batches.save');
  });

  it('says why it failed', async () => {
    bridge.failNext('batches.save', 'The disk is full. Choose another folder.');
    await chooseFolderAndSave();
    expect(useSaveStore.getState().now).toEqual({ stage: 'failed', sentence: 'The disk is full. Choose another folder.' });
  });
});

describe('printing', () => {
  it('starts on the printer that can take the batches', () => {
    const offers = { trays: [], finishings: [], accountCode: false, longestPin: 0, hold: false };
    const able = { state: 'idle', mismatches: [], isGrayOnly: false, notices: [], markers: [], isOneSided: false, profile: usualProfile('a'), offers, isAdded: false, way: 'scheduler' as const, pictureDpi: null };
    const unable = { ...able, mismatches: ['One side only.'] };
    expect(firstChoice([{ name: 'a', isDefault: true, ...unable }, { name: 'b', isDefault: false, ...able }])).toBe('b');
    expect(firstChoice([{ name: 'a', isDefault: false, ...able }, { name: 'b', isDefault: true, ...able }])).toBe('b');
    expect(firstChoice([{ name: 'a', isDefault: false, ...unable }])).toBe('a');
    expect(firstChoice([])).toBeNull();
  });

  it('follows the jobs to their end', async () => {
    await print({ run: null, printer: 'Office-Laser-Color', morePrinters: [], batchId: null, fromPiece: null, toPiece: null, proof: true, reprint: false, options: NO_OPTIONS });
    await vi.waitFor(() => expect(usePrintStore.getState().printing?.end).toEqual({ status: 'succeeded' }));
    expect(usePrintStore.getState()).toMatchObject({ isProofed: true, printing: { run: { pieces: { ok: 1 } } } });
  });

  it('keeps the resolution of pictures for all printers of Windows, and for no other', async () => {
    await listPrinters();
    const told = () => usePrintStore.getState().printers?.map(({ name, pictureDpi }) => [name, pictureDpi]);
    expect(told()).toEqual([['Office-Laser-Color', null], ['Front-Desk-Mono', null], ['Library-Windows', 300]]);
    expect(await writePictureDpi(600)).toBe(true);
    expect(told()).toEqual([['Office-Laser-Color', null], ['Front-Desk-Mono', null], ['Library-Windows', 600]]);
    await listPrinters();
    expect(told()?.at(-1)).toEqual(['Library-Windows', 600]);
    bridge.failNext('printers.pictures.write', 'The disk is full. Make room.');
    expect(await writePictureDpi(200)).toBe(false);
    expect(usePrinterProfileStore.getState().failure).toBe('The disk is full. Make room.');
    expect(told()?.at(-1)).toEqual(['Library-Windows', 600]);
  });

  it('says why the printer refused', async () => {
    usePrintStore.setState({ printing: null });
    bridge.failNext('print.start', 'The printer prints on one side only. Choose another one.');
    await print({ run: null, printer: 'Front-Desk-Mono', morePrinters: [], batchId: null, fromPiece: null, toPiece: null, proof: true, reprint: false, options: NO_OPTIONS });
    expect(usePrintStore.getState().printing?.end).toEqual({ status: 'failed', sentence: 'The printer prints on one side only. Choose another one.' });
  });
});
