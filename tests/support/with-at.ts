export type JsonPath = readonly (string | number)[];

/** A copy of a JSON value in which what stands at a path is changed. */
export const withAt = (json: unknown, [key, ...rest]: JsonPath, change: (old: unknown) => unknown): unknown => {
  if (key === undefined) return change(json);
  if (Array.isArray(json)) return json.map((part: unknown, index) => (index === key ? withAt(part, rest, change) : part));
  if (typeof json !== 'object' || json === null) throw new RangeError(`Nothing stands at ${String(key)}.`);
  return Object.fromEntries(Object.entries(json).map(([name, part]) => [name, name === key ? withAt(part, rest, change) : (part as unknown)]));
};
