import { useShallow } from 'zustand/react/shallow';
import { useDownloadsStore } from '../store/downloads-store';
import { isStale, useFindingsStore } from '../store/findings-store';
import { usePlanStore } from '../store/plan-store';
import { useProgramStore } from '../store/program-store';
import { isSaved, useSaveStore } from '../store/save-store';
import { whyNotPrint, whyNotSave } from './availability';

/** What can be done now; each is null or says why it can't. */
export type Availability = { readonly save: string | null; readonly print: string | null; /** The package for a print shop. */ readonly package: string | null; /** The findings are of other downloads. */ readonly isStale: boolean };

export function useAvailability(): Availability {
  const app = useProgramStore((state) => state.app);
  const downloads = useDownloadsStore((state) => state.downloads);
  const { findings, of } = useFindingsStore(useShallow(({ findings, of }) => ({ findings, of })));
  const { plan, version, busy } = usePlanStore(useShallow(({ plan, version, busy }) => ({ plan, version, busy })));
  const savedVersion = useSaveStore((state) => state.savedVersion);
  const stale = findings !== null && isStale(downloads, of);
  const save = whyNotSave(plan, stale, busy);
  const isKept = isSaved(savedVersion, version);
  return { save, package: save ?? (isKept ? null : 'Save the batches first. What is packed is the saved, proved files.'), print: whyNotPrint(app, save, isKept), isStale: stale };
}
