import type { PrepareSettings } from '@shared/domain/packets/settings';
import { dialogDraft } from './dialog-draft';
import { useInsertersStore } from './inserters-store';
import { usePlanStore } from './plan-store';

type SettingsDraft = {
  /** The planning settings with what was changed of them and is not used yet. */
  readonly settings: PrepareSettings;
  /** The most sheets of a batch as they are typed. */
  readonly limit: string;
  readonly isChanged: boolean;
  readonly take: (part: Partial<PrepareSettings>) => void;
  readonly typeLimit: (limit: string) => void;
};

const draft = dialogDraft<{ readonly changed: Partial<PrepareSettings>; readonly limit: string | null }>(['settings', 'inserters']);

/** What is chosen in the planning settings, kept while the inserters are looked at: they have to know which one is chosen. */
export function useSettingsDraft(): SettingsDraft {
  const present = usePlanStore((state) => state.settings.present);
  const own = useInsertersStore((state) => state.own);
  const [{ changed, limit: typed }, takeDraft] = draft.useDraft(() => ({ changed: {}, limit: null }));
  const chosen: PrepareSettings = { ...present, ...changed };
  const presentLimit = present.maxSheets === null ? '' : String(present.maxSheets);
  const limit = typed ?? presentLimit;
  return {
    // An inserter may have been changed since it was chosen.
    settings: { ...chosen, inserter: own.find(({ name }) => name === chosen.inserter?.name) ?? chosen.inserter },
    limit,
    isChanged: Object.keys(changed).length > 0 || limit !== presentLimit,
    take: (part) => takeDraft({ changed: { ...changed, ...part } }),
    typeLimit: (text) => takeDraft({ limit: text }),
  };
}
