import type { IppAttribute, IppGroupName, IppMessage, IppValue } from './values';

/** The attributes of one printer or job, by name. */
export type AttributeReader = {
  /** Texts of a keyword, name, uri or text attribute; empty where it is not there. */
  readonly texts: (name: string) => readonly string[];
  readonly text: (name: string) => string | null;
  /** An integer or enum. */
  readonly number: (name: string) => number | null;
  readonly numbers: (name: string) => readonly number[];
  readonly boolean: (name: string) => boolean | null;
};

export function readAttributes(attributes: readonly IppAttribute[]): AttributeReader {
  // The first one counts: some servers add their default list as a second copy of an attribute.
  const values = new Map<string, readonly IppValue[]>();
  for (const attribute of attributes) if (!values.has(attribute.name)) values.set(attribute.name, attribute.values);
  const valuesOf = (name: string): readonly IppValue[] => values.get(name) ?? [];
  const texts = (name: string): readonly string[] => valuesOf(name).flatMap((value) => ('text' in value ? [value.text] : []));
  const numbers = (name: string): readonly number[] => valuesOf(name).flatMap((value) => (value.kind === 'integer' || value.kind === 'enum' ? [value.value] : []));
  return {
    texts,
    text: (name) => texts(name)[0] ?? null,
    number: (name) => numbers(name)[0] ?? null,
    numbers,
    boolean: (name) => valuesOf(name).flatMap((value) => (value.kind === 'boolean' ? [value.value] : []))[0] ?? null,
  };
}

/** One reader for each group of that name, in the answer's order. */
export const groupsOf = (message: IppMessage, group: IppGroupName): readonly AttributeReader[] =>
  message.groups.filter((candidate) => candidate.group === group).map(({ attributes }) => readAttributes(attributes));

/** Names of the attributes that the server did not take. */
export const unsupportedNames = (message: IppMessage): readonly string[] =>
  message.groups.filter(({ group }) => group === 'unsupported').flatMap(({ attributes }) => attributes.map(({ name }) => name));
