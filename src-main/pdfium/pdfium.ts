import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** An address in PDFium's memory: a document, page, object or buffer. */
export type Pointer = number;

/** An affine map as PDF writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * The functions of PDFium in use (names and arguments: fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_transformpage.h of PDFium).
 * They are called directly: the wrappers of the package convert every argument, which costs more than most of the calls.
 * Truth comes back as 0 or 1; results of more than a number are written to buffers given by address.
 */
type PdfiumFunctions = {
  readonly PDFiumExt_Init: () => void;
  readonly FPDF_LoadMemDocument: (bytes: Pointer, size: number, password: Pointer) => Pointer;
  readonly FPDF_LoadCustomDocument: (access: Pointer, password: Pointer) => Pointer;
  readonly FPDF_SaveAsCopy: (document: Pointer, writer: Pointer, flags: number) => number;
  readonly PDFiumExt_OpenFileWriter: () => Pointer;
  readonly PDFiumExt_GetFileWriterSize: (writer: Pointer) => number;
  readonly PDFiumExt_GetFileWriterData: (writer: Pointer, buffer: Pointer, size: number) => number;
  readonly PDFiumExt_CloseFileWriter: (writer: Pointer) => void;
  readonly FPDF_GetLastError: () => number;
  readonly FPDF_CloseDocument: (document: Pointer) => void;
  readonly FPDF_GetPageCount: (document: Pointer) => number;
  readonly FPDF_GetPageLabel: (document: Pointer, index: number, buffer: Pointer, sizeBytes: number) => number;
  readonly FPDFBookmark_GetFirstChild: (document: Pointer, bookmark: Pointer) => Pointer;
  readonly FPDFBookmark_GetNextSibling: (document: Pointer, bookmark: Pointer) => Pointer;
  readonly FPDFBookmark_GetTitle: (bookmark: Pointer, buffer: Pointer, sizeBytes: number) => number;
  readonly FPDFBookmark_GetDest: (document: Pointer, bookmark: Pointer) => Pointer;
  readonly FPDFDest_GetDestPageIndex: (document: Pointer, destination: Pointer) => number;
  readonly FPDF_LoadPage: (document: Pointer, pageIndex: number) => Pointer;
  readonly FPDF_ClosePage: (page: Pointer) => void;
  readonly FPDF_GetPageWidthF: (page: Pointer) => number;
  readonly FPDF_GetPageHeightF: (page: Pointer) => number;
  readonly FPDF_RenderPageBitmapWithMatrix: (bitmap: Pointer, page: Pointer, floats6: Pointer, clipFloats4: Pointer, flags: number) => void;
  readonly FPDFBitmap_Create: (width: number, height: number, hasAlpha: number) => Pointer;
  readonly FPDFBitmap_FillRect: (bitmap: Pointer, left: number, top: number, width: number, height: number, color: number) => number;
  readonly FPDFBitmap_GetBuffer: (bitmap: Pointer) => Pointer;
  readonly FPDFBitmap_Destroy: (bitmap: Pointer) => void;
  readonly FPDF_GetPageBoundingBox: (page: Pointer, floats4: Pointer) => number;
  readonly FPDFPage_GetRotation: (page: Pointer) => number;
  readonly FPDFPage_SetRotation: (page: Pointer, quarterTurns: number) => void;
  readonly FPDFPage_SetMediaBox: (page: Pointer, left: number, bottom: number, right: number, top: number) => void;
  readonly FPDFPage_SetCropBox: (page: Pointer, left: number, bottom: number, right: number, top: number) => void;
  readonly FPDFPage_GetAnnotCount: (page: Pointer) => number;
  readonly FPDFPage_GetAnnot: (page: Pointer, index: number) => Pointer;
  readonly FPDFPage_CloseAnnot: (annotation: Pointer) => void;
  readonly FPDFAnnot_GetSubtype: (annotation: Pointer) => number;
  readonly FPDFAnnot_GetFlags: (annotation: Pointer) => number;
  readonly FPDFAnnot_SetFlags: (annotation: Pointer, flags: number) => number;
  readonly FPDFAnnot_HasKey: (annotation: Pointer, key: Pointer) => number;
  readonly FPDFAnnot_GetStringValue: (annotation: Pointer, key: Pointer, utf16: Pointer, bytes: number) => number;
  readonly FPDFAnnot_SetStringValue: (annotation: Pointer, key: Pointer, utf16: Pointer) => number;
  readonly EPDFAnnot_HasAppearanceStream: (annotation: Pointer, mode: number) => number;
  readonly FPDFAnnot_GetFormFieldType: (form: Pointer, annotation: Pointer) => number;
  readonly FPDFAnnot_GetFormFieldValue: (form: Pointer, annotation: Pointer, utf16: Pointer, bytes: number) => number;
  readonly PDFiumExt_OpenFormFillInfo: () => Pointer;
  readonly PDFiumExt_CloseFormFillInfo: (info: Pointer) => void;
  readonly PDFiumExt_InitFormFillEnvironment: (document: Pointer, info: Pointer) => Pointer;
  readonly PDFiumExt_ExitFormFillEnvironment: (form: Pointer) => void;
  readonly FPDFAnnot_GetRect: (annotation: Pointer, floats4: Pointer) => number;
  readonly FPDFAnnot_GetObjectCount: (annotation: Pointer) => number;
  readonly FPDFAnnot_GetObject: (annotation: Pointer, index: number) => Pointer;
  readonly FPDFPage_CountObjects: (page: Pointer) => number;
  readonly FPDFPage_GetObject: (page: Pointer, index: number) => Pointer;
  readonly FPDFText_LoadPage: (page: Pointer) => Pointer;
  readonly FPDFText_ClosePage: (text: Pointer) => void;
  readonly FPDFText_CountChars: (text: Pointer) => number;
  readonly FPDFText_GetText: (text: Pointer, start: number, count: number, utf16: Pointer) => number;
  readonly FPDFText_GetUnicode: (text: Pointer, index: number) => number;
  readonly FPDFText_GetCharBox: (text: Pointer, index: number, left: Pointer, right: Pointer, bottom: Pointer, top: Pointer) => number;
  readonly FPDFText_GetLooseCharBox: (text: Pointer, index: number, floats4: Pointer) => number;
  readonly FPDFText_GetCharOrigin: (text: Pointer, index: number, x: Pointer, y: Pointer) => number;
  readonly FPDFText_GetTextObject: (text: Pointer, index: number) => Pointer;
  readonly FPDFText_GetFontSize: (text: Pointer, index: number) => number;
  readonly FPDFText_GetMatrix: (text: Pointer, index: number, floats6: Pointer) => number;
  readonly FPDFPageObj_GetType: (object: Pointer) => number;
  readonly FPDFPageObj_GetBounds: (object: Pointer, left: Pointer, bottom: Pointer, right: Pointer, top: Pointer) => number;
  readonly FPDFPageObj_GetMatrix: (object: Pointer, floats6: Pointer) => number;
  readonly FPDFPageObj_Transform: (object: Pointer, ...matrix: Matrix) => void;
  readonly FPDFPageObj_TransformClipPath: (object: Pointer, ...matrix: Matrix) => void;
  readonly FPDFPageObj_GetFillColor: (object: Pointer, red: Pointer, green: Pointer, blue: Pointer, alpha: Pointer) => number;
  readonly FPDFPageObj_GetStrokeColor: (object: Pointer, red: Pointer, green: Pointer, blue: Pointer, alpha: Pointer) => number;
  readonly FPDFPageObj_GetStrokeWidth: (object: Pointer, float: Pointer) => number;
  readonly FPDFPageObj_GetClipPath: (object: Pointer) => Pointer;
  readonly FPDFClipPath_CountPaths: (clip: Pointer) => number;
  readonly FPDFClipPath_CountPathSegments: (clip: Pointer, pathIndex: number) => number;
  readonly FPDFClipPath_GetPathSegment: (clip: Pointer, pathIndex: number, segmentIndex: number) => Pointer;
  readonly FPDFPath_GetDrawMode: (path: Pointer, fillMode: Pointer, stroke: Pointer) => number;
  readonly FPDFPath_CountSegments: (path: Pointer) => number;
  readonly FPDFPath_GetPathSegment: (path: Pointer, index: number) => Pointer;
  readonly FPDFPathSegment_GetPoint: (segment: Pointer, x: Pointer, y: Pointer) => number;
  readonly FPDFPathSegment_GetType: (segment: Pointer) => number;
  readonly FPDFPathSegment_GetClose: (segment: Pointer) => number;
  readonly FPDFTextObj_GetTextRenderMode: (text: Pointer) => number;
  readonly FPDFFormObj_CountObjects: (form: Pointer) => number;
  readonly FPDFFormObj_GetObject: (form: Pointer, index: number) => Pointer;
  readonly FPDFImageObj_GetImageDataRaw: (image: Pointer, buffer: Pointer, size: number) => number;
};

