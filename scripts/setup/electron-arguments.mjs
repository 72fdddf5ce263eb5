import { root } from './paths.mjs';
import { say } from './say.mjs';

/**
 * The arguments that start the program in this checkout with an Electron runtime.
 * Chromium's sandbox refuses to work for the superuser of a Linux machine, so it is left out there, said aloud, and nowhere else.
 */
export function electronArguments(programArguments) {
  if (!isLinuxSuperuser()) return [root, ...programArguments];
  say("Running as root: Chromium's sandbox is switched off for this start. Use an ordinary account for real downloads.");
  return ['--no-sandbox', root, ...programArguments];
}

function isLinuxSuperuser() {
  return process.platform === 'linux' && process.getuid() === 0;
}
