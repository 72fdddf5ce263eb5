import { randomFrom } from './random';

/** A made-up pupil. Cities, schools and the LEA don't exist; the ZIP codes are of a range that is not assigned. */
export type Pupil = {
  readonly givenName: string;
  readonly fullName: string;
  readonly ssid: string;
  /** `KN`, `01`..`12` */
  readonly grade: string;
  /** `MM/DD/YYYY` */
  readonly birthDate: string;
  readonly school: School;
  readonly street: string;
  readonly apartment: string | null;
  readonly cityLine: string;
};

export type School = { readonly code: string; readonly name: string };

/** No Californian county has the code 99. */
export const lea = { code: '9970011', name: 'Alder Bay Unified' } as const;

const schools: readonly School[] = [
  { code: '9100017', name: 'Señora Encina Elementary' },
  { code: '9100025', name: 'Coyote Wells Elementary' },
  { code: '9100033', name: 'Port Sorrel Middle' },
  { code: '9100041', name: 'Dr. Ximena Okafor-Lindqvist Academy of Arts and Sciences' },
  { code: '9100058', name: 'Alder Bay High' },
];

const givenNames = [
  'Ana', 'José Luis', 'Mai', 'Thảo', 'Noor', 'Amira', 'Jun-ho', 'Mei-Ling', 'Kaʻula', 'D’Andre', 'Zoë', 'Renée', 'Iñigo', 'Aaliyah', 'Bayani', 'Luz María', 'Søren', 'Priya', 'Xóchitl',
  'Tevita', 'Grace', 'Mateo', 'Oluwaseun', 'Bích Ngọc', 'Yousef', 'Hana', 'Maximiliano Alejandro', 'Eun-bi', 'Solomon', 'Jo',
].map((name) => name.replace('ʻ', '’'));

const familyNames = [
  'Quillfeather', 'García-Peñaloza', 'Nguyễn', 'O’Marrow', 'de la Cumbre', 'Tallgrass', 'Kimball-Park', 'Al-Nahar', 'Vongsa', 'Featherstonehaugh', 'Dela Cruzada', 'Núñez', 'Wu', 'Lindenbrook', 'Muñoz Arroyo',
  'Abernathy-Castellanos', 'Trần', 'Okonjo', 'St. Fable', 'Hernández', 'Brightwater', 'Yoon', 'MacAlder', 'Ízarra', 'Santos-Villaverde', 'Moonridge',
];

const streets = [
  'Made-Up Lane', 'Ficción Avenue', 'N Paper Crane Way', 'Calle de la Muestra', 'Nowhere Court', 'W Sample Boulevard', 'Old Pretend Road', 'Saint Example Street', 'Imaginary Oaks Drive', 'Camino Sin Nombre',
];

const cities = ['Alder Bay', 'Port Sorrel', 'Villa Encina', 'Las Palomitas', 'Coyote Wells', 'San Muestra'];

/** SSIDs of the sample start here: real ones don't. */
const firstSsid = 9_900_000_000;

/** How many pupils can have SSIDs of their own. */
export const mostPupils = 99_999_989;

/** The SSID of the n-th pupil: no two are equal, since the step and the prime range share no factor. */
export function ssidOf(index: number, seed: number): string {
  const place = (((seed % 1000) * 104_729 + index * 7919 + 1) % mostPupils + mostPupils) % mostPupils;
  return String(firstSsid + place);
}

/** Makes the n-th pupil. `schoolYear` is the year of the spring in which the tests were taken. */
export function pupilAt(index: number, seed: number, grade: string, schoolYear: number): Pupil {
  const random = randomFrom(seed, index * 2);
  const givenName = random.pick(givenNames);
  const gradeNumber = grade === 'KN' ? 0 : Number(grade);
  const birthYear = schoolYear - 6 - gradeNumber;
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const plusFour = random.chance(0.4) ? `-${String(random.integer(1, 9999)).padStart(4, '0')}` : '';
  return {
    givenName,
    fullName: `${givenName} ${random.pick(familyNames)}`,
    ssid: ssidOf(index, seed),
    grade,
    birthDate: `${twoDigits(random.integer(1, 12))}/${twoDigits(random.integer(1, 28))}/${birthYear}`,
    school: schoolFor(gradeNumber, random.chance(0.5)),
    street: random.chance(0.1) ? `PO Box ${random.integer(10, 9999)}` : `${random.integer(1, 29_999)} ${random.pick(streets)}`,
    apartment: random.chance(0.3) ? `${random.pick(['Apt', 'Unit', 'Spc'])} ${random.pick(['', 'A', 'B', '#'])}${random.integer(1, 312)}` : null,
    cityLine: `${random.pick(cities)}, CA 961${random.integer(70, 99)}${plusFour}`,
  };
}

function schoolFor(gradeNumber: number, first: boolean): School {
  const choice = gradeNumber <= 5 ? (first ? 0 : 1) : gradeNumber <= 8 ? (first ? 2 : 3) : 4;
  return schools[choice] as School;
}
