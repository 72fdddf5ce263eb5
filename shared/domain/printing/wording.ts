/** `1 piece`, `2 pieces`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The printer of a job; of a class also the one that had the job. */
export const printerOf = ({ printer, printedBy }: { readonly printer: string; readonly printedBy?: string | null | undefined }): string => (printedBy ? `${printedBy} (${printer})` : printer);

/** `piece 7`, `pieces 7 to 9`. */
export const pieceSpan = ({ fromPiece, toPiece }: { readonly fromPiece: number; readonly toPiece: number }): string =>
  fromPiece === toPiece ? `piece ${fromPiece}` : `pieces ${fromPiece} to ${toPiece}`;
