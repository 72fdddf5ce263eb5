import type { LevelFamily, Subject } from './phrases/phrases';
import { randomFrom } from './random';

/** A made-up result in one subject. */
export type SubjectScores = {
  readonly low: number;
  readonly high: number;
  /** Lowest score of each level but the first. */
  readonly cuts: readonly number[];
  readonly score: number;
  /** 0 is the lowest level. */
  readonly level: number;
  /** Earlier years and this one, oldest first. */
  readonly history: readonly { readonly grade: string; readonly score: number }[];
  readonly averages: { readonly school: number; readonly district: number; readonly state: number };
  /** One for each area: 0 below, 1 near, 2 above. */
  readonly areas: readonly number[];
};

type Scale = { readonly low: number; readonly high: number; readonly cuts: readonly number[] };

/** Invented scales, of the size that the tests use. */
const scales: Readonly<Record<LevelFamily, Scale>> = {
  standard: { low: 2250, high: 2750, cuts: [2400, 2500, 2600] },
  alternate: { low: 300, high: 399, cuts: [333, 366] },
  elpac: { low: 1350, high: 1700, cuts: [1440, 1520, 1600] },
  csa: { low: 300, high: 450, cuts: [345, 395] },
  alternateElpac: { low: 800, high: 999, cuts: [860, 930] },
};

const gradeOrder = ['KN', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

/** Scores of one subject; `areaCount` is how many areas its page shows. */
export function scoresFor(seed: number, scoreSeed: number, subject: Subject, family: LevelFamily, grade: string, areaCount: number): SubjectScores {
  const random = randomFrom(seed + subject.length * 31 + subject.charCodeAt(0), scoreSeed);
  const scale = scales[family];
  const span = scale.high - scale.low;
  const near = (middle: number, share: number): number =>
    Math.min(scale.high, Math.max(scale.low, Math.round(middle + (random.integer(-100, 100) / 100) * share * span)));
  const score = near(scale.low + span * 0.55, 0.4);
  const level = scale.cuts.filter((cut) => score >= cut).length;
  const place = gradeOrder.indexOf(grade);
  const earlier = gradeOrder.slice(Math.max(0, place - random.integer(1, 3)), place);
  const history = earlier.map((earlierGrade, index) => ({ grade: earlierGrade, score: near(score - span * 0.06 * (earlier.length - index), 0.05) }));
  const middle = scale.low + span * 0.54;
  return {
    ...scale,
    score,
    level,
    history: [...history, { grade, score }],
    averages: { school: near(middle, 0.07), district: near(middle, 0.05), state: near(middle, 0.03) },
    areas: Array.from({ length: areaCount }, () => Math.min(2, Math.max(0, Math.round((level / scale.cuts.length) * 2) + random.integer(-1, 1)))),
  };
}
