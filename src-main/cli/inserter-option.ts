import type { InserterProfile } from '@shared/domain/envelope/inserter/inserter-profile';
import { readInserters } from '../services/settings-store';
import { UsageFault } from './command';

/** The inserter that `--inserter` names; none where the option was not given. */
export async function readInserterOption(name: unknown, dataFolder: string): Promise<InserterProfile | null> {
  if (name === undefined) return null;
  const known = await readInserters(dataFolder);
  const found = known.find((inserter) => inserter.name === name);
  if (found) return found;
  throw new UsageFault(known.length === 0 ? 'No inserter is described yet. Do it with "foldline inserters --set NAME".' : `--inserter takes one of: ${known.map((inserter) => inserter.name).join(', ')}.`);
}
