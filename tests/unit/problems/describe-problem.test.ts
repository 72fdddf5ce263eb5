import { describe, expect, it } from 'vitest';
import { problemOf } from '@shared/problems/describe-problem';
import { PROBLEM_SEVERITIES, type ProblemCode } from '@shared/problems/problem';

const codes = Object.keys(PROBLEM_SEVERITIES) as ProblemCode[];

describe('problemOf', () => {
  it.each(codes)('%s is a fact and a next step in plain words', (code) => {
    const { message, severity } = problemOf(code, { download: 'a.zip' });
    expect(severity).toBe(PROBLEM_SEVERITIES[code]);
    expect(message).toMatch(/^[A-Z][^.]+\. [A-Z].+\.$/);
    expect(message).not.toMatch(/\b(?:error|please|we|our|you|invalid|xref|MediaBox|exception)\b/i);
  });

  it('says where, and what was found', () => {
    expect(problemOf('pages-unassigned', { download: 'a.zip', entry: 'b.pdf', firstPage: 5 }, 'the page numbers jump at page 7')).toEqual({
      code: 'pages-unassigned', severity: 'sets-aside', download: 'a.zip', entry: 'b.pdf', firstPage: 5,
      message: 'These pages could not be given to one student with certainty: the page numbers jump at page 7. Check them by hand, or download these reports one by one.',
    });
    expect(problemOf('pdf-empty', { download: 'a.zip' })).toMatchObject({ entry: null, firstPage: null });
  });
});
