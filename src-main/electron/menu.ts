import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '@shared/ipc/contract';

/** Builds the program's menu; commands of the window are sent to it by name. */
export const setMenu = (platform: NodeJS.Platform, send: (command: MenuCommand) => void): void => {
  const item = (label: string, accelerator: string, command: MenuCommand): MenuItemConstructorOptions => ({ label, accelerator, click: () => send(command) });
  const isMac = platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Add &files…', 'CmdOrCtrl+O', 'add-files'),
        item('Add f&older…', 'CmdOrCtrl+Shift+O', 'add-folder'),
        { type: 'separator' },
        item('&Save batches…', 'CmdOrCtrl+S', 'save-batches'),
        item('&Print…', 'CmdOrCtrl+P', 'print'),
        item('&Ledger', 'CmdOrCtrl+L', 'ledger'),
        { type: 'separator' },
        item('&Close and clear', 'CmdOrCtrl+Shift+W', 'close-and-clear'),
        ...(isMac ? [] : [{ type: 'separator' } as const, { role: 'quit' } as const]),
      ],
    },
    { label: '&Edit', submenu: [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }, { type: 'separator' }, item('&Find student…', 'CmdOrCtrl+F', 'find')] },
    { label: '&View', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }] },
    { role: 'windowMenu' },
    { label: '&Help', submenu: [item('Foldline &help', 'F1', 'help'), item('&Keyboard', 'Shift+F1', 'keyboard-help')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