/** The names as values, so that a name the build does not have is found when PDFium starts. */
const FUNCTION_NAMES = [
  'PDFiumExt_Init',
  'FPDF_LoadMemDocument',
  'FPDF_LoadCustomDocument',
  'FPDF_SaveAsCopy',
  'PDFiumExt_OpenFileWriter',
  'PDFiumExt_GetFileWriterSize',
  'PDFiumExt_GetFileWriterData',
  'PDFiumExt_CloseFileWriter',
  'FPDF_GetLastError',
  'FPDF_CloseDocument',
  'FPDF_GetPageCount',
  'FPDF_GetPageLabel',
  'FPDFBookmark_GetFirstChild',
  'FPDFBookmark_GetNextSibling',
  'FPDFBookmark_GetTitle',
  'FPDFBookmark_GetDest',
  'FPDFDest_GetDestPageIndex',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageWidthF',
  'FPDF_GetPageHeightF',
  'FPDF_RenderPageBitmapWithMatrix',
  'FPDFBitmap_Create',
  'FPDFBitmap_FillRect',
  'FPDFBitmap_GetBuffer',
  'FPDFBitmap_Destroy',
  'FPDF_GetPageBoundingBox',
  'FPDFPage_GetRotation',
  'FPDFPage_SetRotation',
  'FPDFPage_SetMediaBox',
  'FPDFPage_SetCropBox',
  'FPDFPage_GetAnnotCount',
  'FPDFPage_GetAnnot',
  'FPDFPage_CloseAnnot',
  'FPDFAnnot_GetSubtype',
  'FPDFAnnot_GetFlags',
  'FPDFAnnot_SetFlags',
  'FPDFAnnot_HasKey',
  'FPDFAnnot_GetStringValue',
  'FPDFAnnot_SetStringValue',
  'EPDFAnnot_HasAppearanceStream',
  'FPDFAnnot_GetFormFieldType',
  'FPDFAnnot_GetFormFieldValue',
  'PDFiumExt_OpenFormFillInfo',
  'PDFiumExt_CloseFormFillInfo',
  'PDFiumExt_InitFormFillEnvironment',
  'PDFiumExt_ExitFormFillEnvironment',
  'FPDFAnnot_GetRect',
  'FPDFAnnot_GetObjectCount',
  'FPDFAnnot_GetObject',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetText',
  'FPDFText_GetUnicode',
  'FPDFText_GetCharBox',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetTextObject',
  'FPDFText_GetFontSize',
  'FPDFText_GetMatrix',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_Transform',
  'FPDFPageObj_TransformClipPath',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetStrokeColor',
  'FPDFPageObj_GetStrokeWidth',
  'FPDFPageObj_GetClipPath',
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFPath_GetDrawMode',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'FPDFPathSegment_GetClose',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFImageObj_GetImageDataRaw',
] as const satisfies readonly (keyof PdfiumFunctions)[];

