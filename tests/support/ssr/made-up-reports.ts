import type { PageContent, Word } from '@shared/domain/ssr/page-content';
import type { Language, ReportKind } from '@shared/domain/ssr/report';

/** A made-up pupil; nobody real. */
export type MadeUpStudent = { readonly name: string; readonly ssid: string; readonly grade: string; readonly street: string; readonly city: string };

export const ANA: MadeUpStudent = { name: 'Ana Sofía Delacruz', ssid: '4820193756', grade: '05', street: '482 Marigold Ave Apt 3', city: 'San Jose, CA 95112-3304' };
export const BAO: MadeUpStudent = { name: 'Nguyễn Bảo Trân', ssid: '7310558204', grade: '08', street: '19 Larkspur Ct', city: 'Fresno, CA 93702' };
export const CHRIS: MadeUpStudent = { name: "O'Neil, Christopher", ssid: '0093317642', grade: '11', street: 'PO Box 771', city: 'Weed, CA 96094' };

/** What a copy prints of its pupil and pages; the real layouts are not known, so tests vary them. */
export type Style = {
  /** "Page 1 of 4" at the foot, in the copy's language. */
  readonly numbers: boolean;
  /** SSID on every page instead of the first only. */
  readonly ssidEverywhere: boolean;
  /** The address on the first page. */
  readonly address: boolean;
};
export const PLAIN_STYLE: Style = { numbers: true, ssidEverywhere: false, address: true };

export const page = (text: string, more: Partial<PageContent> = {}): PageContent => ({
  widthPt: 612, heightPt: 792, text, contentKey: `key:${text}`, words: [], ink: [], ...more,
});

type Phrases = {
  readonly number: (page: number, of: number) => string;
  readonly title: string;
  readonly information: string;
  readonly nameLabel: string;
  readonly gradeLabel: string;
  readonly about: string;
  readonly ela: string;
  readonly math: string;
  readonly measures: string;
  readonly science: string;
  readonly body: string;
  readonly blank: string;
};

type ReportLanguage = Exclude<Language, 'unknown'>;

