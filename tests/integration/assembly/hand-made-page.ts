/** An object's text without its number: a value, or a stream's dictionary with its data. */
export type HandMadeObject = string | { readonly entries: string; readonly data: string };

/** What a hand-made page holds. Its own objects have numbers from {@link FIRST_OBJECT}, in order. */
export type HandMadePage = {
  readonly content?: string;
  /** Entries of the page's resources besides its font. */
  readonly resources?: string;
  /** The page's resources, in place of those. */
  readonly wholeResources?: string;
  readonly turn?: 0 | 90 | 180 | 270;
  readonly annotations?: readonly string[];
  readonly objects?: readonly HandMadeObject[];
  /** Entries of the document's catalog. */
  readonly catalog?: string;
};

export const FIRST_OBJECT = 10;

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

/** One page of Letter as it is seen, written by hand; Helvetica is its font `F`. */
export const handMadePage = ({ content = '', resources = '', wholeResources = `<</Font<</F 5 0 R>>${resources}>>`, turn = 0, annotations = [], objects = [], catalog = '' }: HandMadePage): Buffer => {
  const box = turn % 180 ? '[0 0 792 612]' : '[0 0 612 792]';
  const stream = (entries: string, data: string): string => `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`;
  const all = new Map<number, string>([
    [1, `<</Type/Catalog/Pages 2 0 R${catalog}>>`],
    [2, '<</Type/Pages/Count 1/Kids[3 0 R]>>'],
    [3, `<</Type/Page/Parent 2 0 R/MediaBox${box}/Rotate ${turn}/Contents 4 0 R/Resources ${wholeResources}/Annots[${annotations.join(' ')}]>>`],
    [4, stream('', content)],
    [5, FONT],
    ...objects.map((object, index) => [FIRST_OBJECT + index, typeof object === 'string' ? object : stream(object.entries, object.data)] as const),
  ]);
  const size = FIRST_OBJECT + objects.length;
  let text = '%PDF-1.7\n';
  const rows = ['0000000000 65535 f \n'];
  for (let number = 1; number < size; number++) {
    const body = all.get(number);
    rows.push(body === undefined ? '0000000000 00000 f \n' : `${String(text.length).padStart(10, '0')} 00000 n \n`);
    if (body !== undefined) text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  return Buffer.from(`${text}xref\n0 ${size}\n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
};
