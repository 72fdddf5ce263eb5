const INDENT = '  ';
/** Large enough that writing a piece costs little, small enough that it takes no memory worth the name. */
const PIECE_CHARACTERS = 64 * 1024;

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
 * A JSON document, indented and ended by a line break, in pieces of about 64 KB: a document of 50,000 reports as one text would take more
 * memory than the reports themselves. Joined, the pieces are what `JSON.stringify` gives. A list of the document may be any iterable, whose
 * items are then made one at a time.
 */
export function* jsonPieces(document: object): Generator<string> {
  let piece = '';
  for (const part of partsOf(document as Readonly<Record<string, unknown>>)) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
