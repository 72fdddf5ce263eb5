import { create } from 'zustand';
import type { FamilyView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { changeSettings } from './planning';
import { usePlanStore } from './plan-store';
import { closeDialog, openDialog } from './view-store';

type SiblingsState = {
  readonly families: readonly FamilyView[] | null;
  /** Families beyond those that are listed. */
  readonly others: number;
  /** Places in the list of the families that are ticked. */
  readonly ticked: ReadonlySet<number>;
  readonly failure: string | null;
};

const NOTHING: SiblingsState = { families: null, others: 0, ticked: new Set(), failure: null };

/** The families that could share an envelope, while a person goes through them; forgotten when the dialog closes. */
export const useSiblingsStore = create<SiblingsState>(() => NOTHING);

async function readFamilies(): Promise<void> {
  const answer = await bridge.call('plan.families', {});
  if (!answer.ok) {
    useSiblingsStore.setState({ ...NOTHING, failure: answer.failure.message });
    return;
  }
  const { families, others } = answer.value;
  useSiblingsStore.setState({ families, others, ticked: new Set(families.flatMap(({ isConfirmed }, index) => (isConfirmed ? [index] : []))), failure: null });
}

export function openSiblings(): void {
  useSiblingsStore.setState(NOTHING);
  openDialog('siblings');
  void readFamilies();
}

export function closeSiblings(): void {
  closeDialog();
  useSiblingsStore.setState(NOTHING);
}

const ssidsOf = ({ students }: FamilyView): readonly string[] => students.map(({ ssid }) => ssid);

/** The ticks with one family ticked or not; a student is in one family only, so that another one with the same student loses its tick. */
export function withTick(families: readonly FamilyView[], ticked: ReadonlySet<number>, index: number, isTicked: boolean): ReadonlySet<number> {
  const family = families[index];
  if (!family) return ticked;
  const own = new Set(ssidsOf(family));
  const rest = [...ticked].filter((other) => other !== index && !(isTicked && families[other] && ssidsOf(families[other]).some((ssid) => own.has(ssid))));
  return new Set(isTicked ? [...rest, index] : rest);
}

export const tickFamily = (index: number, isTicked: boolean): void =>
  useSiblingsStore.setState(({ families, ticked }) => ({ ticked: withTick(families ?? [], ticked, index, isTicked) }));

/** Ticks every family of one surname and school beside what is ticked. */
export const tickByRule = (): void =>
  useSiblingsStore.setState(({ families, ticked }) => ({ ticked: (families ?? []).reduce((all, { isByRule }, index) => (isByRule ? withTick(families ?? [], all, index, true) : all), ticked) }));

export const tickNone = (): void => useSiblingsStore.setState({ ticked: new Set() });

/** Plans with the families that are ticked. The dialog stays where one of them can't share an envelope, and says why. */
export async function combineTicked(): Promise<void> {
  const { families, ticked } = useSiblingsStore.getState();
  const siblings = (families ?? []).filter((_, index) => ticked.has(index)).map(ssidsOf);
  await changeSettings({ siblings });
  if (siblings.length === 0 || usePlanStore.getState().failure !== null) {
    closeSiblings();
    return;
  }
  await readFamilies();
  const { families: after } = useSiblingsStore.getState();
  if (after?.every(({ obstacle }) => obstacle === null)) closeSiblings();
}
