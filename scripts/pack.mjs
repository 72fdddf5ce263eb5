/**
 * `npm run pack`: packages the program, unpacked, for this machine into `release`.
 * `npm run pack -- --installers` makes the installers of electron-builder.yml; they are built on the official Electron only.
 */
import { buildProgram, withSteadyBuild } from './build/program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureElectronRuntime } from './setup/electron-runtime.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { inRoot } from './setup/paths.mjs';
import { runScript, say } from './setup/say.mjs';

await runScript(async (args) => {
  checkNodeVersion();
  await ensureDependencies();
  const installers = args.includes('--installers');
  const runtime = await ensureElectronRuntime({ officialOnly: installers });
  await buildProgram();
  if (runtime.source === 'npm-package') say(`Packaging on Electron ${runtime.version}, which is for trying the package only and not for a release.`);

  const { build } = await import('electron-builder');
  await withSteadyBuild(() =>
    build({
      projectDir: inRoot(),
      dir: !installers,
      publish: 'never',
      config: { electronDist: runtime.distPath, electronVersion: runtime.version },
    }),
  );
  say(`Packaged into ${inRoot('release')}`);
});
