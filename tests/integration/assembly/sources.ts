import { PDFDocument, PDFName, PDFNumber, PDFString, StandardFonts, concatTransformationMatrix, degrees, drawObject, popGraphicsState, pushGraphicsState, rgb, type PDFPage } from 'pdf-lib';

const LETTER: [number, number] = [612, 792];

/** Draws a page whose four corners, edges and middle all differ, so that a turn, flip, shift or cut shows. */
const drawMarks = async (document: PDFDocument, page: PDFPage, label: string, [left, bottom, width, height]: readonly [number, number, number, number]): Promise<void> => {
  const font = await document.embedFont(StandardFonts.Helvetica);
  const at = (x: number, y: number): { x: number; y: number } => ({ x: left + x * width, y: bottom + y * height });
  page.drawRectangle({ ...at(0.02, 0.02), width: 0.1 * width, height: 0.05 * height, color: rgb(0.8, 0, 0) });
  page.drawRectangle({ ...at(0.7, 0.9), width: 0.2 * width, height: 0.08 * height, color: rgb(0, 0.5, 0) });
  page.drawCircle({ ...at(0.2, 0.8), size: 0.08 * width, color: rgb(0, 0, 0.8) });
  page.drawText(label, { ...at(0.1, 0.5), size: 14, font });
  page.drawText('A second line of words that stand on this page', { ...at(0.1, 0.45), size: 11, font });
};

type Change = (page: PDFPage, document: PDFDocument) => void;

/** A document of pages drawn alike and then changed in one way each. */
const documentOf = async (changes: readonly { readonly label: string; readonly size?: [number, number]; readonly area?: readonly [number, number, number, number]; readonly change?: Change }[]): Promise<PDFDocument> => {
  const document = await PDFDocument.create();
  for (const { label, size = LETTER, area, change } of changes) {
    const page = document.addPage(size);
    await drawMarks(document, page, label, area ?? [0, 0, ...size]);
    change?.(page, document);
  }
  return document;
};

const saved = async (document: PDFDocument, useObjectStreams = false): Promise<Buffer> => Buffer.from(await document.save({ useObjectStreams }));

/** Plain upright Letter pages. */
export const plainPages = async (count: number, name = 'Plain', useObjectStreams = false): Promise<Buffer> =>
  saved(await documentOf(Array.from({ length: count }, (_, index) => ({ label: `${name} page ${index + 1}` }))), useObjectStreams);

/** A picture of noise, which no compression makes small: about half a megabyte. */
export const pageWithLargePicture = async (): Promise<Buffer> => {
  const [width, height] = [480, 360];
  const document = await documentOf([{ label: 'Large picture' }]);
  let state = 1;
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24);
  const picture = document.context.register(document.context.flateStream(pixels, { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, ColorSpace: 'DeviceRGB', BitsPerComponent: 8 }));
  const page = document.getPage(0);
  const name = page.node.newXObject('Noise', picture);
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(width, 0, 0, height, 60, 60), drawObject(name), popGraphicsState());
  return saved(document);
};

/** Pages that are Letter only as they are seen. */
export const turnedAndCropped = async (): Promise<Buffer> =>
  saved(
    await documentOf([
      { label: 'Turned 90', size: [792, 612], change: (page) => page.setRotation(degrees(90)) },
      { label: 'Turned 180', change: (page) => page.setRotation(degrees(180)) },
      { label: 'Turned 270', size: [792, 612], change: (page) => page.setRotation(degrees(270)) },
      { label: 'Turned back', size: [792, 612], change: (page) => page.setRotation(degrees(-90)) },
      { label: 'Cropped', size: [700, 900], area: [40, 60, 612, 792], change: (page) => page.setCropBox(40, 60, 612, 792) },
      { label: 'Off the origin', area: [-100, 200, 612, 792], change: (page) => page.setMediaBox(-100, 200, 612, 792) },
      { label: 'Reversed corners', change: (page, document) => page.node.set(PDFName.of('MediaBox'), document.context.obj([612, 792, 0, 0])) },
      {
        label: 'Cropped and turned',
        size: [900, 700],
        area: [50, 30, 792, 612],
        change: (page) => {
          page.setCropBox(50, 30, 792, 612);
          page.setRotation(degrees(90));
        },
      },
      { label: 'Nearly Letter', size: [611.2, 790.6] },
    ]),
  );

