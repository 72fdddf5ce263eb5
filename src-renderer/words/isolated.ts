import { RIGHT_TO_LEFT } from '@shared/domain/ssr/logical-order';

/** Text of a report within a sentence: where it is written from right to left, it keeps numbers and commas beside it in their places (first strong isolate). */
export const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
