/** The words with a `--data DIR` that stands before the command moved behind it, where each command's options are read. */
export const commandFirst = (words: readonly string[]): readonly string[] => {
  const [first, second, ...rest] = words;
  if (first === '--data' && second !== undefined) return [...rest.slice(0, 1), first, second, ...rest.slice(1)];
  return first?.startsWith('--data=') ? [...words.slice(1, 2), first, ...words.slice(2)] : words;
};

/** True where the words are for the command line and not for the window; a bare word that is no command still is, to be refused by name. */
export const isCommandLine = (words: readonly string[]): boolean => /^(--help|-h|--version|[a-z][a-z-]*)$/.test(commandFirst(words)[0] ?? '');
