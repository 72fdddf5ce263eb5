/** A printer of the lab: what it can do, as its owner would say it. */
export type LabPrinterKind = {
  readonly name: string;
  readonly formats: readonly string[];
  readonly twoSided: boolean;
  readonly color: boolean;
};

type Media = { readonly name: string; readonly width: number; readonly height: number };
/** In hundredths of a millimetre. */
const MEDIA: readonly Media[] = [
  { name: 'na_letter_8.5x11in', width: 21590, height: 27940 },
  { name: 'na_legal_8.5x14in', width: 21590, height: 35560 },
  { name: 'iso_a4_210x297mm', width: 21000, height: 29700 },
];

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(',');

const size = ({ width, height }: Media): string => `{\n MEMBER integer x-dimension ${width}\n MEMBER integer y-dimension ${height}\n}`;

function mediaCollection(media: Media): string {
  const margins = ['bottom', 'left', 'right', 'top'].map((edge) => `MEMBER integer media-${edge}-margin 423`).join('\n');
  return `{\nMEMBER collection media-size ${size(media)}\nMEMBER keyword media-size-name "${media.name}"\n${margins}\nMEMBER keyword media-source "tray-1"\nMEMBER keyword media-type "stationery"\n}`;
}

/**
 * The attributes of an office laser printer for `ippeveprinter -a`. Its built-in printer is an ink-jet with a face-up bin,
 * for which the scheduler reverses the pages.
 */
export function printerCapabilities(kind: LabPrinterKind): string {
  const colorModes = kind.color ? ['auto', 'color', 'monochrome'] : ['auto', 'monochrome'];
  const sides = kind.twoSided ? ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'] : ['one-sided'];
  const letter = MEDIA.slice(0, 1);
  return `${[
    `boolean color-supported ${kind.color}`,
    'integer copies-default 1',
    'rangeOfInteger copies-supported 1-999',
    `mimeMediaType document-format-supported ${quoted(['application/octet-stream', ...kind.formats])}`,
    'enum finishings-default 3',
    'enum finishings-supported 3,20',
    'boolean job-account-id-supported true',
    'keyword job-hold-until-supported "no-hold","indefinite"',
    ...['bottom', 'left', 'right', 'top'].map((edge) => `integer media-${edge}-margin-supported 423`),
    `collection media-col-database ${MEDIA.map(mediaCollection).join(',')}`,
    `collection media-col-default ${letter.map(mediaCollection).join(',')}`,
    `collection media-col-ready ${letter.map(mediaCollection).join(',')}`,
    'keyword media-default "na_letter_8.5x11in"',
    'keyword media-ready "na_letter_8.5x11in"',
    `collection media-size-supported ${MEDIA.map(size).join(',')}`,
    'keyword media-source-supported "auto","tray-1","tray-2"',
    `keyword media-supported ${quoted(MEDIA.map(({ name }) => name))}`,
    'keyword media-type-supported "auto","stationery"',
    'enum orientation-requested-default 3',
    'enum orientation-requested-supported 3,4,5,6',
    'keyword output-bin-default "face-down"',
    'keyword output-bin-supported "face-down"',
    `boolean page-ranges-supported ${kind.formats.includes('application/pdf')}`,
    'keyword print-color-mode-default "auto"',
    `keyword print-color-mode-supported ${quoted(colorModes)}`,
    'enum print-quality-default 4',
    'enum print-quality-supported 3,4,5',
    'keyword print-scaling-default "auto"',
    'keyword print-scaling-supported "auto","auto-fit","fill","fit","none"',
    `textWithoutLanguage printer-device-id "MFG:Lab;MDL:Office Laser ${kind.name};CMD:PWGRaster,URF;"`,
    'octetString printer-input-tray "type=sheetFeedAutoRemovableTray;mediafeed=27940;mediaxfeed=21590;maxcapacity=250;level=250;status=0;name=tray-1"',
    `textWithoutLanguage printer-make-and-model "Lab Office Laser ${kind.name}"`,
    'resolution printer-resolution-default 300x300dpi',
    'resolution printer-resolution-supported 300x300dpi',
    'resolution pwg-raster-document-resolution-supported 300x300dpi',
    'keyword pwg-raster-document-sheet-back "normal"',
    `keyword pwg-raster-document-type-supported ${quoted(kind.color ? ['sgray_8', 'srgb_8'] : ['sgray_8'])}`,
    'keyword sides-default "one-sided"',
    `keyword sides-supported ${quoted(sides)}`,
    ...(kind.formats.includes('image/urf') ? [`keyword urf-supported "CP1","IS1","MT1","RS300",${kind.color ? '"SRGB24",' : ''}"W8","V1.4"${kind.twoSided ? ',"DM1"' : ''}`] : []),
  ]
    .map((line) => `ATTR ${line}`)
    .join('\n')}\n`;
}
