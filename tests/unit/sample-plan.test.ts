import { describe, expect, test } from 'vitest';
import { planSample, type PlannedReport } from '@main/sample/plan';
import { sampleKinds } from '@main/sample/report-kinds';
import { phrasesByLanguage } from '@main/sample/phrases/languages';

const ssidInName = ({ fileName }: PlannedReport): string => /[-_](99\d{8})[-_]/u.exec(fileName)?.[1] ?? '';

describe('the plan of a sample', () => {
  const usual = planSample(30, 1);

  test('the usual count holds every kind, language, placement and trouble', () => {
    expect(new Set(usual.map(({ kind }) => kind))).toEqual(new Set(sampleKinds));
    const second = new Set(usual.flatMap(({ secondLanguage }) => secondLanguage ?? []));
    expect(second).toEqual(new Set(Object.keys(phrasesByLanguage).filter((language) => language !== 'en')));
    expect(new Set(usual.map(({ placement }) => placement)).size).toBe(8);
    expect(usual.flatMap(({ trouble }) => trouble ?? []).sort()).toEqual(['duplicate', 'ssid-mismatch', 'truncated']);
    expect(new Set(usual.map(({ year }) => year))).toEqual(new Set([2024, 2025]));
  });

  test('some pupils have an ELPAC report beside a CAASPP one', () => {
    const elpac = usual.filter(({ kind }) => kind.startsWith('elpac'));
    const paired = elpac.filter(({ pupil }) => usual.some((other) => !other.kind.startsWith('elpac') && other.pupil === pupil));
    expect(paired.length).toBeGreaterThanOrEqual(3);
  });

  test.each([1, 2, 999_999, -5])('seed %i gives the same plan again, and no two pupils share an SSID', (seed) => {
    const plan = planSample(3000, seed);
    expect(planSample(3000, seed)).toEqual(plan);
    const pupilBySsid = new Map(plan.map(({ pupil }) => [pupil.ssid, pupil]));
    expect(pupilBySsid.size).toBe(new Set(plan.map(({ pupil }) => pupil)).size);
    for (const ssid of pupilBySsid.keys()) expect(ssid).toMatch(/^99\d{8}$/u);
    expect(new Set(plan.map(({ fileName }) => fileName)).size).toBe(3000);
  });

  test('another seed gives other pupils', () => {
    expect(planSample(30, 2).map(({ pupil }) => pupil.ssid)).not.toEqual(usual.map(({ pupil }) => pupil.ssid));
  });

  test('a name says its own SSID, but for the one that says nobody else’s either', () => {
    const pupils = new Set(usual.map(({ pupil }) => pupil.ssid));
    for (const report of usual) {
      if (report.trouble === 'ssid-mismatch') expect(pupils.has(ssidInName(report))).toBe(false);
      else expect(ssidInName(report)).toBe(report.pupil.ssid);
    }
  });

  test('a small sample holds as many reports as asked for', () => {
    expect(planSample(1, 1).map(({ kind }) => kind)).toEqual(['sb-ela-math']);
    expect(planSample(7, 1)).toHaveLength(7);
  });
});
