/**
 * The parts of an XPS document in which each page is one picture (XML Paper Specification 1.0; Open Packaging Conventions, ECMA-376 part 2).
 * Names and addresses of relationships are those of the specification.
 */

const XPS = 'http://schemas.microsoft.com/xps/2005/06';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Letter, 8.5 x 11 in, in XPS's units of 1/96 in. */
const WIDTH = 816;
const HEIGHT = 1056;

export const CONTENT_TYPES_PART = '[Content_Types].xml';
export const ROOT_RELATIONSHIPS_PART = '_rels/.rels';
export const SEQUENCE_PART = 'FixedDocumentSequence.fdseq';
export const DOCUMENT_PART = 'Documents/1/FixedDocument.fdoc';
export const pagePart = (pageNumber: number): string => `Documents/1/Pages/${pageNumber}.fpage`;
export const pageRelationshipsPart = (pageNumber: number): string => `Documents/1/Pages/_rels/${pageNumber}.fpage.rels`;
export const picturePart = (pageNumber: number): string => `Documents/1/Resources/Images/${pageNumber}.png`;

const relationships = (type: string, target: string): string =>
  `${HEAD}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Type="${XPS}/${type}" Target="/${target}" Id="R0"/></Relationships>`;

export const contentTypes = (): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${(
    [
      ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
      ['fdseq', 'application/vnd.ms-package.xps-fixeddocumentsequence+xml'],
      ['fdoc', 'application/vnd.ms-package.xps-fixeddocument+xml'],
      ['fpage', 'application/vnd.ms-package.xps-fixedpage+xml'],
      ['png', 'image/png'],
    ] as const
  )
    .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
    .join('')}</Types>`;

export const rootRelationships = (): string => relationships('fixedrepresentation', SEQUENCE_PART);

export const documentSequence = (): string => `${HEAD}<FixedDocumentSequence xmlns="${XPS}"><DocumentReference Source="/${DOCUMENT_PART}"/></FixedDocumentSequence>`;

export const fixedDocument = (pages: number): string =>
  `${HEAD}<FixedDocument xmlns="${XPS}">${Array.from({ length: pages }, (_, index) => `<PageContent Source="/${pagePart(index + 1)}" Width="${WIDTH}" Height="${HEIGHT}"/>`).join('')}</FixedDocument>`;

/** The picture over the whole sheet. Its own size is that of the sheet, to less than a hundredth of a unit. */
export const fixedPage = (pageNumber: number): string => {
  const sheet = `0,0,${WIDTH},${HEIGHT}`;
  const brush = `<ImageBrush ImageSource="/${picturePart(pageNumber)}" Viewbox="${sheet}" ViewboxUnits="Absolute" Viewport="${sheet}" ViewportUnits="Absolute" TileMode="None"/>`;
  return `${HEAD}<FixedPage xmlns="${XPS}" xml:lang="und" Width="${WIDTH}" Height="${HEIGHT}"><Path Data="M 0,0 L ${WIDTH},0 ${WIDTH},${HEIGHT} 0,${HEIGHT} Z"><Path.Fill>${brush}</Path.Fill></Path></FixedPage>`;
};

export const pageRelationships = (pageNumber: number): string => relationships('required-resource', picturePart(pageNumber));
