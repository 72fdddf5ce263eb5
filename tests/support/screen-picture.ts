import type { Locator } from 'playwright';

type Color = readonly [red: number, green: number, blue: number];

/** What is seen of an element: its pixels, and the size of its box in CSS pixels. */
export type ScreenPicture = { readonly width: number; readonly height: number; readonly at: (x: number, y: number) => Color };

/** Takes a picture of an element as the screen shows it; places in it are CSS pixels from its top left. */
export const screenPicture = async (element: Locator): Promise<ScreenPicture> => {
  const png = await element.screenshot({ animations: 'disabled' });
  const { width, height } = (await element.boundingBox())!;
  const pixels = await element.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let letters = '';
    for (let from = 0; from < data.length; from += 0x4000) letters += String.fromCharCode(...data.subarray(from, from + 0x4000));
    return { width: bitmap.width, height: bitmap.height, data: btoa(letters) };
  }, png.toString('base64'));
  const colours = Buffer.from(pixels.data, 'base64');
  const [across, down] = [pixels.width / width, pixels.height / height];
  return {
    width,
    height,
    at: (x, y) => {
      const from = (Math.min(pixels.height - 1, Math.floor(y * down)) * pixels.width + Math.min(pixels.width - 1, Math.floor(x * across))) * 4;
      return [colours[from]!, colours[from + 1]!, colours[from + 2]!];
    },
  };
};
