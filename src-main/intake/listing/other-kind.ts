import type { OtherKind } from '@shared/problems/listing-words';

const ENDINGS: readonly (readonly [kind: OtherKind, endings: RegExp])[] = [
  ['document', /\.(?:docx?|docm|dotx?|odt|rtf|wpd|pages|xlsx?|xlsm|xlsb|ods|numbers|pptx?|odp|key|o?xps|epub|ps|eps)$/i],
  ['picture', /\.(?:heic|heif|jpe?g|png|gif|bmp|tiff?|webp)$/i],
  ['mail', /\.(?:eml|msg|emlx|mbox|pst|ost)$/i],
  ['shortcut', /\.(?:lnk|url|webloc|desktop)$/i],
  ['web-page', /\.(?:x?html?|mht|mhtml|webarchive)$/i],
];

/** What a file is by the ending of its name where it is neither a PDF nor a zip, as far as that says what to do with it. */
export const otherKind = (name: string): OtherKind => ENDINGS.find(([, endings]) => endings.test(name))?.[0] ?? 'other';
