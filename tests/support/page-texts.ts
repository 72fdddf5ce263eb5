import { runProgram } from './built-program';

/** The text of each page of a PDF as poppler reads it. */
export const pageTexts = async (path: string): Promise<string[]> => {
  const { code, stdout } = await runProgram('pdftotext', ['-layout', path, '-']);
  if (code !== 0) throw new Error(`pdftotext ended with ${code}`);
  return stdout.split('\f').slice(0, -1);
};