/** A page that is Letter in units of 1/36 inch. */
export const pageInHalfUnits = async (): Promise<Buffer> =>
  saved(await documentOf([{ label: 'Half units', size: [306, 396], change: (page) => page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2)) }]));

/** A page with content that leaves the graphics state changed, then an annotation with an appearance; one hidden, one for the screen. */
export const annotatedPages = async (): Promise<Buffer> => {
  const document = await documentOf([{ label: 'Annotated' }, { label: 'Annotated and turned', size: [792, 612], change: (page) => page.setRotation(degrees(90)) }]);
  for (const page of document.getPages()) {
    const { context } = document;
    const leaves = context.register(context.stream('q 0.5 0 0 0.5 100 100 cm'));
    page.node.set(PDFName.of('Contents'), context.obj([...contentReferences(page), leaves]));
    const appearance = (color: string) => context.register(context.stream(`${color} rg 0 0 100 50 re f 0 0 0 rg 10 10 20 20 re f`, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 50], Matrix: [1, 0, 0, 1, 0, 0] }));
    const stamp = (flags: number, color: string, rectangle: number[]) =>
      context.register(context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: rectangle, F: flags, AP: { N: appearance(color) } }));
    page.node.set(PDFName.of('Annots'), context.obj([stamp(4, '1 0.5 0', [300, 200, 400, 300]), stamp(6, '0 1 1', [50, 50, 500, 500]), stamp(0, '1 0 1', [50, 50, 500, 500])]));
  }
  return saved(document);
};

const contentReferences = (page: PDFPage) => {
  const contents = page.node.normalizedEntries().Contents;
  return contents ? contents.asArray() : [];
};

/** Filled form fields, whose appearances are part of what is printed, in a document with scripts, attachments and outlines. */
export const formWithScripts = async (): Promise<Buffer> => {
  const document = await documentOf([{ label: 'A form' }, { label: 'Its second page' }]);
  const form = document.getForm();
  const text = form.createTextField('made-up.name');
  text.setText('Made-up value');
  text.addToPage(document.getPage(0), { x: 100, y: 200, width: 200, height: 30 });
  const box = form.createCheckBox('made-up.box');
  box.addToPage(document.getPage(0), { x: 100, y: 260, width: 30, height: 30 });
  box.check();
  form.updateFieldAppearances();
  document.addJavaScript('open', 'app.alert("made up")');
  await document.attach(Buffer.from('made up'), 'made-up.txt', { mimeType: 'text/plain' });
  document.setTitle('A made-up title');
  document.setAuthor('A made-up author');
  const { context } = document;
  document.getPage(1).node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } }));
  document.getPage(1).node.set(PDFName.of('Metadata'), context.register(context.stream('<x/>', { Type: 'Metadata', Subtype: 'XML' })));
  return saved(document);
};

/** Two layers, one off as the document opens. */
export const layeredPage = async (): Promise<Buffer> => {
  const document = await documentOf([{ label: 'Layers' }]);
  const { context } = document;
  const layer = (name: string) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(name) }));
  const shown = layer('Made-up shown');
  const hidden = layer('Made-up hidden');
  const page = document.getPage(0);
  const drawn = context.register(context.stream('/OC /L1 BDC 0 0.6 0.6 rg 60 60 200 100 re f EMC /OC /L2 BDC 0.9 0 0.9 rg 300 60 200 300 re f EMC'));
  page.node.set(PDFName.of('Contents'), context.obj([...contentReferences(page), drawn]));
  page.node.normalizedEntries().Resources.set(PDFName.of('Properties'), context.obj({ L1: shown, L2: hidden }));
  document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [shown, hidden], D: { OFF: [hidden], Order: [shown, hidden] } }));
  return saved(document);
};

/** A form whose resources list the form itself, as producers with one resource dictionary for all write them. */
export const ringOfResources = async (): Promise<Buffer> => {
  const document = await documentOf([{ label: 'A ring' }, { label: 'The same ring' }]);
  const { context } = document;
  const resources = context.nextRef();
  const square = context.register(context.stream('0.2 0.4 0.6 rg 0 0 80 80 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 80, 80], Resources: resources }));
  const frame = context.register(context.stream('q 1 0 0 1 20 20 cm /Square Do Q', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 200], Resources: resources }));
  context.assign(resources, context.obj({ XObject: { Square: square, Frame: frame } }));
  for (const page of document.getPages()) {
    page.node.set(PDFName.of('Resources'), resources);
    page.node.set(PDFName.of('Contents'), context.register(context.stream('q 2 0 0 2 100 100 cm /Frame Do Q')));
  }
  return saved(document);
};

