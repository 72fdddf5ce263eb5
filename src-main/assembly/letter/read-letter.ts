import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LETTERS_FROM, MOST_LETTER_PAGES } from '@shared/domain/packets/cover-letters';
import { readRegular } from '../../files/regular-file';
import { bytesKeyOf } from '../../intake/bytes-key';
import { inspectPdf } from '../../intake/pdf/inspect-pdf';
import type { LetterFile, ReadLetter } from '../../ports/read-letter';
import { JobFailure } from '../../services/job-failure';
import { AssemblyFailure } from '../assembly-failure';
import { openSourceDocument } from '../source-document';
import { namesFontsOnly } from './named-fonts';

/** A letter with its logo is far smaller. */
const MOST_LETTER_BYTES = 50 * 1024 * 1024;
const ENOUGH_PACKETS_TO_SHARE = 2;

const unusable = (sentence: string): JobFailure => new JobFailure('cover-letter-unusable', `The cover letter can’t be used: ${sentence}`);

const NOT_LETTER_SIZE = 'its pages are not upright Letter (8.5 × 11 in). Save it as a PDF of that size.';

const SENTENCES: Readonly<Record<string, string>> = {
  'pdf-empty': 'the file is empty. Save it as a PDF anew.',
  'pdf-not-a-pdf': 'it is no PDF. Save it as a PDF.',
  'pdf-no-pages': 'it has no pages. Save it as a PDF anew.',
  'pdf-password-protected': 'it opens only with a password. Save it without one.',
  'pdf-page-size-unusual': NOT_LETTER_SIZE,
};
const DAMAGED = 'it is damaged or can’t be read in full. Save it as a PDF anew.';

const NAMED_FONTS = 'It uses fonts that are not in the file, so a printer may take others. Save it with its fonts embedded (PDF/A does so), or look at a proof.';

/** Both readers of the program must read it, and find Letter pages that can be written into a batch as they are. */
export const readLetter: ReadLetter = async (path): Promise<LetterFile> => {
  const { size, mtimeMs } = await stat(path);
  if (size > MOST_LETTER_BYTES) throw unusable('it is larger than 50 MB. Save it with smaller pictures.');
  const bytes = await readRegular(path, MOST_LETTER_BYTES);
  const read = await inspectPdf(bytes, { wantsPositions: () => false, onPage: () => undefined });
  if (!read.ok) throw unusable(SENTENCES[read.code] ?? DAMAGED);
  const pages = read.pages.length;
  if (pages > MOST_LETTER_PAGES) throw unusable(`it has ${pages} pages, and a letter takes ${MOST_LETTER_PAGES} at most. Shorten it.`);
  try {
    await openSourceDocument(bytes, LETTERS_FROM, { pageNumbers: read.pages.map((_, index) => index + 1), packets: ENOUGH_PACKETS_TO_SHARE });
  } catch (thrown) {
    if (thrown instanceof AssemblyFailure) throw unusable(thrown.code === 'page-not-letter' ? NOT_LETTER_SIZE : DAMAGED);
    throw thrown;
  }
  return {
    letter: { name: basename(path), pages, bytesKey: bytesKeyOf(bytes) },
    source: { kind: 'file', path, sizeBytes: size, modifiedMs: mtimeMs },
    cautions: namesFontsOnly(bytes) ? [NAMED_FONTS] : [],
  };
};
