import { expect, test } from 'vitest';
import { killInPrinting, type KillPlan } from './kill-bench';

const SEED = Number(process.env['FOLDLINE_SEED'] ?? 20_250_801);

/** A test that kills at random; `FOLDLINE_KILLS` and `FOLDLINE_SEED` in the environment say otherwise how often and how. */
export function testKills(who: string, usualKills: number, victims: KillPlan['victims']): void {
  const kills = Number(process.env['FOLDLINE_KILLS'] ?? usualKills);
  test(
    `${kills} kills of ${who}: nothing is printed twice, nothing is lost, and what nobody can know is unknown (seed ${SEED})`,
    async () => {
      const report = await killInPrinting({ kills, seed: SEED, victims });
      console.info(`Killed with seed ${SEED}: ${JSON.stringify(report)}`);
      expect(Object.values(report.kills).reduce((sum, count) => sum + count, 0)).toBe(kills);
    },
    // Each takes some seconds on a machine that has other work.
    120_000 + kills * 20_000,
  );
}
