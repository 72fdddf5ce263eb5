/** What a typed or pasted list of SSIDs holds: each SSID once in order, and the lines that are none. */
export type HoldList = { readonly ssids: readonly string[]; readonly unclear: readonly string[] };

/** Reads one SSID (10 digits) a line; commas, semicolons and spaces part them as well. */
export function readHoldList(text: string): HoldList {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const isSsid = (word: string): boolean => /^\d{10}$/.test(word);
  return { ssids: [...new Set(words.filter(isSsid))], unclear: words.filter((word) => !isSsid(word)) };
}
