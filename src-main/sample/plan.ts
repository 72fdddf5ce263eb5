import type { CopyLanguage } from './phrases/languages';
import { lea, pupilAt, ssidOf, type Pupil } from './pupils';
import { randomFrom, type Random } from './random';
import { designOf, type DesignYear, type SampleKind } from './report-kinds';

/** How the address stands in the default envelope's window, and what stands beside it. */
export type Placement = 'fits' | 'tight' | 'five-lines' | 'too-low' | 'too-far-left' | 'score-in-view' | 'ssid-in-view' | 'no-address';

export type Trouble = 'truncated' | 'ssid-mismatch' | 'duplicate';

/** One PDF of the sample: everything its bytes are made from. */
export type PlannedReport = {
  readonly fileName: string;
  readonly kind: SampleKind;
  readonly year: DesignYear;
  /** Beside English, which is always there. */
  readonly secondLanguage: Exclude<CopyLanguage, 'en'> | null;
  readonly placement: Placement;
  readonly trouble: Trouble | null;
  readonly pupil: Pupil;
  /** Scores follow from it, so that a duplicate has the same ones. */
  readonly scoreSeed: number;
};

type Slot = {
  readonly kind: SampleKind;
  readonly year: DesignYear;
  readonly language?: CopyLanguage;
  readonly placement?: Placement;
  readonly trouble?: Trouble;
  /** The slot whose pupil gets this report too. */
  readonly pupilOf?: number;
};

/** The first thirty hold something of everything, the usual first. */
const firstSlots: readonly Slot[] = [
  { kind: 'sb-ela-math', year: 2024 },
  { kind: 'sb-ela-math', year: 2024, language: 'es' },
  { kind: 'elpac-summative', year: 2024, language: 'es', pupilOf: 1 },
  { kind: 'sb-ela-math-cast', year: 2024 },
  { kind: 'sb-ela-math-cast', year: 2025, language: 'vi' },
  { kind: 'elpac-summative', year: 2025, language: 'vi', pupilOf: 4 },
  { kind: 'cast', year: 2024 },
  { kind: 'cast', year: 2025, language: 'zh' },
  { kind: 'caa-ela-math', year: 2024 },
  { kind: 'caa-ela-math-science', year: 2025, language: 'ar' },
  { kind: 'elpac-summative-alternate', year: 2025, language: 'ar', pupilOf: 9 },
  { kind: 'caa-science', year: 2024, language: 'ko' },
  { kind: 'csa', year: 2024, language: 'es' },
  { kind: 'csa', year: 2025 },
  { kind: 'sb-ela-math', year: 2025, language: 'tl' },
  { kind: 'sb-ela-math-cast', year: 2024, language: 'ar' },
  { kind: 'elpac-summative', year: 2024, language: 'zh', placement: 'tight' },
  { kind: 'sb-ela-math', year: 2025, placement: 'tight' },
  { kind: 'sb-ela-math', year: 2024, placement: 'too-low' },
  { kind: 'sb-ela-math-cast', year: 2025, placement: 'too-far-left' },
  { kind: 'elpac-summative', year: 2025, placement: 'score-in-view' },
  { kind: 'sb-ela-math', year: 2024, language: 'es', placement: 'ssid-in-view' },
  { kind: 'sb-ela-math', year: 2025, placement: 'no-address' },
  { kind: 'sb-ela-math-cast', year: 2025, placement: 'five-lines' },
  { kind: 'sb-ela-math', year: 2024, trouble: 'truncated' },
  { kind: 'cast', year: 2025, trouble: 'ssid-mismatch' },
  { kind: 'sb-ela-math', year: 2024, trouble: 'duplicate', pupilOf: 0 },
  { kind: 'elpac-summative-alternate', year: 2024 },
  { kind: 'caa-ela-math', year: 2025, language: 'vi' },
  { kind: 'caa-science', year: 2025 },
];

/** Plans a sample of `reports` PDFs in the order of the zip. The same count and seed give the same plan. */
export function planSample(reports: number, seed: number): readonly PlannedReport[] {
  const slots: Slot[] = [];
  const planned: PlannedReport[] = [];
  for (let index = 0; index < reports; index++) {
    const random = randomFrom(seed, index * 2 + 1);
    const slot = firstSlots[index] ?? furtherSlot(random, slots, index);
    slots.push(slot);
    planned.push(planReport(slot, index, seed, random, planned));
  }
  return planned.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/** Later reports follow the proportions of a district. */
function furtherSlot(random: Random, slots: readonly Slot[], index: number): Slot {
  const before = slots[index - 1];
  if (before?.kind === 'sb-ela-math' && before.trouble === undefined && random.chance(0.35)) {
    return { ...before, kind: 'elpac-summative', placement: 'fits', pupilOf: index - 1 };
  }
  return {
    kind: random.weighted<SampleKind>({
      'sb-ela-math': 45,
      'sb-ela-math-cast': 22,
      cast: 8,
      'caa-ela-math': 2,
      'caa-ela-math-science': 1,
      'caa-science': 1,
      csa: 4,
      'elpac-summative': 15,
      'elpac-summative-alternate': 2,
    }),
    year: random.chance(0.3) ? 2024 : 2025,
    language: random.weighted<CopyLanguage>({ en: 60, es: 24, vi: 4, zh: 4, tl: 3, ko: 2, ar: 3 }),
    placement: random.weighted<Placement>({
      fits: 920,
      tight: 25,
      'five-lines': 10,
      'too-low': 12,
      'too-far-left': 8,
      'score-in-view': 12,
      'ssid-in-view': 10,
      'no-address': 3,
    }),
  };
}

function planReport(slot: Slot, index: number, seed: number, random: Random, planned: readonly PlannedReport[]): PlannedReport {
  const sibling = slot.pupilOf === undefined ? undefined : planned[slot.pupilOf];
  const day = random.integer(3, 27);
  if (slot.trouble === 'duplicate' && sibling !== undefined) {
    return { ...sibling, fileName: fileNameOf(slot, sibling.pupil, sibling.pupil.ssid, 28), trouble: 'duplicate' };
  }
  const pupil = sibling?.pupil ?? pupilAt(index, seed, random.pick(designOf(slot.kind, slot.year).grades), slot.year);
  // An index that no pupil of this sample has, so that the wrong SSID is nobody else's.
  const ssidInName = slot.trouble === 'ssid-mismatch' ? ssidOf(-1 - index, seed) : pupil.ssid;
  return {
    fileName: fileNameOf(slot, pupil, ssidInName, day),
    kind: slot.kind,
    year: slot.year,
    secondLanguage: slot.language === undefined || slot.language === 'en' ? null : slot.language,
    placement: slot.placement ?? 'fits',
    trouble: slot.trouble ?? null,
    pupil,
    scoreSeed: index,
  };
}

/** LEA, school, grade, SSID and download date; the two programs write them in different ways. */
function fileNameOf(slot: Slot, pupil: Pupil, ssid: string, dayOfSeptember: number): string {
  const day = String(dayOfSeptember).padStart(2, '0');
  const { program } = designOf(slot.kind, slot.year);
  return program === 'elpac'
    ? `ELPAC-${lea.code}0000000-${pupil.school.code}-${pupil.grade}-${ssid}-09${day}${slot.year}.pdf`
    : `${lea.code}_${pupil.school.code}_${pupil.grade}_${ssid}_${slot.year}09${day}_${program.toUpperCase()}.pdf`;
}