const PHRASES: Readonly<Record<ReportLanguage, Phrases>> = {
  en: {
    number: (n, of) => `Page ${n} of ${of}`,
    title: 'Student Score Report 2024–25',
    information: 'Student Information',
    nameLabel: 'Student Name:',
    gradeLabel: 'Grade:',
    about: 'This report shows the results of the tests that your child took in the spring. The scores are one measure of what students know and can do.',
    ela: 'English Language Arts/Literacy\nOverall Score: 2498',
    math: 'Mathematics\nOverall Score: 2471',
    measures: 'Additional Measures\nLexile measure 880L\nQuantile measure 760Q',
    science: 'California Science Test (CAST)\nOverall Score 352\nLife Sciences\nPhysical Sciences\nEarth and Space Sciences',
    body: 'How did your child do in this area? The bars show the level that was reached and how it compares with the scores of other students in the school.',
    blank: 'This page is intentionally left blank.',
  },
  es: {
    number: (n, of) => `Página ${n} de ${of}`,
    title: 'Informe de resultados del estudiante 2024–25',
    information: 'Información del estudiante',
    nameLabel: 'Nombre del estudiante:',
    gradeLabel: 'Grado:',
    about: 'Este informe muestra los resultados de las pruebas que su hijo tomó en la primavera. Los puntajes son una medida de lo que saben los estudiantes y de lo que pueden hacer.',
    ela: 'Artes del lenguaje en inglés\nPuntaje general: 2498',
    math: 'Matemáticas\nPuntaje general: 2471',
    measures: 'Medidas adicionales\nLexile 880L\nQuantile 760Q',
    science: 'Prueba de Ciencias de California (CAST)\nPuntaje general 352\nCiencias de la vida\nCiencias físicas\nCiencias de la tierra y el espacio',
    body: '¿Cómo le fue a su hijo en esta área? Las barras muestran el nivel que alcanzó y cómo se compara con los puntajes de otros estudiantes de la escuela.',
    blank: 'Esta página se dejó en blanco intencionalmente.',
  },
  vi: {
    number: (n, of) => `Trang ${n} / ${of}`,
    title: 'Báo cáo điểm của học sinh 2024–25',
    information: 'Thông tin học sinh',
    nameLabel: 'Tên học sinh:',
    gradeLabel: 'Lớp:',
    about: 'Báo cáo này cho biết kết quả của các bài thi mà con quý vị đã làm trong mùa xuân. Điểm là một thước đo về những gì học sinh biết và có thể làm được.',
    ela: 'Ngữ văn tiếng Anh\nĐiểm tổng thể: 2498',
    math: 'Toán\nĐiểm tổng thể: 2471',
    measures: 'Các thước đo khác\nLexile 880L\nQuantile 760Q',
    science: 'Bài thi Khoa học California (CAST)\nĐiểm tổng thể 352\nKhoa học sự sống\nKhoa học vật lý\nKhoa học trái đất và không gian',
    body: 'Con quý vị đã đạt kết quả như thế nào trong phần này? Các thanh cho biết mức độ đã đạt được và so sánh với điểm của các học sinh khác trong trường.',
    blank: 'Trang này được cố ý để trống.',
  },
  zh: {
    number: (n, of) => `第 ${n} 頁，共 ${of} 頁`,
    title: '學生成績報告 2024–25',
    information: '學生資訊',
    nameLabel: '學生姓名：',
    gradeLabel: '年級：',
    about: '本報告顯示您的孩子在春季參加的考試的成績。這些分數只是衡量學生所知和所能的一種方法。請與孩子的老師討論這份報告。',
    ela: '英語語言藝術\n總分：2498',
    math: '數學\n總分：2471',
    measures: '其他指標\nLexile 880L\nQuantile 760Q',
    science: '加州科學測驗 (CAST)\n總分 352\n生命科學\n物理科學\n地球與太空科學',
    body: '您的孩子在這方面的表現如何？圖中的長條顯示所達到的等級，以及與學校其他學生分數的比較。',
    blank: '此頁特意留白。',
  },
  tl: {
    number: (n, of) => `Pahina ${n} ng ${of}`,
    title: 'Ulat ng Iskor ng Mag-aaral 2024–25',
    information: 'Impormasyon ng Mag-aaral',
    nameLabel: 'Pangalan ng Mag-aaral:',
    gradeLabel: 'Baitang:',
    about: 'Ipinapakita ng ulat na ito ang mga resulta ng mga pagsusulit na kinuha ng iyong anak noong tagsibol. Ang mga iskor ay isang sukatan ng kung ano ang alam at kayang gawin ng mga mag-aaral.',
    ela: 'English Language Arts/Literacy\nPangkalahatang Iskor: 2498',
    math: 'Matematika\nPangkalahatang Iskor: 2471',
    measures: 'Mga Karagdagang Sukatan\nLexile 880L\nQuantile 760Q',
    science: 'California Science Test (CAST)\nPangkalahatang Iskor 352\nMga Agham ng Buhay',
    body: 'Paano ang ginawa ng iyong anak sa bahaging ito? Ipinapakita ng mga bar ang antas na naabot at kung paano ito maihahambing sa mga iskor ng ibang mga mag-aaral sa paaralan.',
    blank: 'Ang pahinang ito ay sadyang iniwang blangko.',
  },
  ko: {
    number: (n, of) => `${of}페이지 중 ${n}페이지`,
    title: '학생 성적 보고서 2024–25',
    information: '학생 정보',
    nameLabel: '학생 이름:',
    gradeLabel: '학년:',
    about: '이 보고서는 귀하의 자녀가 봄에 치른 시험의 결과를 보여 줍니다. 점수는 학생이 알고 있는 것과 할 수 있는 것을 측정하는 하나의 방법입니다.',
    ela: '영어\n종합 점수: 2498',
    math: '수학\n종합 점수: 2471',
    measures: '추가 측정\nLexile 880L\nQuantile 760Q',
    science: '캘리포니아 과학 시험 (CAST)\n종합 점수 352\n생명 과학\n물리 과학\n지구 우주 과학',
    body: '귀하의 자녀는 이 영역에서 어떠했습니까? 막대는 도달한 수준과 학교의 다른 학생들의 점수와 비교한 것을 보여 줍니다.',
    blank: '이 페이지는 의도적으로 비워 두었습니다.',
  },
  ar: {
    number: (n, of) => `صفحة ${n} من ${of}`,
    title: 'تقرير درجات الطالب 2024–25',
    information: 'معلومات الطالب',
    nameLabel: 'اسم الطالب:',
    gradeLabel: 'الصف:',
    about: 'يعرض هذا التقرير نتائج الاختبارات التي أجراها طفلك في الربيع. الدرجات هي مقياس واحد لما يعرفه الطلاب وما يمكنهم القيام به.',
    ela: 'فنون اللغة الإنجليزية\nالدرجة الإجمالية: 2498',
    math: 'الرياضيات\nالدرجة الإجمالية: 2471',
    measures: 'مقاييس إضافية\nLexile 880L\nQuantile 760Q',
    science: 'اختبار العلوم في كاليفورنيا (CAST)\nالدرجة الإجمالية 352\nعلوم الحياة',
    body: 'كيف كان أداء طفلك في هذا المجال؟ توضح الأشرطة المستوى الذي تم الوصول إليه ومقارنته بدرجات الطلاب الآخرين في المدرسة.',
    blank: 'تُركت هذه الصفحة فارغة عن قصد.',
  },
};

