/** A hold list as staff keep it: one SSID a line; blank lines and a heading line are passed over. */
export type HoldList = { readonly ssids: readonly string[]; readonly badLines: readonly number[] };

/** Reads a hold list; `badLines` (from 1) hold something that is no SSID of ten digits. */
export const readHoldList = (text: string): HoldList => {
  const ssids: string[] = [];
  const badLines: number[] = [];
  for (const [index, line] of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).entries()) {
    const word = line.trim().replace(/^"(.*)"$/, '$1').trim();
    if (/^\d{10}$/.test(word)) ssids.push(word);
    else if (word !== '' && !(index === 0 && /^ssid$/i.test(word))) badLines.push(index + 1);
  }
  return { ssids, badLines };
};