/** A running PDFium with its memory. `scratch` is a buffer for results, valid until the next call that writes one. */
export type Pdfium = {
  readonly call: PdfiumFunctions;
  readonly scratch: Pointer;
  readonly allocate: (bytes: number) => Pointer;
  readonly free: (pointer: Pointer) => void;
  /** PDFium's memory now; it moves when it grows, so it is never kept. */
  readonly memory: () => ArrayBufferLike;
  /** Makes a function that PDFium can call; the signature is Emscripten's, one letter a type, the result's first. Given back with `removeFunction`. */
  readonly addFunction: (callback: (...args: number[]) => number, signature: string) => Pointer;
  readonly removeFunction: (callback: Pointer) => void;
};

/** What the package's types take from Emscripten's, which it does not bring along. Emscripten replaces the view when the memory grows. */
type Runtime = Pick<Pdfium, 'addFunction' | 'removeFunction'> & { readonly HEAPU8: Uint8Array };

const SCRATCH_BYTES = 64;

/** Found as Node finds packages, so that it works from the sources, from a build and from inside an ASAR. */
const wasmPath = (): string => createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

/** The part in use of a global that Node has and its types leave to those of browsers. */
type WebAssemblyInstance = { readonly exports: Record<string, never> };
const { Module, Instance } = (
  globalThis as unknown as { readonly WebAssembly: { readonly Module: new (code: Uint8Array) => object; readonly Instance: new (module: object, imports: object) => WebAssemblyInstance } }
).WebAssembly;