/** What each kind's first page says of its test, in English; other languages keep the tests' own names. */
const ABOUT_KIND: Readonly<Record<Exclude<ReportKind, 'unknown'>, { readonly en: string; readonly other: string }>> = {
  'sb-ela-math': { en: 'What Is the CAASPP?\nThe CAASPP includes the Smarter Balanced Summative Assessments.', other: 'CAASPP\nSmarter Balanced' },
  'sb-ela-math-cast': { en: 'What Is the CAASPP?\nThe CAASPP includes the Smarter Balanced Summative Assessments and the California Science Test.', other: 'CAASPP\nSmarter Balanced' },
  cast: { en: 'California Science Test (CAST)\nWhat Is the CAASPP?\nOverall score 212', other: 'CAASPP\nCalifornia Science Test (CAST)\n212' },
  'caa-ela-math': { en: 'California Alternate Assessments\nWhat Is the CAASPP?\nThe CAAs are part of the CAASPP.', other: 'CAASPP\nCalifornia Alternate Assessments' },
  'caa-ela-math-science': { en: 'California Alternate Assessments\nWhat Is the CAASPP?', other: 'CAASPP\nCalifornia Alternate Assessments' },
  'caa-science': { en: 'California Alternate Assessment for Science\nWhat Is the CAASPP?\nOverall score 350', other: 'CAASPP\nCAA for Science\n350' },
  csa: { en: 'What Is the CSA?\nThe California Spanish Assessment shows what students can do in Spanish.\nOverall CSA Score 355', other: 'CSA\n355' },
  'elpac-summative': { en: 'What Is the Summative\nELPAC?\nOverall Summative ELPAC Score 1482', other: 'ELPAC\n1482' },
  'elpac-summative-alternate': { en: 'What Is the Summative Alternate ELPAC?\nOverall score 948', other: 'Alternate ELPAC\n948' },
  'elpac-initial': { en: 'What Is the Initial ELPAC?\nOverall Initial ELPAC Score 410', other: 'ELPAC\n410' },
};

type Section = 'ela' | 'math' | 'measures' | 'science' | 'body';

/** The pages behind the first one. */
const SECTIONS: Readonly<Record<Exclude<ReportKind, 'unknown'>, readonly Section[]>> = {
  'sb-ela-math': ['ela', 'math', 'measures'],
  'sb-ela-math-cast': ['ela', 'math', 'measures', 'science'],
  cast: ['body'],
  'caa-ela-math': ['ela', 'math'],
  'caa-ela-math-science': ['ela', 'math', 'science'],
  'caa-science': ['body'],
  csa: ['body'],
  'elpac-summative': ['body'],
  'elpac-summative-alternate': ['body'],
  'elpac-initial': ['body'],
};

export type KnownKind = Exclude<ReportKind, 'unknown'>;
export type CopyPlan = { readonly student: MadeUpStudent; readonly kind: KnownKind; readonly language: ReportLanguage; readonly style?: Style; readonly blank?: boolean };

/** The pages of one language copy. */
export const copyPages = ({ student, kind, language, style = PLAIN_STYLE, blank = false }: CopyPlan): readonly PageContent[] => {
  const words = PHRASES[language];
  const of = SECTIONS[kind].length + 1 + (blank ? 1 : 0);
  const foot = (n: number): string => (style.numbers ? `\n${words.number(n, of)}` : '');
  const head = style.ssidEverywhere ? `SSID: ${student.ssid}\n` : '';
  const address = style.address ? `\n${student.name}\n${student.street}\n${student.city}` : '';
  const cover = [
    words.title, words.information, `${words.nameLabel} ${student.name}`, `SSID: ${student.ssid}`, `${words.gradeLabel} ${Number(student.grade)}`,
    ABOUT_KIND[kind][language === 'en' ? 'en' : 'other'], words.about,
  ].join('\n');
  const inner = SECTIONS[kind].map((section, index) => `${head}${words[section]}\n${words.body}${foot(index + 2)}`);
  const last = blank ? [`${words.blank}${foot(of)}`] : [];
  return [page(`${cover}${address}${foot(1)}`), ...[...inner, ...last].map((text, index) => page(text, { contentKey: `${student.ssid}:${kind}:${language}:${index}` }))];
};

/** Words of lines set in one font, placed as a producer would: ink boxes, spaces of a quarter em. */
export const setLines = (lines: readonly string[], at: { readonly x: number; readonly y: number; readonly sizePt?: number; readonly pitchPt?: number }): readonly Word[] => {
  const { x, y, sizePt = 10, pitchPt = 12 } = at;
  return lines.flatMap((line, index) => {
    let left = x;
    return line.split(' ').map((text): Word => {
      const width = text.length * sizePt * 0.5;
      const baseline = y + index * pitchPt;
      const hasDescender = /[gjpqy,]/.test(text);
      const word: Word = { text, fontSizePt: sizePt, box: [left, baseline - sizePt * 0.7, left + width, baseline + (hasDescender ? sizePt * 0.2 : 0)] };
      left += width + sizePt * 0.28;
      return word;
    });
  });
};
