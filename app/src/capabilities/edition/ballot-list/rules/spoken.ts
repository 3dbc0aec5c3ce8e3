// Texts as they are read aloud: figures in words, and what is shortened in writing said whole.
import type { Locale } from '../../../../platform/words.ts';

const MOST = 999_999_999_999;

const spanishSmall = [
  ...['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  ...['once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho'],
  ...['diecinueve', 'veinte', 'veintiuno', 'veintidós', 'veintitrés', 'veinticuatro'],
  ...['veinticinco', 'veintiséis', 'veintisiete', 'veintiocho', 'veintinueve'],
];
const spanishTens = [
  'treinta',
  'cuarenta',
  'cincuenta',
  'sesenta',
  'setenta',
  'ochenta',
  'noventa',
];
const spanishHundreds = [
  ...['ciento', 'doscientos', 'trescientos', 'cuatrocientos', 'quinientos', 'seiscientos'],
  ...['setecientos', 'ochocientos', 'novecientos'],
];
const englishSmall = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
];
const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number from 0 to 999,999,999,999 in words, as it is counted. */
export function inWords(number: number, locale: Locale): string {
  return locale === 'en' ? english(number) : spanish(number);
}

/** The same before a masculine noun: «veintiún proyectos». */
function spanishBefore(number: number): string {
  return spanish(number)
    .replace(/veintiuno$/, 'veintiún')
    .replace(/uno$/, 'un');
}

function spanish(number: number): string {
  if (number >= 1_000_000) {
    const [millions, rest] = [Math.floor(number / 1_000_000), number % 1_000_000];
    const said = millions === 1 ? 'un millón' : `${spanishBefore(millions)} millones`;
    return rest === 0 ? said : `${said} ${spanish(rest)}`;
  }
  if (number >= 1000) {
    const [thousands, rest] = [Math.floor(number / 1000), number % 1000];
    const said = thousands === 1 ? 'mil' : `${spanishBefore(thousands)} mil`;
    return rest === 0 ? said : `${said} ${spanish(rest)}`;
  }
  if (number === 100) return 'cien';
  if (number > 100) {
    const said = spanishHundreds[Math.floor(number / 100) - 1] ?? '';
    return number % 100 === 0 ? said : `${said} ${spanish(number % 100)}`;
  }
  if (number < 30) return spanishSmall[number] ?? '';
  const tens = spanishTens[Math.floor(number / 10) - 3] ?? '';
  return number % 10 === 0 ? tens : `${tens} y ${spanish(number % 10)}`;
}

function english(number: number): string {
  for (const [size, name] of [
    [1_000_000_000, 'billion'],
    [1_000_000, 'million'],
    [1000, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (number < size) continue;
    const [many, rest] = [Math.floor(number / size), number % size];
    const said = `${english(many)} ${name}`;
    if (rest === 0) return said;
    return `${said} ${rest < 100 ? 'and ' : ''}${english(rest)}`;
  }
  if (number < 20) return englishSmall[number] ?? '';
  const tens = englishTens[Math.floor(number / 10) - 2] ?? '';
  return number % 10 === 0 ? tens : `${tens}-${english(number % 10)}`;
}

/** «doce millones quinientos mil pesos», «un millón de pesos». */
export function pesosInWords(pesos: number, locale: Locale): string {
  if (locale === 'en') return `${english(pesos)} ${pesos === 1 ? 'peso' : 'pesos'}`;
  const noun = pesos === 1 ? 'peso' : 'pesos';
  return `${spanishBefore(pesos)} ${pesos > 0 && pesos % 1_000_000 === 0 ? 'de ' : ''}${noun}`;
}

/** What residents and staff shorten when they write, and how it is said: in Spanish, as they write. */
const shortened: readonly (readonly [RegExp, string])[] = [
  [/\bav(?:da?)?\./giu, 'avenida'],
  [/\b(?:psje|pje|pasj)\./giu, 'pasaje'],
  [/\bpob(?:l)?\./giu, 'población'],
  [/\besq\./giu, 'esquina'],
  [/\bsta\./giu, 'santa'],
  [/\bsto\./giu, 'santo'],
  [/\bgral\./giu, 'general'],
  [/\bpdte\./giu, 'presidente'],
  [/\betc\./giu, 'etcétera'],
  [/\bjj\.?\s?vv\.?/giu, 'juntas de vecinos'],
  [/\bu\.?\s?v\.(?=\s)/giu, 'unidad vecinal'],
  [/\bs\/n\b/giu, 'sin número'],
  [/\bn\.?\s?[º°]\s*/giu, 'número '],
  [/\b(?:mts2|mt2|m2)\b|\bm²/giu, ' metros cuadrados'],
  [/(?<=\d)\s*(?:mts|mt|m)\b\.?/giu, ' metros'],
  [/(?<=\d)\s*kms?\b\.?/giu, ' kilómetros'],
  [/\bkm\b/giu, 'kilómetro'],
  [/(?<=\d)\s*%/gu, ' por ciento'],
  [/\s&\s/gu, ' y '],
];

/** What was written in Spanish, to be read aloud: nothing shortened, no digit, no sign of money. */
export function readAloud(text: string): string {
  const whole = shortened.reduce((said, [short, long]) => said.replaceAll(short, long), text);
  return whole
    .replaceAll(/\$\s*(\d{1,3}(?:\.\d{3})+|\d+)/g, (_, digits: string) => {
      const pesos = Number(digits.replaceAll('.', ''));
      return pesos <= MOST ? pesosInWords(pesos, 'es-CL') : `${oneByOne(digits)} pesos`;
    })
    .replaceAll(/\d{1,3}(?:\.\d{3})+(?!\d)|\d+/g, (digits) => ` ${digitsInWords(digits)} `)
    .replaceAll('$', ' pesos ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s([,.;:)])/g, '$1')
    .trim();
}

function digitsInWords(digits: string): string {
  const number = Number(digits.replaceAll('.', ''));
  const isNumber = number <= MOST && (digits === '0' || !digits.startsWith('0'));
  return isNumber ? spanish(number) : oneByOne(digits);
}

/** Telephone numbers and codes are said digit by digit. */
function oneByOne(digits: string): string {
  return [...digits.replaceAll('.', '')].map((digit) => spanish(Number(digit))).join(' ');
}
