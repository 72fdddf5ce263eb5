import { spawn } from 'node:child_process';

/** A screen to draw on that nobody sees: `name` is what DISPLAY says of it. */
export type VirtualDisplay = { readonly name: string; readonly end: () => void };

/** Wide enough for the window at its usual size. */
const SCREEN = '1600x1200x24';

/** Starts an X server in memory, on the first number that is free. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const told = await new Promise<string | null>((resolve) => {
    server.stdout.once('data', (number: Buffer) => resolve(number.toString().trim()));
    server.once('error', () => resolve(null));
    server.once('exit', () => resolve(null));
  });
  if (told === null) throw new Error('The window needs a display. Install xvfb.');
  return { name: `:${told}`, end: () => void server.kill() };
}
