import { constants, deflateSync } from '../../files/unbroken-zlib';
import { DigestedGraph } from '../digests/digested-graph';
import { PdfReference, PdfStream, type PdfValue } from '../../pdf/syntax';
import { pageFingerprint, type PrintedPage } from './printed-page';

/**
 * The one content of all blank sides. The comment tells a pad from a source's own empty page. Stored in a deflated
 * stream's form, which programs that write files anew leave alone, and whose bytes do not depend on the compressor.
 */
const CONTENT = deflateSync(Buffer.from('% blank side\n', 'latin1'), { level: constants.Z_NO_COMPRESSION });
const STREAM = new PdfStream(new Map([['Filter', 'FlateDecode']]), () => CONTENT);

/** The blank content as a graph of its own, so that it is written, shared and digested as any other. */
export const blankGraph = (): DigestedGraph => new DigestedGraph({ get: (objectNumber) => (objectNumber === 1 ? STREAM : null) });

/** A side without any ink. */
export const BLANK_PAGE: PrintedPage = new Map<string, PdfValue>([
  ['Contents', new PdfReference(1)],
  ['Resources', new Map()],
]);

/** The fingerprint that all blank sides share. */
export const BLANK_FINGERPRINT = pageFingerprint(BLANK_PAGE, blankGraph());
