import { spawn } from 'node:child_process';

/** Runs `use` with a screen to draw on: the one there is, else on Linux an X server in memory. */
export const withDisplay = async <Value>(use: () => Promise<Value>): Promise<Value> => {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return use();
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const told = await new Promise<string | null>((resolve) => {
    server.stdout.once('data', (number: Buffer) => resolve(number.toString().trim()));
    server.once('error', () => resolve(null));
  });
  if (told === null) throw new Error('The window needs a display. Install xvfb.');
  process.env['DISPLAY'] = `:${told}`;
  try {
    return await use();
  } finally {
    delete process.env['DISPLAY'];
    server.kill();
  }
};
