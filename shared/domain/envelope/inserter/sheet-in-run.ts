import type { InserterProfile } from './inserter-profile';

/** A sheet as a machine gets it: `sheet` of `sheets` in the order in which they are fed, both from 1. */
export type SheetInRun = { readonly piece: number; readonly sheet: number; readonly sheets: number };

/** A sheet of a packet (from 1, in print order) as the machine counts it. */
export const sheetAsFed = ({ takes }: Pick<InserterProfile, 'takes'>, { piece, sheet, sheets }: SheetInRun): SheetInRun => ({ piece, sheet: takes === 'first-sheet' ? sheet : sheets - sheet + 1, sheets });
