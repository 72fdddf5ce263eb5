/** `1 piece`, `2 pieces`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The printer of a job; of a class also the one that had the job. */
export const printerOf = ({ printer, printedBy }: { readonly printer: string; readonly printedBy?: string | null | undefined }): string => (printedBy ? `${printedBy} (${printer})` : printer);

/** What is said of a run that broke off, behind the reason. */
export const brokeOff = (reason: string): string => `${reason} Nothing more is sent; what the printer has goes on there. Open the ledger to see which pieces are good, then print the rest.`;

/** `piece 7`, `pieces 7 to 9`. */
export const pieceSpan = ({ fromPiece, toPiece }: { readonly fromPiece: number; readonly toPiece: number }): string =>
  fromPiece === toPiece ? `piece ${fromPiece}` : `pieces ${fromPiece} to ${toPiece}`;
