import { BOND_THICKNESS_IN, panelsOf, type EnvelopePreset, type Fold } from '@shared/domain/envelope/presets';
import { LENGTH_LIMITS_IN, MOST_COMFORTABLE_SHEETS, presetFault } from '@shared/domain/envelope/preset-guard';

/** An envelope as it is typed: lengths in inches, as text or fractions such as `4 1/8`. */
export type TypedEnvelope = { readonly id: string; readonly name: string; readonly fold: Fold; readonly hasUpper: boolean; readonly countsThickness: boolean } & Readonly<Record<LengthName, string>>;

export const LENGTHS = {
  heightIn: 'Envelope height',
  widthIn: 'Envelope width',
  windowHeightIn: 'Window height',
  windowWidthIn: 'Window width',
  windowLeftIn: 'Window from left',
  windowBottomIn: 'Window from bottom',
  upperHeightIn: 'Upper window height',
  upperWidthIn: 'Upper window width',
  upperLeftIn: 'Upper window from left',
  upperBottomIn: 'Upper window from bottom',
  topPanelIn: 'Top panel',
  clearanceIn: 'Clearance around the address',
  playUpIn: 'Play, up',
  playRightIn: 'Play, right',
  comfortableSheets: 'Sheets it takes well',
} as const;
export type LengthName = keyof typeof LENGTHS;

/** What each length may be; an upper window is cut like the lower one. */
const LIMITS: Readonly<Record<Exclude<LengthName, 'comfortableSheets'>, readonly [least: number, most: number]>> = {
  heightIn: LENGTH_LIMITS_IN.height,
  widthIn: LENGTH_LIMITS_IN.width,
  windowHeightIn: LENGTH_LIMITS_IN.windowHeight,
  windowWidthIn: LENGTH_LIMITS_IN.windowWidth,
  windowLeftIn: LENGTH_LIMITS_IN.windowLeft,
  windowBottomIn: LENGTH_LIMITS_IN.windowBottom,
  upperHeightIn: LENGTH_LIMITS_IN.windowHeight,
  upperWidthIn: LENGTH_LIMITS_IN.windowWidth,
  upperLeftIn: LENGTH_LIMITS_IN.windowLeft,
  upperBottomIn: LENGTH_LIMITS_IN.windowBottom,
  topPanelIn: LENGTH_LIMITS_IN.topPanel,
  clearanceIn: LENGTH_LIMITS_IN.clearance,
  playUpIn: LENGTH_LIMITS_IN.playUp,
  playRightIn: LENGTH_LIMITS_IN.playRight,
};

/** `4 1/8`, `4.125`, `7/8`: inches, or null. */
export const readInches = (typed: string): number | null => {
  const match = /^(?:(\d+(?:\.\d+)?|\.\d+)|(?:(\d+)[\s-]+)?(\d+)\/(\d+))\s*(?:in|")?$/.exec(typed.trim().replace(',', '.'));
  if (!match) return null;
  const [, whole, units = '0', over, under] = match;
  if (whole !== undefined) return Number(whole);
  return Number(under) === 0 ? null : Number(units) + Number(over) / Number(under);
};

const typed = (value: number): string => String(Math.round(value * 10_000) / 10_000);

export const typeEnvelope = (envelope: EnvelopePreset, id: string, name: string): TypedEnvelope => {
  const { window: cut, returnWindow, measuredPlay } = envelope;
  const upper = returnWindow ?? { leftIn: 0.5, bottomIn: 2.5, widthIn: 3.5, heightIn: 0.875 };
  return {
    id,
    name,
    fold: envelope.fold,
    hasUpper: returnWindow !== null,
    countsThickness: envelope.sheetThicknessIn > 0,
    heightIn: typed(envelope.heightIn),
    widthIn: typed(envelope.widthIn),
    windowHeightIn: typed(cut.heightIn),
    windowWidthIn: typed(cut.widthIn),
    windowLeftIn: typed(cut.leftIn),
    windowBottomIn: typed(cut.bottomIn),
    upperHeightIn: typed(upper.heightIn),
    upperWidthIn: typed(upper.widthIn),
    upperLeftIn: typed(upper.leftIn),
    upperBottomIn: typed(upper.bottomIn),
    topPanelIn: typed(envelope.panelsIn[0]),
    clearanceIn: typed(envelope.clearanceIn),
    playUpIn: measuredPlay ? typed(measuredPlay.upIn) : '',
    playRightIn: measuredPlay ? typed(measuredPlay.rightIn) : '',
    comfortableSheets: String(envelope.comfortableSheets),
  };
};

/** Lengths that are not asked for where what they belong to is not chosen. */
const isAsked = (name: LengthName, { fold, hasUpper }: TypedEnvelope): boolean => {
  if (name === 'topPanelIn') return fold === 'own';
  return !name.startsWith('upper') || hasUpper;
};

/** What is wrong with a length, or null. */
const lengthFault = (name: LengthName, value: number | null): string | null => {
  if (name === 'comfortableSheets') return value !== null && Number.isInteger(value) && value >= 1 && value <= MOST_COMFORTABLE_SHEETS ? null : `${LENGTHS[name]}: type a whole number, 1 to ${MOST_COMFORTABLE_SHEETS}.`;
  if (value === null) return `${LENGTHS[name]}: type inches, such as 4.125 or 4 1/8.`;
  const [least, most] = LIMITS[name];
  return value < least || value > most ? `${LENGTHS[name]}: type ${least} to ${most} inches.` : null;
};

/** The envelope that was typed, or a sentence that says what is wrong with it. */
export const readEnvelope = (form: TypedEnvelope): EnvelopePreset | string => {
  if (form.name.trim() === '') return 'Give the envelope a name.';
  const hasPlay = form.playUpIn.trim() !== '' || form.playRightIn.trim() !== '';
  const values = Object.fromEntries(Object.keys(LENGTHS).map((key) => [key, readInches(form[key as LengthName])])) as Record<LengthName, number | null>;
  for (const key of Object.keys(LENGTHS) as LengthName[]) {
    if (key.startsWith('play') ? !hasPlay : !isAsked(key, form)) continue;
    if (key.startsWith('play') && form[key].trim() === '') return `${LENGTHS[key]}: type it too, or leave both ways of play empty for the most that there can be.`;
    const fault = lengthFault(key, values[key]);
    if (fault !== null) return fault;
  }
  const at = (key: LengthName): number => values[key] ?? 0;
  const envelope: EnvelopePreset = {
    id: form.id,
    name: form.name.trim(),
    heightIn: at('heightIn'),
    widthIn: at('widthIn'),
    window: { leftIn: at('windowLeftIn'), bottomIn: at('windowBottomIn'), widthIn: at('windowWidthIn'), heightIn: at('windowHeightIn') },
    returnWindow: form.hasUpper ? { leftIn: at('upperLeftIn'), bottomIn: at('upperBottomIn'), widthIn: at('upperWidthIn'), heightIn: at('upperHeightIn') } : null,
    fold: form.fold,
    panelsIn: panelsOf(form.fold, at('topPanelIn')),
    clearanceIn: at('clearanceIn'),
    measuredPlay: hasPlay ? { upIn: at('playUpIn'), rightIn: at('playRightIn') } : null,
    sheetThicknessIn: form.countsThickness ? BOND_THICKNESS_IN : 0,
    comfortableSheets: at('comfortableSheets'),
  };
  return presetFault(envelope) ?? envelope;
};
