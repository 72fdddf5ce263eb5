import type { PageSign } from '@shared/domain/ssr/page-signs';
import { LANGUAGE_NAMES } from './kinds';

/** What a page shows that tells where reports begin, in a few words. */
export function signWords(sign: PageSign): string {
  switch (sign.what) {
    case 'page-number':
      return sign.of === null ? `Page number ${sign.page}` : `Page number ${sign.page} of ${sign.of}`;
    case 'ssid':
      return sign.isNew ? `New SSID ${sign.ssid}` : `Same SSID ${sign.ssid}`;
    case 'new-name':
      return 'New student name';
    case 'cover':
      return 'Heading of a first page';
    case 'address':
      return 'Line with a ZIP Code';
    case 'new-language':
      return `Turns to ${LANGUAGE_NAMES[sign.language]}`;
    case 'bookmark':
      return `Bookmark “${sign.title}”`;
    case 'label':
      return `Page labels begin anew: ${sign.label}`;
    case 'blank':
      return 'Says it is left blank';
    case 'no-text':
      return 'No text that can be read';
    case 'not-letter':
      return 'Not Letter size';
  }
}
