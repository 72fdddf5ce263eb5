/**
 * SSIDs of a list that no report found has, each once and in the list's order. One of them may be mistyped, and the report that was meant is then treated as
 * if it were on no list: it goes out, or to the old address.
 */
export const absentSsids = (listed: Iterable<string>, found: ReadonlySet<string | null>): readonly string[] => [...new Set(listed)].filter((ssid) => !found.has(ssid));
