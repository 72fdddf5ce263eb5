import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright';

/**
 * What axe finds on the page as it stands, one line a rule with the places that break it; empty where all is well.
 *
 * Colours that are on their way (a button that can be pressed now, another colour scheme) are between two
 * that both have contrast enough and may have less, so what moves is waited for; what moves for good is not.
 */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity),
  );
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>('axe.run(document, { resultTypes: ["violations"] })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};
