import { searchHelp, topicText } from '@shared/help/search-help';
import { HELP_TOPICS } from '@shared/help/topics';
import { PROBLEM_CODES } from '@shared/problems/problem';
import { describe, expect, it } from 'vitest';

const found = (words: string): readonly string[] => searchHelp(HELP_TOPICS, words).map(({ id }) => id);

describe('the help', () => {
  it("has every problem's code, and the steps of the bulk download", () => {
    const problems = HELP_TOPICS.find(({ id }) => id === 'problems');
    const all = problems ? topicText(problems) : '';
    for (const code of PROBLEM_CODES) expect(all).toContain(`(${code}): `);
    expect(HELP_TOPICS.find(({ id }) => id === 'download')?.parts[0]).toMatchObject({ kind: 'steps', steps: { length: 9 } });
  });

  it('is found by words in any order and case', () => {
    expect(found('')).toHaveLength(HELP_TOPICS.length);
    expect(found('Days WORKING')).toContain('deadlines');
    expect(found('merge')).toEqual(expect.arrayContaining(['download', 'choices']));
    expect(found('no such words at all')).toEqual([]);
  });

  it('gives of a list only the terms that are asked for', () => {
    const [topic] = searchHelp(HELP_TOPICS, 'pdf-damaged');
    expect(topic?.parts).toEqual([{ kind: 'terms', terms: [[expect.stringContaining('(pdf-damaged)'), expect.stringContaining('Download it again')]] }]);
  });
});
