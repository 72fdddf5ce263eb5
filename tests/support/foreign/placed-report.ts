/** A line of text on a page: the left end of its baseline in points from the top left, its size, and what it belongs to. */
export type PlacedLine = { readonly x: number; readonly y: number; readonly sizePt: number; readonly text: string; readonly isAddress?: boolean };
export type PlacedPage = readonly PlacedLine[];

/** A made-up pupil's report as another producer might lay it out; none of its wording or positions come from the program's sample. */
export type ForeignReport = {
  readonly ssid: string;
  readonly student: string;
  readonly grade: string;
  readonly address: readonly string[];
  readonly kind: 'elpac-summative' | 'sb-ela-math' | 'cast';
  readonly languages: readonly ('en' | 'es')[];
  readonly layout: 'letter' | 'columns';
  readonly isNumbered: boolean;
};

type Wording = { readonly heading: string; readonly information: string; readonly name: string; readonly grade: string; readonly about: (test: string) => readonly string[]; readonly page: (page: number, of: number) => string };

const WORDING: Readonly<Record<'en' | 'es', Wording>> = {
  en: {
    heading: 'Results of the state tests',
    information: 'Student Information',
    name: 'Name',
    grade: 'Grade',
    about: (test) => [`What Is the ${test}?`, `The ${test} shows families how a student is doing in this grade. It is one measure`, 'among many, and is best read together with the work that is done in class.'],
    page: (page, of) => `Page ${page} of ${of}`,
  },
  es: {
    heading: 'Resultados de las pruebas del estado',
    information: 'Información del estudiante',
    name: 'Nombre',
    grade: 'Grado',
    about: (test) => [`¿Qué es ${test}?`, `La prueba ${test} muestra a las familias cómo va un estudiante en este grado. Es una`, 'medida entre muchas y se lee mejor junto con el trabajo que se hace en la clase.'],
    page: (page, of) => `Página ${page} de ${of}`,
  },
};

const TESTS = { 'elpac-summative': 'Summative ELPAC', 'sb-ela-math': 'CAASPP', cast: 'CAST' } as const;

const INNER_PAGES: Readonly<Record<ForeignReport['kind'], Readonly<Record<'en' | 'es', readonly (readonly string[])[]>>>> = {
  'elpac-summative': { en: [['Score history', 'How each part of the test went']], es: [['Historial de puntuaciones', 'Cómo fue cada parte de la prueba']] },
  'sb-ela-math': {
    en: [['English Language Arts/Literacy', '2487'], ['Mathematics', '2511'], ['The essay, and what Lexile measures say', 'about the books that fit this student.']],
    es: [['Artes del lenguaje en inglés', '2487'], ['Matemáticas', '2511'], ['El ensayo, y lo que dicen las medidas Lexile', 'de los libros para este estudiante.']],
  },
  cast: { en: [['Life Sciences', 'Physical Sciences', 'Earth and Space Sciences']], es: [['Ciencias de la vida', 'Ciencias físicas', 'Ciencias de la Tierra y del espacio']] },
};

const stacked = (texts: readonly string[], x: number, y: number, sizePt: number, pitch: number, isAddress = false): PlacedLine[] =>
  texts.map((text, index) => ({ x, y: y + index * pitch, sizePt, text, isAddress }));

/** The pages of a report, one language copy behind the other. */
export const placedPages = (report: ForeignReport): PlacedPage[] =>
  report.languages.flatMap((language) => {
    const words = WORDING[language];
    const test = TESTS[report.kind];
    const block = [report.student, ...report.address];
    const facts = [`${words.name}: ${report.student}`, `${words.grade}: ${Number(report.grade)}`, `SSID: ${report.ssid}`];
    const overall = report.kind === 'sb-ela-math' ? [] : [language === 'en' ? `Overall ${test} Score` : `Puntuación general de ${test}`, '1482'];
    const cover =
      report.layout === 'letter'
        ? [...stacked([words.heading], 72, 60, 15, 0), ...stacked(block, 76, 204, 9.5, 11, true), ...stacked([words.information, ...facts], 392, 100, 9, 13), ...stacked([...words.about(test), ...overall], 72, 330, 11, 16)]
        : [...stacked([words.information, ...facts], 60, 90, 9, 15), ...stacked(block, 340, 150, 11, 13.5, true), ...stacked([...words.about(test), ...overall], 60, 300, 12, 17)];
    const pages = [cover, ...INNER_PAGES[report.kind][language].map((lines) => stacked(lines, 80, 120, 14, 40))];
    return pages.map((lines, index) => (report.isNumbered ? [...lines, ...stacked([words.page(index + 1, pages.length)], 270, 768, 8, 0)] : lines));
  });
