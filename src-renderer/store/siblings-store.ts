import { create } from 'zustand';
import type { FamilyView } from '@shared/ipc/views';
import { bridge } from '../bridge/bridge';
import { changeSettings } from './planning';
import { usePlanStore } from './plan-store';
import { closeDialog, openDialog } from './view-store';

type SiblingsState = {
  /** Null until all of them are read. */
  readonly families: readonly FamilyView[] | null;
  /** Places in the list of the families that are ticked. */
  readonly ticked: ReadonlySet<number>;
  readonly failure: string | null;
};

const NOTHING: SiblingsState = { families: null, ticked: new Set(), failure: null };

/** The families that could share an envelope, while a person goes through them; forgotten when the dialog closes. */
export const useSiblingsStore = create<SiblingsState>(() => NOTHING);

/** As many as are soon taken at a time; a district has tens of thousands. */
const FAMILIES_AT_ONCE = 500;

let latest = 0;

async function readFamilies(): Promise<void> {
  latest += 1;
  const mine = latest;
  const families: FamilyView[] = [];
  for (let total = Number.POSITIVE_INFINITY; families.length < total; ) {
    const answer = await bridge.call('plan.families', { from: families.length, count: FAMILIES_AT_ONCE });
    // Closed meanwhile, or read anew.
    if (mine !== latest) return;
    if (!answer.ok) {
      useSiblingsStore.setState({ ...NOTHING, failure: answer.failure.message });
      return;
    }
    for (const family of answer.value.rows) families.push(family);
    total = answer.value.rows.length === 0 ? families.length : answer.value.total;
  }
  useSiblingsStore.setState({ families, ticked: new Set(families.flatMap(({ isConfirmed }, index) => (isConfirmed ? [index] : []))), failure: null });
}

export function openSiblings(): void {
  useSiblingsStore.setState(NOTHING);
  openDialog('siblings');
  void readFamilies();
}

export function closeSiblings(): void {
  latest += 1;
  closeDialog();
  useSiblingsStore.setState(NOTHING);
}

const ssidsOf = ({ students }: FamilyView): readonly string[] => students.map(({ ssid }) => ssid);

/** The ticks with one family ticked or not; a student is in one family only, so that another one with the same student loses its tick. */
export function withTick(families: readonly FamilyView[], ticked: ReadonlySet<number>, index: number, isTicked: boolean): ReadonlySet<number> {
  return isTicked ? withTicks(families, ticked, [index]) : new Set([...ticked].filter((other) => other !== index));
}

/** The same with several families ticked one after the other. */
export function withTicks(families: readonly FamilyView[], ticked: ReadonlySet<number>, indexes: readonly number[]): ReadonlySet<number> {
  const all = new Set(ticked);
  const familyOf = new Map([...ticked].flatMap((index) => studentsOf(families, index).map((ssid): [string, number] => [ssid, index])));
  for (const index of indexes.filter((one) => families[one])) {
    for (const ssid of studentsOf(families, index)) {
      all.delete(familyOf.get(ssid) ?? index);
      familyOf.set(ssid, index);
    }
    all.delete(index);
    all.add(index);
  }
  return all;
}

const studentsOf = (families: readonly FamilyView[], index: number): readonly string[] => (families[index] ? ssidsOf(families[index]) : []);

export const tickFamily = (index: number, isTicked: boolean): void =>
  useSiblingsStore.setState(({ families, ticked }) => ({ ticked: withTick(families ?? [], ticked, index, isTicked) }));

/** Ticks every family of one surname and school beside what is ticked. */
export const tickByRule = (): void =>
  useSiblingsStore.setState(({ families, ticked }) => ({ ticked: withTicks(families ?? [], ticked, (families ?? []).flatMap(({ isByRule }, index) => (isByRule ? [index] : []))) }));

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
