// The columns of the spreadsheet of findings, and what its words mean in either language.
import { plainHeading, type SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import { inLocale, locales } from '../../../../platform/words.ts';
import { checkKinds, findings, grounds } from '../rules/checks.ts';
import type { Lexicon, SheetKey } from '../rules/finding-sheet.ts';
import { findingWords, groundWords, kindWords } from './words.ts';

const column = (
  key: SheetKey,
  heading: SheetColumn['heading'],
  meaning: SheetColumn['meaning'],
  example: string,
): SheetColumn<SheetKey> => ({ key, heading, meaning, example, isRequired: false });

/** None is required of the file as a whole: a row without what it needs is wrong by itself, and the others are taken. */
export const findingColumns: readonly SheetColumn<SheetKey>[] = [
  column(
    'number',
    { 'es-CL': 'N.º', en: 'No.' },
    {
      'es-CL': 'Número de la propuesta en su edición. No lo cambies.',
      en: 'Number of the proposal within its edition. Leave it as it is.',
    },
    '12',
  ),
  column(
    'title',
    { 'es-CL': 'Propuesta', en: 'Proposal' },
    { 'es-CL': 'Solo para leer: no cambia nada.', en: 'To read only: it changes nothing.' },
    'Luminarias en la costanera',
  ),
  column(
    'kind',
    { 'es-CL': 'Revisión', en: 'Check' },
    {
      'es-CL':
        'Qué se revisa: Admisibilidad, Técnica, Jurídica, Presupuesto, Terreno o Mantención.',
      en: 'What is checked: Admissibility, Technical, Legal, Budget, Land or Upkeep.',
    },
    'Jurídica',
  ),
  column(
    'finding',
    { 'es-CL': 'Hallazgo', en: 'Finding' },
    {
      'es-CL': 'Sí, Con cambios o No. Vacío: todavía no se revisa.',
      en: 'Yes, With changes or No. Empty: nobody has checked it yet.',
    },
    'No',
  ),
  column(
    'reason',
    { 'es-CL': 'Razón', en: 'Reason' },
    {
      'es-CL':
        'Por qué, en palabras que entienda quien propone. Hace falta si es No o Con cambios.',
      en: 'Why, in words that whoever proposes understands. Needed for No and With changes.',
    },
    'La franja pertenece a un particular.',
  ),
  column(
    'ground',
    { 'es-CL': 'Motivo', en: 'Ground' },
    {
      'es-CL': 'De la lista, para las cifras públicas. Hace falta si es No.',
      en: 'From the list, for the public figures. Needed for No.',
    },
    'Terreno',
  ),
  column(
    'norm',
    { 'es-CL': 'Norma', en: 'Norm' },
    {
      'es-CL': 'Código de la norma, como está en su dirección. Hace falta si es No.',
      en: 'Code of the norm, as its address has it. Needed for No.',
    },
    'ley-18695',
  ),
  column(
    'article',
    { 'es-CL': 'Artículo', en: 'Article' },
    { 'es-CL': 'De la norma, si es uno.', en: 'Of the norm, if it is one.' },
    '5',
  ),
  column(
    'revision',
    { 'es-CL': 'Versión de la revisión', en: 'Version of the check' },
    {
      'es-CL': 'Dice si alguien cambió la revisión después de bajar la planilla. No la cambies.',
      en: 'Tells whether somebody changed the check after the file was taken out. Leave it.',
    },
    '1',
  ),
];

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

/** By its word in either language, or by its code, whatever capitals and accents. */
function readerOf<Key extends string>(keys: readonly Key[], words: Words<Key>) {
  const known = new Map(
    keys.flatMap((key): [string, Key][] => [
      [plainHeading(key), key],
      ...locales.map((locale): [string, Key] => [
        plainHeading(inLocale(locale, () => words[key]())),
        key,
      ]),
    ]),
  );
  return (text: string) => known.get(plainHeading(text));
}

export const lexicon: Lexicon = {
  kind: readerOf(checkKinds, kindWords),
  finding: readerOf(findings, findingWords),
  ground: readerOf(grounds, groundWords),
};
