import { create } from 'zustand';
import { bridge } from '../bridge/bridge';
import { openDialog } from './view-store';

/** What came of saving the help, in a sentence. */
export const useHelpStore = create<{ readonly said: string | null }>(() => ({ said: null }));

export const openHelp = (): void => {
  useHelpStore.setState({ said: null });
  openDialog('help');
};

/** Asks where to, and writes the help as a PDF. */
export async function saveHelp(): Promise<void> {
  const answer = await bridge.call('help.save', {});
  useHelpStore.setState({ said: answer.ok ? answer.value && `Saved as ${answer.value.name}.` : answer.failure.message });
}
