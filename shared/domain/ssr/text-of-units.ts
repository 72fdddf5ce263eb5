/** So many arguments of one call are taken everywhere. */
const UNITS_AT_A_TIME = 4_096;

/** The text of UTF-16 units. The engine keeps it in one byte a unit where all of them fit, and whatever is done with it is quicker then. */
export const textOfUnits = (units: readonly number[]): string => {
  if (units.length <= UNITS_AT_A_TIME) return String.fromCharCode(...units);
  let text = '';
  for (let from = 0; from < units.length; from += UNITS_AT_A_TIME) text += String.fromCharCode(...units.slice(from, from + UNITS_AT_A_TIME));
  return text;
};
