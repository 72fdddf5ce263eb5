import { SetUpStopped } from './say.mjs';

const OLDEST = { major: 20, minor: 19 };

/** Stops with a sentence where Node is older than the program and its tools need. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  throw new SetUpStopped(
    `Foldline needs Node ${OLDEST.major}.${OLDEST.minor} or newer; this is Node ${version}. Install a newer one from nodejs.org and run the command again.`,
  );
}