/** Two pages, the second with a filled field whose appearance is left to the viewer. */
export const lastPageWithEmptyField = async (): Promise<Buffer> => {
  const document = await documentOf([{ label: 'Without fields' }, { label: 'With a field' }]);
  const field = document.getForm().createTextField('made-up.later');
  field.setText('Made-up value');
  field.addToPage(document.getPage(1), { x: 100, y: 200, width: 200, height: 30 });
  for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'));
  return Buffer.from(await document.save({ useObjectStreams: false, updateFieldAppearances: false }));
};

/** A page with a text field and a ticked box, both with their appearances. */
export const filledForm = async (): Promise<Buffer> => {
  const document = await documentOf([{ label: 'Filled' }]);
  const form = document.getForm();
  const field = form.createTextField('made-up.filled');
  field.setText('Made-up value');
  field.addToPage(document.getPage(0), { x: 300, y: 200, width: 200, height: 30 });
  const box = form.createCheckBox('made-up.ticked');
  box.addToPage(document.getPage(0), { x: 300, y: 260, width: 30, height: 30 });
  box.check();
  return saved(document);
};

/**
 * Two pupils' pages that share one dictionary of everything in the file, the first page's picture drawn by a form that
 * shares it too. Each picture's only bytes are given.
 */
export const sharedDictionary = async (pictures: readonly [string, string]): Promise<Buffer> => {
  const document = await documentOf([{ label: 'First pupil' }, { label: 'Second pupil' }]);
  const { context } = document;
  const [firstFonts] = document.getPages().map((page) => page.node.normalizedEntries().Font);
  const shared = context.nextRef();
  const picture = (bytes: string) => context.register(context.stream(bytes, { Type: 'XObject', Subtype: 'Image', Width: 4, Height: bytes.length / 4, BitsPerComponent: 8, ColorSpace: 'DeviceGray' }));
  const frame = context.register(context.stream('q 80 0 0 80 0 0 cm /Im#31 Do Q', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 80, 80], Resources: shared }));
  const [one, two] = pictures;
  context.assign(shared, context.obj({ Font: firstFonts, XObject: { Im1: picture(one), Im2: picture(two), Frame: frame } }));
  for (const [index, drawing] of ['q 1 0 0 1 300 300 cm /Frame Do Q', 'q 80 0 0 80 300 300 cm /Im2 Do Q'].entries()) {
    const page = document.getPage(index);
    const fonts = page.node.normalizedEntries().Font;
    for (const [name, font] of fonts.entries()) firstFonts?.set(name, font);
    page.node.set(PDFName.of('Contents'), context.obj([...contentReferences(page), context.register(context.stream(drawing))]));
    page.node.set(PDFName.of('Resources'), shared);
  }
  return saved(document);
};

/** Two pages, the second of which hangs in the tree twice, as programs do that share one blank page. */
export const pageHungTwice = async (): Promise<Buffer> => {
  const document = await documentOf([{ label: 'First' }, { label: 'Shared' }]);
  const tree = document.catalog.Pages();
  const shared = tree.Kids().get(1);
  tree.Kids().push(shared);
  tree.set(PDFName.of('Count'), PDFNumber.of(3));
  return saved(document);
};

/** A page with marked content whose property list leads to metadata, as Adobe's programs write it for placed artwork. */
export const artworkWithMetadata = async (): Promise<Buffer> =>
  saved(
    await documentOf([
      {
        label: 'Placed artwork',
        change: (page, { context }) => {
          const metadata = context.register(context.stream('<x:xmpmeta>made-up metadata</x:xmpmeta>', { Type: 'Metadata', Subtype: 'XML' }));
          const withoutStream = context.register(context.obj({ Type: 'Metadata', Subtype: 'XML' }));
          page.node.Resources()?.set(PDFName.of('Properties'), context.obj({ MC0: { Metadata: metadata }, MC1: { Metadata: withoutStream } }));
        },
      },
    ]),
  );
