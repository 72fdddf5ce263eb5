/** Labels of the school in the languages of the copies, the longer ones first. */
const LABEL = String.raw`(?:school\s+name|name\s+of\s+school|school|nombre\s+de\s+la\s+escuela|escuela|tên\s+trường|trường(?:\s+học)?|paaralan|學校(?:名稱)?|学校(?:名称)?|학교(?:명)?|اسم\s+المدرسة|المدرسة)`;
/** Up to a wide gap or a bar, behind which another field stands. */
const VALUE = String.raw`(?<name>[^\s|:：](?:[^|:：\n]*?[^\s|:：])??)(?=\s{2,}|\s*\||\s*$)`;
const FIELD = new RegExp(String.raw`(?:^|\s{2,}|[|•·]\s*)${LABEL}\s*[:：][^\S\n]*${VALUE}`, 'imu');
const NEXT_LINE = new RegExp(String.raw`^[^\S\n]*${LABEL}[^\S\n]*[:：]?[^\S\n]*\n[^\S\n]*${VALUE}`, 'imu');

/** Another field's label, or what is no name. */
const OTHER = /^(?:district|LEA|grade|student|name|SSID|date|test|birth|address|county|state|year|n\/?a|none|unknown|distrito|grado|estudiante)(?!\p{L})|^(?:district|school)\s+(?:code|name|year)|[.?!]$/iu;
/** A code before or behind the name. */
const CODE = /^\(?\d{7,14}\)?[\s,-]*|[\s,-]*\(?\d{7,14}\)?$/gu;
const LONGEST = 80;

/** The school's name that a page's own fields state ("School: Alder Bay High", or below its label), null where there is none. Takes plain text. */
export const findSchoolName = (plain: string): string | null => {
  for (const form of [FIELD, NEXT_LINE]) {
    const name = (form.exec(plain)?.groups?.['name'] ?? '').replace(CODE, '').replace(/\s+/g, ' ').trim();
    if (name.length <= LONGEST && /\p{L}.*\p{L}/u.test(name) && !OTHER.test(name)) return name;
  }
  return null;
};
