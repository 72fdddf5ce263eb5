import { z } from 'zod';
import { exchangeFile } from '../../../exchange/exchange-file';
import { inserterFault } from './inserter-fault';
import { FEEDS, LEAD_EDGES, LONGEST_NAME, MARK_KINDS, MOST_INSERTERS, OMR_MARKS, SIDE_EDGES, type InserterProfile } from './inserter-profile';

/** Bars of a column beyond any that is used; what is more is no profile. */
const MOST_LISTED = 100;
const millimetres = z.number().min(0).max(300);

/** A profile as it crosses a process or comes from a file: types and bounds only, see `inserterFault` for what fits together. */
export const INSERTER_PROFILE: z.ZodType<InserterProfile> = z.strictObject({
  name: z.string().trim().min(1).max(LONGEST_NAME),
  kind: z.enum(MARK_KINDS),
  edge: z.enum(SIDE_EDGES),
  fromEdgeMm: millimetres,
  leads: z.enum(LEAD_EDGES),
  fromLeadMm: millimetres,
  takes: z.enum(FEEDS),
  omr: z.strictObject({ marks: z.array(z.enum(OMR_MARKS)).min(1).max(MOST_LISTED), pitchMm: millimetres, lengthMm: millimetres, thicknessPt: z.number().min(0).max(10) }),
  dataMatrix: z.strictObject({ pattern: z.string().min(1).max(200), moduleMm: millimetres }),
});

/** A file of inserters. */
export const INSERTER_FILE = exchangeFile({
  what: 'inserters',
  guard: INSERTER_PROFILE,
  most: MOST_INSERTERS,
  fault: (inserter) => {
    const fault = inserterFault(inserter);
    return fault === null ? null : `The inserter “${inserter.name}” can’t be used. ${fault}`;
  },
});
