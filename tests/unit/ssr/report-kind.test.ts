import { describe, expect, it } from 'vitest';
import { recogniseReports } from '@shared/domain/ssr/recognise-reports';
import { ANA, page } from '../../support/ssr/made-up-reports';

const LISTING = 'The CAASPP System includes the Smarter Balanced Summative Assessments for English language arts/literacy\n(ELA) and mathematics, the California Science Test (CAST), the California Alternate Assessments (CAAs)\nfor ELA, mathematics, and science, and the California Spanish Assessment (CSA).';
const ELA = 'English Language Arts/Literacy\nOverall score 2502\nReading\nWriting';
const MATH = 'Mathematics\nOverall score 2489';
const MORE = 'Essay\nLexile and Quantile Measures\nScore Comparisons';
const CAST_MENTION = 'In grade five students also take the\nCalifornia Science Test (CAST), which covers life sciences, physical sciences and\nearth and space sciences. Results in science come in a report with 5 pages.';

const kindOf = (cover: string, ...inner: readonly string[]) =>
  recogniseReports({ entry: 'r.pdf', pages: [page(`Student Information\n${ANA.name}\nSSID: ${ANA.ssid}\n${cover}`), ...inner.map((text) => page(text))] }).reports[0]?.kind;

describe('the kind of a report', () => {
  it.each([
    ['sb-ela-math', ['What is the CAASPP?', ELA, MATH, MORE]],
    ['sb-ela-math', [`WHAT IS THE CAASPP?\n${LISTING}`, ELA, MATH, MORE]],
    ['sb-ela-math', [`What Is the CAASPP?\n${LISTING}`, ELA, MATH, `${MORE}\n${CAST_MENTION}`]],
    ['sb-ela-math', ['Smarter Balanced Assessments', 'ELA\n2502', 'Math\n2489', MORE]],
    ['sb-ela-math-cast', [`What Is the CAASPP?\n${LISTING}`, ELA, MATH, MORE, 'California Science Test\nOverall score\n352']],
    ['sb-ela-math-cast', ['What is the CAASPP?', ELA, MATH, MORE, 'CAST\n352\nStandard Met']],
    ['sb-ela-math-cast', ['What is the CAASPP?', ELA, MATH, MORE, 'Science\nOverall score 352\nLife Sciences\nPhysical Sciences']],
    ['sb-ela-math-cast', ['What is the CAASPP?', ELA, MATH, MORE, 'Ana’s Overall Science Score: 352\nLife Sciences\nPhysical Sciences', 'This page is intentionally left blank']],
    ['cast', ['California Science Test (CAST)\nWhat is the CAASPP?\nOverall Score 352', 'Life Sciences\nPhysical Sciences']],
    ['cast', ['What Is the CAST?\nYour child took the test', 'Science\n352']],
    ['cast', [`What is the CAASPP?\n${LISTING}\nOverall CAST Score 352`, 'Performance Areas']],
    ['caa-ela-math', ['California Alternate Assessments\nWhat is the CAASPP?', 'English Language Arts\n345', 'Mathematics\n350']],
    ['caa-ela-math', [`What Are the California Alternate Assessments?\n${LISTING}`, 'CAA for English Language Arts\n345', 'CAA for Mathematics\n350']],
    ['caa-ela-math-science', ['California Alternate\nAssessments\nWhat is the CAASPP?', 'English Language Arts\n345', 'Mathematics\n350', 'CAA for Science\n312']],
    ['caa-ela-math-science', ['What is the CAASPP?\nYour child took the California Alternate Assessments.', 'English Language Arts\n345', 'Mathematics\n350', 'Science\nOverall score 312']],
    ['caa-science', ['California Alternate Assessment for Science\nOverall score 312', 'What your child can do']],
    ['csa', ['What Is the CSA?\nOverall CSA Score', 'Reading']],
    ['csa', ['California Spanish Assessment\nReading and Writing Mechanics in Spanish', 'Listening']],
    ['elpac-summative', ['What Is the Summative ELPAC?\nStudents who took the Initial ELPAC before take it every year. Overall Summative ELPAC Score', 'Score History']],
    ['elpac-summative', ['What’s this? Summative English Language\nProficiency Assessments for California', 'Score History']],
    ['elpac-summative-alternate', ['WHAT IS THE SUMMATIVE\nALTERNATE ELPAC?\nIt is like the Summative ELPAC.', 'Overall Score']],
    ['elpac-initial', ['Initial ELPAC\nYour child took the Initial ELPAC.', 'Oral Language']],
    ['elpac-initial', ['Initial Alternate ELPAC\nStudents take the Summative Alternate ELPAC later.', 'Score']],
    ['unknown', ['Another test', 'Its results']],
  ] as [string, string[]][])('%s: %s', (kind, [cover, ...inner]) => expect(kindOf(cover ?? '', ...inner)).toBe(kind));

  it('comes from the file’s name where the pages do not say', () => {
    const { reports } = recogniseReports({ entry: `ELPAC_Summative_${ANA.ssid}.pdf`, pages: [page(''), page('')] });
    expect(reports.map(({ kind, program, ssid }) => [kind, program, ssid])).toEqual([['elpac-summative', 'ELPAC', ANA.ssid]]);
  });
});
