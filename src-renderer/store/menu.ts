import type { MenuCommand } from '@shared/ipc/contract';
import { bridge } from '../bridge/bridge';

/** Hears the commands of the program's menu. Answers a function that ends the listening. */
export const followMenu = (carryOut: (command: MenuCommand) => void): (() => void) => bridge.on('menu.command', ({ command }) => carryOut(command));
