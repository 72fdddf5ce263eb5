/** Resolutions of pages that are sent as pictures, in dots an inch; text is even from 300 on, and each step takes more time and room. */
export const PICTURE_DPI = [200, 300, 400, 600] as const;
export type PictureDpi = (typeof PICTURE_DPI)[number];

/** What office lasers print score reports well at: 1 to 2 seconds and half a megabyte a page. */
export const USUAL_PICTURE_DPI: PictureDpi = 300;
