import type { ReportIdentity } from '../ssr/report-identity';
import type { ManifestPacket, ManifestReport } from './manifest';

/** Whose a report is. */
export type ReportStudent = Pick<ManifestPacket, 'ssid' | 'student' | 'school' | 'grade'>;

/** Whose a report of a packet is; in a manifest of an earlier version, where a packet held one student's reports only, the packet says so. */
export const studentOf = (report: ManifestReport, packet: ReportStudent): ReportStudent => {
  const { ssid, student, school, grade } = report.ssid === undefined ? packet : report;
  return { ssid: ssid ?? null, student: student ?? null, school: school ?? null, grade: grade ?? null };
};

/** The students of a packet, each once, in the order of their first reports; a report without an SSID is of a student of its own name. */
export const studentsOf = (packet: ReportStudent & Pick<ManifestPacket, 'reports'>): readonly ReportStudent[] => [
  ...new Map(
    packet.reports
      .map((report) => studentOf(report, packet))
      .toReversed()
      .map((student) => [student.ssid ?? `name of ${student.student}`, student]),
  ).values(),
].toReversed();

/** What tells each report of a packet again in another download: every report under its own student. */
export const identitiesOf = (packet: ReportStudent & Pick<ManifestPacket, 'reports'>): readonly ReportIdentity[] =>
  packet.reports.map((report) => ({ ssid: studentOf(report, packet).ssid, kind: report.kind, schoolYear: report.schoolYear, content: report.content }));
