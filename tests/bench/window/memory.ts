import type { ElectronApplication } from 'playwright';
import { askMain } from './main-blocks';

/** What the program's processes have in work, in megabytes by kind: `main`, `page`, `GPU`, `network` and other services, `jobs`. */
export type WorkingSets = ReadonlyMap<string, number>;

const KINDS: Readonly<Record<string, string>> = { Browser: 'main', Tab: 'page', GPU: 'GPU' };

export const workingSets = async (program: ElectronApplication): Promise<WorkingSets> => {
  const processes = await askMain(() => program.evaluate(({ app }) => app.getAppMetrics().map(({ type, serviceName, name, memory }) => ({ type, name: name ?? serviceName ?? '', bytes: memory.workingSetSize * 1024 }))));
  const sets = new Map<string, number>();
  for (const { type, name, bytes } of processes) {
    const kind = KINDS[type] ?? (name === '' ? type : name);
    sets.set(kind, (sets.get(kind) ?? 0) + bytes / 2 ** 20);
  }
  return sets;
};

export const setsText = (sets: WorkingSets): string => [...sets].map(([kind, megabytes]) => `${kind} ${Math.round(megabytes)}`).join(', ');

/** Megabytes of the main process's scripts and data after a collection. */
export const mainHeapMb = (program: ElectronApplication): Promise<number> =>
  askMain(() =>
    program.evaluate(() => {
      process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
      const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
      collect();
      return process.memoryUsage().heapUsed / 2 ** 20;
    }),
  );
