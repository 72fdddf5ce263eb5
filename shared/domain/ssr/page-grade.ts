/** Grade codes of the files: kindergarten, transitional kindergarten, 01 to 12, ungraded elementary and secondary. */
export const GRADES = ['KN', 'TK', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', 'UE', 'US'] as const;

/** A grade code for what is printed or typed ("5", "05", "K", "kn"), null where it is none. */
export const gradeCode = (text: string): string | null => {
  const code = text.toUpperCase();
  if (code === 'K' || code === 'KG' || code === 'KINDERGARTEN') return 'KN';
  const padded = /^\d$/.test(code) ? `0${code}` : code;
  return GRADES.find((grade) => grade === padded) ?? null;
};

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;

const LABEL = String.raw`(?<!\p{L})(?:grade(?:\s+(?:level|assessed))?|grado|lớp|khối(?:\s+lớp)?|baitang|年級|年级|학년|الصف|المرحلة)`;
const VALUE = String.raw`(0?[1-9]|1[0-2]|KN|TK|UE|US|K|kindergarten|transitional\s+kindergarten|${NUMBER_WORDS.join('|')})(?![\p{L}\d])`;
/** With a colon it is a field; without one it must end its line or column, since sentences mention grades too. */
const FIELD = new RegExp(String.raw`${LABEL}(?!\p{L})\s*[:：]\s*(?:grade\s+)?${VALUE}(?!\s*[-,]\s*\d)`, 'iu');
const ALONE = new RegExp(String.raw`(?:^|\s{2,}|[|,;•·-]\s*)${LABEL}\s+${VALUE}\s*(?=$|\s{2,}|[|,;•·-]\s)`, 'gimu');
/** "5.º grado", "5th grade", "5학년", "5 年級" as the whole line or field. */
const NUMBER_FIRST = /(?:^|[:：|]\s*)(\d{1,2})\s*(?:st|nd|rd|th|\.?\s*[ºo°])?\s*(?:grade|grado|年級|年级|학년)\s*(?=$|[|,;]|\s{2,})/imu;
const CHINESE = /([一二三四五六七八九十]{1,2})年[級级]/u;
const CHINESE_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const;
/** A label with its value on the next line. */
const NEXT_LINE = new RegExp(String.raw`^\s*${LABEL}\s*[:：]?\s*\n\s*${VALUE}\s*$`, 'imu');

/** "Grade 5" on a line of its own, where no other grade stands so: score histories name several. */
const onlyOneAlone = (plain: string): string | undefined => {
  const stated = new Set([...plain.matchAll(ALONE)].map((match) => match[1]?.toLowerCase()));
  return stated.size === 1 ? [...stated][0] : undefined;
};

/** The grade that a page's own fields state ("Grade: 5", "Grado 5", "年級: 5"), as a code. Takes plain text. */
export const findGrade = (plain: string): string | null => {
  const stated = (FIELD.exec(plain) ?? NEXT_LINE.exec(plain) ?? NUMBER_FIRST.exec(plain))?.[1] ?? onlyOneAlone(plain);
  if (stated !== undefined) {
    const word = stated.toLowerCase();
    if (word.startsWith('transitional')) return 'TK';
    const spelled = NUMBER_WORDS.indexOf(word as (typeof NUMBER_WORDS)[number]);
    return gradeCode(spelled >= 0 ? String(spelled + 1) : stated);
  }
  const chinese = CHINESE_NUMBERS.indexOf(CHINESE.exec(plain)?.[1] as (typeof CHINESE_NUMBERS)[number]);
  return chinese >= 0 ? gradeCode(String(chinese + 1)) : null;
};
