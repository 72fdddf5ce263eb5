import type { FoundReport } from './report';

/** All fields of a report, in their order. */
const FIELDS: Readonly<Record<keyof FoundReport, true>> = {
  id: true,
  downloadIndex: true,
  entryIndex: true,
  entry: true,
  bytesKey: true,
  firstPage: true,
  pages: true,
  sheets: true,
  copies: true,
  program: true,
  kind: true,
  schoolYear: true,
  ssid: true,
  lea: true,
  school: true,
  schoolName: true,
  grade: true,
  downloadDate: true,
  student: true,
  address: true,
  grounds: true,
  pageKeys: true,
  problems: true,
  window: true,
  front: true,
  corrected: true,
  unproved: true,
};

const NAMES = Object.keys(FIELDS) as (keyof FoundReport)[];

type Changes = { readonly [Field in keyof FoundReport]?: FoundReport[Field] | undefined };

/** What is changed of a report that is held packed, beside that one: a whole report would take ten times as much. */
class ChangedReport {
  readonly #report: FoundReport;
  readonly #changes: Changes;

  constructor(report: FoundReport, changes: Changes) {
    this.#report = report;
    this.#changes = changes;
  }

  static {
    for (const name of NAMES) {
      Object.defineProperty(this.prototype, name, {
        enumerable: true,
        get(this: ChangedReport) {
          return name in this.#changes ? this.#changes[name] : this.#report[name];
        },
      });
    }
  }

  changed(changes: Changes): ChangedReport {
    return new ChangedReport(this.#report, { ...this.#changes, ...changes });
  }

  toJSON(): unknown {
    return plainReport(this as unknown as FoundReport);
  }
}

/** A copy field by field: what is assigned as a whole and then gets one more field has a description of its fields to itself, which makes it seven times as large. */
const changedCopy = (report: FoundReport, changes: Changes): FoundReport =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = name in changes ? changes[name] : report[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ) as unknown as FoundReport;

/** The report with its fields as its own, as another process takes it, also of one that is held packed. */
export const plainReport = (report: FoundReport): FoundReport => (Object.hasOwn(report, 'id') ? report : changedCopy(report, {}));

/** A report with some of its facts changed; a fact that is changed to undefined is left out. Of reports that are held packed a spread would take over nothing. */
export const changedReport = (report: FoundReport, changes: Changes): FoundReport => {
  if (Object.hasOwn(report, 'id')) return changedCopy(report, changes);
  return (report instanceof ChangedReport ? report.changed(changes) : new ChangedReport(report, changes)) as unknown as FoundReport;
};