/** Makes PDFium's instance for Emscripten, which by itself keeps the 5 MB of its code for as long as the instance lives, in every thread. */
const instantiate = (imports: object, receive: (instance: never) => void): WebAssemblyInstance['exports'] => {
  const instance = new Instance(new Module(readFileSync(wasmPath())), imports);
  receive(instance as never);
  return instance.exports;
};

/**
 * Emscripten's code, as the package has it, warns by 152 globals of names that it does not offer, and these hold its first instance with all its memory for
 * as long as the thread lives. Nobody here asks for them.
 */
const withoutItsGlobals = async <Result>(start: () => Promise<Result>): Promise<Result> => {
  const others = new Set(Object.getOwnPropertyNames(globalThis));
  const result = await start();
  // Its own are getters; what something else defines meanwhile is a value, and stays.
  for (const [name, defined] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) if (defined.get && !others.has(name)) Reflect.deleteProperty(globalThis, name);
  return result;
};

/** Starts a PDFium of its own memory; takes about 40 ms. What it reads goes away with the last reference to it. */
export const startPdfium = async (): Promise<Pdfium> => {
  // Loaded here only: most threads never need it.
  const { init } = await import('@embedpdf/pdfium');
  const { pdfium } = await withoutItsGlobals(() => init({ instantiateWasm: instantiate }));
  const { wasmExports } = pdfium;
  const runtime = pdfium as unknown as Runtime;
  const exported = wasmExports as unknown as Readonly<Record<string, unknown>>;
  const missing = FUNCTION_NAMES.filter((name) => typeof exported[name] !== 'function');
  if (missing.length > 0) throw new Error(`PDFium lacks ${missing.join(', ')}`);
  const call = exported as unknown as PdfiumFunctions;
  call.PDFiumExt_Init();
  const allocate = (bytes: number): Pointer => {
    const pointer = wasmExports.malloc(Math.max(1, bytes));
    if (pointer === 0) throw new Error('PDFium has no memory left');
    return pointer >>> 0;
  };
  return {
    call,
    scratch: allocate(SCRATCH_BYTES),
    allocate,
    free: (pointer) => wasmExports.free(pointer),
    memory: () => runtime.HEAPU8.buffer,
    addFunction: (callback, signature) => runtime.addFunction(callback, signature),
    removeFunction: (callback) => runtime.removeFunction(callback),
  };
};

/** PDFium's memory never shrinks: after a large file a fresh one takes its place. */
const MOST_MEMORY_BYTES = 160 * 1024 * 1024;

let running: Promise<Pdfium> | null = null;
let started: Pdfium | null = null;

/** The thread's PDFium, started when it is first asked for. Who holds no document of it any more calls {@link renewPdfium}. */
export const runningPdfium = (): Promise<Pdfium> => (running ??= startPdfium().then((pdfium) => (started = pdfium)));

/** The thread's PDFium where it has been started; null before. */
export const startedPdfium = (): Pdfium | null => started;

/** Lets a fresh PDFium take the place of this one where its memory has grown large, or in any case (`always`) where it failed inside: its memory may be in any state then. */
export const renewPdfium = (pdfium: Pdfium, { always = false } = {}): void => {
  if (always || pdfium.memory().byteLength > MOST_MEMORY_BYTES) running = started = null;
};
