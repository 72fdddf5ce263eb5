import { inPieces } from './in-pieces';

const INDENT = '  ';

/** A value as it stands `depth` levels deep. Line breaks within texts are escaped in JSON, so every one here is layout. */
const nested = (value: unknown, depth: number): string => JSON.stringify(value ?? null, null, INDENT).replaceAll('\n', `\n${INDENT.repeat(depth)}`);

const isList = (value: unknown): value is Iterable<unknown> => typeof value === 'object' && value !== null && Symbol.iterator in value;

function* partsOf(document: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${before}\n${INDENT}${JSON.stringify(key)}: `;
    before = ',';
    if (!isList(value)) {
      yield nested(value, 1);
      continue;
    }
    let beforeItem = '[';
    for (const item of value) {
      yield `${beforeItem}\n${INDENT.repeat(2)}${nested(item, 2)}`;
      beforeItem = ',';
    }
    yield beforeItem === '[' ? '[]' : `\n${INDENT}]`;
  }
  yield before === '{' ? '{}\n' : '\n}\n';
}

/**
 * A JSON document, indented and ended by a line break, in pieces. Joined, they are what `JSON.stringify` gives. A list of the document may be any
 * iterable, whose items are then made one at a time.
 */
export const jsonPieces = (document: object): Generator<string> => inPieces(partsOf(document as Readonly<Record<string, unknown>>));
