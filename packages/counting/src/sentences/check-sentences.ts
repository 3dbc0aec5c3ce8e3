// The sentences of what only the checker of Pabulib files tells, in both languages.
import type { CheckParams, CheckProblem } from '../reading/check-problems.ts';
import { type Locale, problemSentence, sentenceOf } from './sentences.ts';

type CheckSentences = { readonly [C in keyof CheckParams]: (params: CheckParams[C]) => string };

const english = {
  'blank-lines': ({ count }) =>
    `The file has ${count} blank ${count === 1 ? 'line' : 'lines'}, here the first. Delete them.`,
  'not-plain-utf8': ({ found }) =>
    `The file begins with the mark of ${found}. Save it as UTF-8 without BOM.`,
  'unknown-key': ({ found }) =>
    `The key «${found}» is not one of the format. Correct it or delete it.`,
  'unknown-column': ({ found }) =>
    `The column «${found}» is not one of the format. Correct it or delete it.`,
  'order-differs': ({ found, before }) =>
    `«${found}» stands after «${before}», and the format has it before. Move it.`,
  'value-missing': ({ what }) => `«${what}» has no value. Write it.`,
  'value-not-valid': ({ what, found, expected }) =>
    `«${found}» does not fit «${what}». Expected: ${expected}.`,
  'dates-reversed': ({ begin, end }) =>
    `The vote ends (${end}) before it begins (${begin}). Correct the dates.`,
  'list-blanks': ({ what, found }) =>
    `The list «${found}» of «${what}» has blanks around its members. Write it with commas alone.`,
  'no-votes-column': () => 'The projects have neither «votes» nor «score». Add one of the columns.',
  'project-score-differs': ({ what, declared, found }) =>
    `The project «${what}» declares a score of ${declared} and the ballots give ${found}. Correct the column «score».`,
  'project-without-votes': ({ what }) =>
    `Nobody voted for the project «${what}». Check that it was on the ballot.`,
  'free-project': ({ what }) => `The project «${what}» costs nothing. Check its cost.`,
  'project-above-budget': ({ what }) =>
    `The project «${what}» costs more than the whole budget. Check both amounts.`,
  'all-projects-fit': () =>
    'All projects together cost less than the budget. If all were funded, write «fully_funded;1».',
  'selected-above-budget': ({ cost, budget }) =>
    `The selected projects cost ${cost} and the budget is ${budget}. Check the column «selected».`,
  'unused-budget': ({ what, left }) =>
    `The project «${what}» was not selected and fits in the ${left} that are left. Check the column «selected» and the rule.`,
  'selected-against-rule': ({ what, found, expected, rule }) =>
    `The project «${what}» has ${found} in «selected», and the rule «${rule}» gives ${expected}. Check the column and the rule.`,
  'ballot-limit': ({ key, limit, found, voter }) =>
    `The ballot «${voter}» has ${found}, and «${key}» is ${limit}. Check the ballot and the limit.`,
} satisfies CheckSentences;

const spanish = {
  'blank-lines': ({ count }) =>
    `El archivo tiene ${count} ${count === 1 ? 'línea' : 'líneas'} en blanco; aquí está la primera. Bórralas.`,
  'not-plain-utf8': ({ found }) =>
    `El archivo empieza con la marca de ${found}. Guárdalo como UTF-8 sin BOM.`,
  'unknown-key': ({ found }) => `El dato «${found}» no es del formato. Corrígelo o bórralo.`,
  'unknown-column': ({ found }) => `La columna «${found}» no es del formato. Corrígela o bórrala.`,
  'order-differs': ({ found, before }) =>
    `«${found}» está después de «${before}» y en el formato va antes. Cámbialo de lugar.`,
  'value-missing': ({ what }) => `«${what}» no tiene valor. Escríbelo.`,
  'value-not-valid': ({ what, found, expected }) =>
    `«${found}» no sirve para «${what}». Se esperaba: ${expected}.`,
  'dates-reversed': ({ begin, end }) =>
    `La votación termina (${end}) antes de empezar (${begin}). Corrige las fechas.`,
  'list-blanks': ({ what, found }) =>
    `La lista «${found}» de «${what}» tiene espacios entre sus elementos. Escríbela solo con comas.`,
  'no-votes-column': () =>
    'Los proyectos no tienen «votes» ni «score». Agrega una de las dos columnas.',
  'project-score-differs': ({ what, declared, found }) =>
    `El proyecto «${what}» declara ${declared} puntos y las papeletas dan ${found}. Corrige la columna «score».`,
  'project-without-votes': ({ what }) =>
    `Nadie votó por el proyecto «${what}». Revisa que haya estado en la papeleta.`,
  'free-project': ({ what }) => `El proyecto «${what}» no cuesta nada. Revisa su costo.`,
  'project-above-budget': ({ what }) =>
    `El proyecto «${what}» cuesta más que todo el monto. Revisa ambos montos.`,
  'all-projects-fit': () =>
    'Todos los proyectos juntos cuestan menos que el monto. Si se financiaron todos, escribe «fully_funded;1».',
  'selected-above-budget': ({ cost, budget }) =>
    `Los proyectos elegidos cuestan ${cost} y el monto es ${budget}. Revisa la columna «selected».`,
  'unused-budget': ({ what, left }) =>
    `El proyecto «${what}» no fue elegido y cabe en los ${left} que sobran. Revisa la columna «selected» y la regla.`,
  'selected-against-rule': ({ what, found, expected, rule }) =>
    `El proyecto «${what}» tiene ${found} en «selected» y la regla «${rule}» da ${expected}. Revisa la columna y la regla.`,
  'ballot-limit': ({ key, limit, found, voter }) =>
    `La papeleta «${voter}» tiene ${found} y «${key}» es ${limit}. Revisa la papeleta y el límite.`,
} satisfies CheckSentences;

/** As `problemSentence`, for what `checkPabulib` tells. */
export function checkSentence(problem: CheckProblem, locale: Locale): string {
  const table = locale === 'en' ? english : spanish;
  return Object.hasOwn(table, problem.code)
    ? sentenceOf(table, problem, locale)
    : problemSentence(problem as Parameters<typeof problemSentence>[0], locale);
}
