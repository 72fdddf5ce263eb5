import { describeAddressFaults, parseAddress, type AddressParts } from '@shared/domain/ssr/parse-address';
import { countryOf, readLastLine } from '@shared/domain/ssr/postal-line';
import { describe, expect, it } from 'vitest';

const LAST = 'San Jose, CA 95112-3304';
const parts = (...lines: string[]): AddressParts => parseAddress(lines);

describe('parseAddress', () => {
  it('takes a street address apart', () => {
    expect(parts('To the Parent/Guardian of:', 'Ana Delacruz', '482 Marigold Ave Apt 3', LAST)).toEqual({
      form: 'street',
      recipient: ['To the Parent/Guardian of:', 'Ana Delacruz'],
      urbanization: null,
      deliveryLine: '482 Marigold Ave',
      secondary: 'Apt 3',
      city: 'San Jose',
      state: 'CA',
      zip: '95112-3304',
      country: null,
      faults: [],
    });
  });

  it.each([
    ['a unit above the street', ['Ana', 'Apt 3127', '12 Made-Up Lane', LAST], { deliveryLine: '12 Made-Up Lane', secondary: 'Apt 3127', form: 'street' }],
    ['a unit below it', ['Ana', '12 Made-Up Lane', '# 4', LAST], { deliveryLine: '12 Made-Up Lane', secondary: '# 4' }],
    ['a number sign at its end', ['Ana', '12 1/2 Elm St # 4', LAST], { deliveryLine: '12 1/2 Elm St', secondary: '# 4' }],
    ['a space in a park', ['Ana', '900 Oak Rd SPC 12', LAST], { deliveryLine: '900 Oak Rd', secondary: 'SPC 12' }],
    ['a PO box', ['Ana', 'P.O. Box 1742', LAST], { form: 'po-box', deliveryLine: 'P.O. Box 1742', recipient: ['Ana'] }],
    ['a rural route', ['Ana', 'RR 2 Box 152', LAST], { form: 'rural-route', deliveryLine: 'RR 2 Box 152' }],
    ['general delivery', ['Ana', 'General Delivery', LAST], { form: 'general-delivery', deliveryLine: 'General Delivery' }],
    ['an APO', ['SGT Ana Delacruz', 'PSC 802 Box 74', 'APO AE 09499-0074'], { form: 'military', deliveryLine: 'PSC 802 Box 74', city: 'APO', state: 'AE', zip: '09499-0074' }],
    ['an FPO', ['Ana', 'USS Hamilton', 'FPO AP 96667'], { form: 'military', deliveryLine: 'USS Hamilton', state: 'AP' }],
    ['a DPO', ['Ana', 'Unit 8400 Box 0000', 'DPO AE 09498-0048'], { form: 'military', deliveryLine: 'Unit 8400 Box 0000', secondary: null }],
    ['Puerto Rico', ['Ana', 'URB LAS GLADIOLAS', '150 CALLE A', 'SAN JUAN PR 00926-3232'], { form: 'puerto-rico', urbanization: 'LAS GLADIOLAS', deliveryLine: '150 CALLE A', recipient: ['Ana'] }],
    ['a hyphenated number and a numbered street', ['Ana', '112-10 Bronx Rd', LAST], { deliveryLine: '112-10 Bronx Rd' }],
    ['an ordinal street', ['Ana', '12 3rd St', LAST], { deliveryLine: '12 3rd St', secondary: null }],
    ['accents', ['María Núñez', '77 Calle Ocho', 'Peñasco, NM 87553'], { deliveryLine: '77 Calle Ocho', city: 'Peñasco' }],
    ['a street without a number', ['Ana', 'Old Mill Road', LAST], { deliveryLine: 'Old Mill Road' }],
  ] as const)('%s', (_, lines, wanted) => {
    expect(parseAddress(lines)).toMatchObject({ ...wanted, faults: [] });
  });

  it.each([
    ['no ZIP', ['Ana', '12 Elm St', 'Weed, CA'], ['zip-missing']],
    ['a short ZIP', ['Ana', '12 Elm St', 'WEED CA 9609'], ['zip-malformed']],
    ['a letter in the ZIP', ['Ana', '12 Elm St', 'Weed, CA 96O94'], ['zip-malformed']],
    ['half a ZIP+4', ['Ana', '12 Elm St', 'Weed, CA 96094-12'], ['zip-malformed']],
    ['a state that is none', ['Ana', '12 Elm St', 'Weed, CX 96094'], ['state-unknown']],
    ['no last line', ['Ana', '12 Elm St'], ['last-line-missing']],
    ['no street', ['Ana Delacruz', 'Weed, CA 96094'], ['delivery-line-missing']],
    ['too many lines', ['To the', 'Parents of', 'Ana', 'c/o Rosa', 'Bldg 7', '12 Elm St', 'Apt 3', 'Weed, CA 96094'], ['too-many-lines']],
  ] as const)('names %s', (_, lines, faults) => {
    const parsed = parseAddress(lines);
    expect(parsed.faults).toEqual(faults);
    expect(describeAddressFaults(parsed.faults)).not.toBe(null);
  });

  it('names a foreign address as such and takes it no further apart', () => {
    expect(parts('Ana Delacruz', 'Av. Reforma 222', '06600 Ciudad de México, CDMX', 'MEXICO')).toMatchObject({ form: 'foreign', country: 'MEXICO', zip: null, faults: [] });
    expect(countryOf('Philippines')).toBe('PHILIPPINES');
    expect(countryOf('Mexico City')).toBe(null);
  });
});

describe('readLastLine', () => {
  it.each(['Ana Delacruz', 'Grade 5', 'The test was given in Fresno, and', 'Room 12345', '12 Elm St', 'Lopez, Ana'])('%s is none', (line) => {
    expect(readLastLine(line)).toBe(null);
  });
});
