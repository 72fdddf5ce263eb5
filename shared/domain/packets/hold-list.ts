/** What a hold list says: each SSID once, in order, and the words that are none with the line they stand on (from 1). */
export type HoldList = { readonly ssids: readonly string[]; readonly unclear: readonly { readonly word: string; readonly line: number }[] };

/**
 * Reads SSIDs (10 digits) as staff keep and paste them: one a line, or parted by commas, semicolons, tabs or spaces, in quotes
 * or not. A heading `SSID` on the first line is passed over; anything else that is no SSID is told, so that nobody is left off the list silently.
 */
export const readHoldList = (text: string): HoldList => {
  const ssids = new Set<string>();
  const unclear: { word: string; line: number }[] = [];
  for (const [index, line] of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).entries()) {
    for (const word of line.split(/[\s,;"]+/)) {
      if (/^\d{10}$/.test(word)) ssids.add(word);
      else if (word !== '' && !(index === 0 && /^ssid$/i.test(word))) unclear.push({ word, line: index + 1 });
    }
  }
  return { ssids: [...ssids], unclear };
};
