import { countryOfLastLine, isAbroad, withoutOwnCountry } from '@shared/domain/ssr/abroad';
import { parseAddress } from '@shared/domain/ssr/parse-address';
import { describe, expect, it } from 'vitest';

describe('countryOfLastLine', () => {
  it.each([
    ['MEXICO', 'MEXICO'],
    ['Philippines', 'PHILIPPINES'],
    ['VANCOUVER BC V6B 1A1', 'CANADA'],
    ['Toronto, ON M5V2T6', 'CANADA'],
    ['Québec (Québec) G1R 4P5', 'CANADA'],
    ['Ottawa, Ontario K1A 0B1, Canada', 'CANADA'],
    ['44100 Guadalajara, Jal.', 'MEXICO'],
    ['C.P. 22000 Tijuana, B.C.', 'MEXICO'],
    ['06600 Ciudad de México, CDMX', 'MEXICO'],
    ['Tijuana, B.C. 22000', 'MEXICO'],
    ['Mexicali, BC 21000', 'MEXICO'],
    ['Mérida, Yucatán, C.P. 97000', 'MEXICO'],
    ['Tijuana, B.C., MEXICO', 'MEXICO'],
    ['London SW1A 1AA UNITED KINGDOM', 'UNITED KINGDOM'],
    ['1000 Manila, Philippines', 'PHILIPPINES'],
    ['10115 Berlin, GERMANY', 'GERMANY'],
  ])('%s shows %s', (line, country) => {
    expect(countryOfLastLine(line)).toBe(country);
  });

  it.each([
    'San Jose, CA 95112-3304',
    'Mexico, MO 65265',
    'Lebanon, OR 97355',
    'Peru, IN 46970',
    'Ontario, CA 91761',
    'Albuquerque, New Mexico',
    'Gallup, New Mexico 87301',
    'China Lake, CA 93555',
    'Poland, OH 44514',
    'APO AE 09012',
    'FPO AP 96667-1234',
    'DPO AA 34008',
    'San Juan PR 00926-3232',
    'Charlotte Amalie VI 00802',
    'Pago Pago AS 96799',
    'Saipan MP 96950',
    'Koror PW 96940',
    'Weed, CA',
    'WEED CA 9609',
    'Weed, CX 96094',
    '12345 Oak Street',
    '12 Elm St',
    'Ana Delacruz',
    'Atlanta, Georgia',
    '',
  ])('%s shows none', (line) => {
    expect(countryOfLastLine(line)).toBeNull();
  });
});

describe('an address', () => {
  it('is abroad by its last line, with the own country’s left out', () => {
    expect(isAbroad(['Ana', '1 Main St', 'Fresno, CA 93650', 'USA'])).toBe(false);
    expect(isAbroad(['Ana', 'PSC 802 Box 74', 'APO AE 09499', 'United States of America'])).toBe(false);
    expect(isAbroad(['Ana', 'Av. Revolución 1', '22000 Tijuana, B.C.'])).toBe(true);
    expect(isAbroad([])).toBe(false);
    expect(withoutOwnCountry(['Fresno, CA 93650', 'U.S.A.'])).toEqual(['Fresno, CA 93650']);
  });
  it('is taken apart as what it is', () => {
    expect(parseAddress(['Ana', '1 Main St', 'Fresno, CA 93650', 'USA'])).toMatchObject({ form: 'street', zip: '93650', faults: [] });
    expect(parseAddress(['Ana', '123 Front St W', 'Toronto ON M5V 2T6'])).toMatchObject({ form: 'foreign', country: 'CANADA', zip: null, faults: [] });
  });
});
