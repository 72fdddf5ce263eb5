/** Where a report's facts were found. Bits, since tens of thousands of reports are kept in memory. */
const GROUNDS = {
  ssidOnPages: 1,
  ssidInName: 2,
  studentOnCover: 4,
  studentInAddress: 8,
  gradeOnCover: 16,
  gradeInName: 32,
  schoolOnCover: 64,
  schoolInName: 128,
  kindInWords: 256,
  kindInName: 512,
} as const;

export type Ground = keyof typeof GROUNDS;

/** The grounds that hold, as one number. */
export const groundsOf = (found: Readonly<Record<Ground, boolean>>): number =>
  (Object.keys(GROUNDS) as Ground[]).reduce((sum, ground) => (found[ground] ? sum | GROUNDS[ground] : sum), 0);

export const hasGround = (grounds: number, ground: Ground): boolean => (grounds & GROUNDS[ground]) !== 0;
