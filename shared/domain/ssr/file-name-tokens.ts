/** A run of digits or letters of a name. `before` and `after`: letters glued to digits, or the token in front. */
export type Token = {
  readonly text: string;
  readonly isDigits: boolean;
  /** Letters right before, glued or as the token in front, in lower case. */
  readonly label: string;
  readonly gluedBefore: string;
  readonly gluedAfter: string;
  /** What separates it from the token in front ('' where glued). */
  readonly separator: string;
};

/** The runs of digits and of letters of a name, in order. */
export const tokensOf = (typed: string): readonly Token[] => {
  const name = typed.normalize('NFKC');
  const tokens: Token[] = [];
  let previousEnd = 0;
  const runs = [...name.matchAll(/\p{Nd}+|\p{L}[\p{L}\p{M}]*/gu)];
  for (const [index, run] of runs.entries()) {
    const separator = name.slice(previousEnd, run.index);
    const before = index > 0 ? (runs[index - 1]?.[0] ?? '') : '';
    const after = runs[index + 1];
    const end = run.index + run[0].length;
    const isDigits = /^\d+$/.test(run[0]);
    tokens.push({
      text: run[0],
      isDigits,
      label: /^\D+$/.test(before) ? before.toLowerCase() : '',
      gluedBefore: index > 0 && separator === '' ? before.toLowerCase() : '',
      gluedAfter: after !== undefined && after.index === end ? after[0].toLowerCase() : '',
      separator,
    });
    previousEnd = end;
  }
  return tokens;
};
