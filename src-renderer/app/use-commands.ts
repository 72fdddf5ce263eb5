import { useEffect, useRef } from 'react';
import type { MenuCommand } from '@shared/ipc/contract';
import { SEARCH_INPUT_ID } from '../features/batches/packet-search';
import { announce } from '../store/announcement-store';
import { chooseDownloads } from '../store/downloads-store';
import { openHelp } from '../store/help-store';
import { openLedger } from '../store/ledger-store';
import { followMenu } from '../store/menu';
import { redoPlanning, undoPlanning } from '../store/planning';
import { usePlanStore } from '../store/plan-store';
import { goTo, openDialog, useViewStore } from '../store/view-store';
import { requestClear } from './flow';
import type { Availability } from './use-availability';

/** Carries out the menu's commands, and undo and redo by keyboard. */
export function useCommands(availability: Availability): void {
  const latest = useRef(availability);
  useEffect(() => {
    latest.current = availability;
  });
  useEffect(() => followMenu((command) => carryOut(command, latest.current)), []);
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function carryOut(command: MenuCommand, { save, print, isStale }: Availability): void {
  // A dialog is answered before anything else begins.
  if (useViewStore.getState().dialog !== null) return;
  const commands: Readonly<Record<MenuCommand, () => void>> = {
    'add-files': () => addDownloads('files'),
    'add-folder': () => addDownloads('folder'),
    'save-batches': () => (save ? announce(save) : openDialog('save')),
    print: () => (print ? announce(print) : openDialog('print')),
    'close-and-clear': () => void requestClear(),
    find: () => findStudent(isStale),
    help: openHelp,
    'keyboard-help': () => openDialog('keyboard'),
    ledger: () => void openLedger(),
  };
  commands[command]();
}

function addDownloads(what: 'files' | 'folder'): void {
  goTo('downloads');
  void chooseDownloads(what);
}

function findStudent(isStale: boolean): void {
  if (usePlanStore.getState().plan === null || isStale) {
    announce('Read the downloads first.');
    return;
  }
  goTo('batches');
  // The field exists once the batches are shown.
  requestAnimationFrame(() => document.getElementById(SEARCH_INPUT_ID)?.focus());
}

function onKeyDown(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  // Boxes to tick have no text of their own to take back.
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"], [type="radio"]), textarea');
  if (isTyping || useViewStore.getState().dialog !== null || useViewStore.getState().step !== 'batches') return;
  const key = event.key.toLowerCase();
  if (key === 'z') void (event.shiftKey ? redoPlanning() : undoPlanning());
  else if (key === 'y') void redoPlanning();
  else return;
  event.preventDefault();
}
