import { useState } from 'react';
import { create } from 'zustand';
import { type DialogName, useViewStore } from './view-store';

export type DialogDraft<Draft> = {
  /** What is typed, with what changes a part of it; `begin` makes what stands there at first. */
  readonly useDraft: (begin: () => Draft) => readonly [draft: Draft, take: (part: Partial<Draft>) => void];
  readonly forget: () => void;
};

/** What is typed into a dialog that leads to others and back: kept while one of `within` is open, and forgotten with the last of them. */
export function dialogDraft<Draft extends object>(within: readonly DialogName[]): DialogDraft<Draft> {
  const useKept = create<{ readonly draft: Draft | null }>(() => ({ draft: null }));
  const forget = (): void => useKept.setState({ draft: null });
  useViewStore.subscribe(({ dialog }) => {
    if (dialog === null || !within.includes(dialog)) forget();
  });
  const useDraft: DialogDraft<Draft>['useDraft'] = (begin) => {
    const [first] = useState(begin);
    const kept = useKept(({ draft }) => draft);
    return [kept ?? first, (part) => useKept.setState(({ draft }) => ({ draft: { ...(draft ?? first), ...part } }))];
  };
  return { useDraft, forget };
}
