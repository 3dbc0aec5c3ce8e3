// The sentence of each problem in the Spanish of Chile.
import type { Place } from '../reading/problems.ts';
import type { FileKind } from '../reading/sniff.ts';
import { describePlace, type SentenceTable } from './sentence-table.ts';

export function placeInSpanish(place: Place): string {
  return describePlace(place, { line: 'Línea', row: 'fila', sheet: 'Hoja', column: 'columna' });
}

const kinds: Readonly<Partial<Record<FileKind, string>>> = {
  xlsx: 'una planilla de Excel',
  xls: 'una planilla de Excel antigua (.xls): guárdala como .xlsx o .csv',
  zip: 'un archivo comprimido (ZIP): descomprímelo primero',
  office: 'un documento de Word u otro archivo de Office',
  pdf: 'un PDF',
  html: 'una página web',
  image: 'una imagen',
  json: 'un archivo JSON',
};

function amountOf(what: string): string {
  return what === 'budget' ? 'el monto total (budget)' : `el costo del proyecto «${what}»`;
}

function ballotOf(voter: string): string {
  return voter === '' ? 'la papeleta' : `la papeleta «${voter}»`;
}

export const spanish = {
  'not-a-table': ({ kind }) =>
    `El archivo no es una votación: parece ${kinds[kind] ?? 'un archivo binario'}. Se esperaba un archivo Pabulib (.pb) o la tabla de la plantilla (.csv; en la página, también .xlsx).`,
  'not-pabulib': ({ found }) =>
    `El archivo empieza con «${found}» y se esperaba la palabra META, con que parte todo archivo Pabulib. Revisa que sea el archivo de la votación.`,
  'empty-file': () => 'El archivo está vacío. Elige el archivo con los proyectos y los votos.',
  'file-too-large': ({ bytes, limit }) =>
    `El archivo pesa ${megabytes(bytes)} MB y el máximo es ${megabytes(limit)} MB. Revisa que sea la votación y no un respaldo completo.`,
  'not-utf8': () =>
    'El archivo no está en UTF-8; se leyó como Windows-1252. Revisa que los acentos se vean bien o guárdalo como «CSV UTF-8».',
  'unclosed-quote': () =>
    'Se abre una comilla (") que nunca se cierra. Ciérrala o escribe dos comillas seguidas ("") si es parte del texto.',
  'missing-section': ({ expected }) =>
    `Falta el bloque ${expected}. Agrega una línea con la palabra ${expected}, y debajo sus columnas y sus filas.`,
  'repeated-section': ({ found }) => `El bloque ${found} aparece dos veces. Deja uno solo.`,
  'missing-column': ({ expected }) =>
    `Falta la columna «${expected}». Agrégala en la fila de encabezados.`,
  'repeated-column': ({ found }) =>
    `La columna «${found}» aparece dos veces. Deja una sola o cámbiale el nombre.`,
  'extra-cells': ({ found, expected }) =>
    `La fila tiene ${found} celdas y los encabezados son ${expected}. Si un texto lleva el separador, ponlo entre comillas.`,
  'missing-key': ({ expected }) =>
    `Falta el dato «${expected}». Agrega una línea «${expected};valor».`,
  'repeated-key': ({ found }) =>
    `El dato «${found}» aparece dos veces; vale el primero. Borra el otro.`,
  'unknown-vote-type': ({ found }) =>
    `El tipo de voto «${found}» no existe. Se esperaba approval, choose-1, ordinal, cumulative o scoring.`,
  'default-score-not-counted': ({ found }) =>
    `El archivo da ${found} puntos a cada proyecto que una papeleta no nombra (default_score), y eso no se cuenta. Escribe los puntos de cada proyecto en cada papeleta y deja default_score en 0.`,
  'no-projects': () =>
    'No hay ningún proyecto. Agrega una fila por proyecto, con su id y su costo.',
  'too-many-projects': ({ found, limit }) =>
    `Hay ${found} proyectos y el máximo es ${limit}. Revisa que las filas de votos no estén entre los proyectos.`,
  'no-ballots': () => 'No hay ninguna papeleta. Agrega una fila por papeleta.',
  'missing-project-id': () =>
    'El proyecto no tiene id. Ponle uno que no se repita, por ejemplo P01.',
  'repeated-project': ({ found, firstLine }, place) =>
    `El proyecto «${found}» ya está en la ${place.sheet === undefined ? 'línea' : 'fila'} ${firstLine}. Cada proyecto va una sola vez y con un id distinto.`,
  'repeated-voter': ({ found, firstLine }, place) =>
    `El votante «${found}» ya está en la ${place.sheet === undefined ? 'línea' : 'fila'} ${firstLine}; se contaron ambas papeletas. Si es la misma persona, deja una.`,
  'unknown-project': ({ found, voter }) =>
    `En ${ballotOf(voter)} está el proyecto «${found}», que no está en la lista de proyectos. Corrige el id o agrega el proyecto.`,
  'repeated-choice': ({ found, voter }) =>
    `En ${ballotOf(voter)} el proyecto «${found}» está repetido; se contó una sola vez. Borra la repetición.`,
  'too-many-choices': ({ found, limit, voter }) =>
    `En ${ballotOf(voter)} hay ${found} proyectos marcados y el máximo es ${limit}; se contaron todos. Si esa papeleta es nula, bórrala.`,
  'points-count-differs': ({ points, choices, voter }) =>
    `En ${ballotOf(voter)} los proyectos son ${choices} y los puntos ${points}. Escribe tantos puntos como proyectos, en el mismo orden.`,
  'points-not-whole': ({ found, what, voter }) =>
    `En ${ballotOf(voter)} el proyecto «${what}» tiene «${found}». Se esperaba un número entero desde 0, de hasta 9 cifras.`,
  'repeated-rank': ({ found, voter }) =>
    `En ${ballotOf(voter)} hay dos proyectos en el lugar ${found}. Da a cada uno su propio lugar.`,
  'amount-missing': ({ what }) =>
    `Falta ${amountOf(what)}. Escribe un número, por ejemplo 1500000.`,
  'amount-not-number': ({ what, found }) =>
    `No se entiende ${amountOf(what)}: «${found}». Se esperaba un número, por ejemplo 1500000.`,
  'amount-negative': ({ what, found }) =>
    `No puede ser negativo ${amountOf(what)}: «${found}». Escribe un número desde cero.`,
  'amount-absurd': ({ what, found }) =>
    `Es demasiado grande o tiene demasiados decimales ${amountOf(what)}: «${found}». Se esperaban hasta 15 cifras y 9 decimales.`,
  'amount-ambiguous': ({ what, found }) =>
    `Es ambiguo ${amountOf(what)}: «${found}» puede ser miles o decimales. Escríbelo sin separadores, por ejemplo ${found.replaceAll(/\D/g, '')}.`,
  'amount-like-thousands': ({ what, found }) =>
    `Parece escrito con miles ${amountOf(what)}: «${found}» se leyó como ${found.trim().slice(0, -4)} y decimales, como en todo archivo Pabulib. Si son miles, escribe ${found.replaceAll(/\D/g, '')}.`,
  'decimal-comma': ({ what, found }) =>
    `Tiene coma decimal ${amountOf(what)}: «${found}»; se leyó como decimales. En un archivo Pabulib se espera un punto.`,
  'budget-zero': () => 'El monto total (budget) es cero. Escribe el monto que se reparte.',
  'withdrawn-project': ({ what }) =>
    `El proyecto «${what}» cuesta 999999999, que en Pabulib marca un proyecto retirado; se cuenta con ese costo.`,
  'projects-count-differs': ({ declared, found }) =>
    `El archivo declara ${declared} proyectos y tiene ${found}. Revisa que esté completo.`,
  'votes-count-differs': ({ declared, found }) =>
    `El archivo declara ${declared} papeletas y tiene ${found}. Revisa que esté completo.`,
  'project-votes-differ': ({ what, declared, found }) =>
    `El proyecto «${what}» declara ${declared} votos y en las papeletas hay ${found}; valen las papeletas.`,
  'unknown-project-column': ({ found }) =>
    `La columna «${found}» no es un proyecto de la lista ni una columna conocida. Corrige el encabezado o agrega el proyecto.`,
  'mark-not-understood': ({ found, voter }) =>
    `En ${ballotOf(voter)} no se entiende la marca «${found}». Se esperaba 1, x o sí, o la celda vacía.`,
  'list-became-number': ({ found, voter }) =>
    `En ${ballotOf(voter)} la planilla convirtió la lista en el número ${found}. Da formato de texto a la columna y escribe la lista de nuevo.`,
  'setting-unknown': ({ setting, found, expected }) =>
    `«${found}» no sirve para ${setting}. Se esperaba uno de estos: ${expected}.`,
  'setting-not-for-rule': ({ setting, rule }) =>
    `La opción ${setting} no tiene sentido con la regla ${rule}. Quítala o elige otra regla.`,
  'setting-not-for-votes': ({ setting, found, voteType, expected }) =>
    `«${found}» no sirve como ${setting} en votos de tipo ${voteType}. Se esperaba uno de estos: ${expected}.`,
  'settings-not-json': ({ found }) =>
    `Las opciones no son un objeto JSON: «${found}». Usa el texto que viene con un resultado.`,
  'minimum-not-whole': ({ found }) =>
    `El mínimo «${found}» no es un número entero de votos o puntos. Escribe uno desde 0, de hasta 15 cifras.`,
  'share-not-usable': ({ found }) =>
    `La proporción mínima «${found}» no sirve. Escribe una fracción o un decimal mayor que cero, por ejemplo 1/3 o 0,25.`,
  'list-not-understood': ({ setting, found }) =>
    `No se entiende la lista de ${setting}: «${found}». Separa los id con comas y los grupos con punto y coma.`,
  'setting-unknown-project': ({ setting, found }) =>
    `La lista de ${setting} nombra el proyecto «${found}», que no existe. Corrige el id.`,
  'setting-repeats-project': ({ setting, found }) =>
    `La lista de ${setting} nombra dos veces el proyecto «${found}». Nómbralo una sola vez.`,
  'lot-incomplete': ({ missing }) =>
    `Falta el proyecto «${missing}» en el sorteo. Pon todos los proyectos, en el orden en que salieron.`,
  'lot-without-meaning': ({ found }) =>
    `Hay un sorteo, pero los empates se resuelven por ${found}. Elige cost-votes-lot o quita el sorteo.`,
  'group-too-small': ({ found }) =>
    `Un grupo de proyectos excluyentes necesita dos o más, y este tiene solo «${found}». Agrega los demás.`,
  'pair-not-two': ({ found }) =>
    `Solo se pueden financiar juntos de a dos, y este grupo es «${found}». Deja exactamente dos proyectos.`,
  'pair-in-conflict': ({ first, second }) =>
    `«${first}» y «${second}» deben ir juntos y a la vez son excluyentes. Deja una de las dos cosas.`,
  'pair-costs-too-apart': ({ first, second }) =>
    `Los costos de «${first}» y «${second}» son demasiado distintos para contarlos juntos por costo. Redondéalos o cuenta con otra utilidad.`,
  'contests-not-understood': ({ found }) =>
    `No se entienden los concursos: «${found}». Se esperaba una lista, cada uno con name, budget, projects y voters (all o marked).`,
  'contest-unknown-project': ({ contest, found }) =>
    `El concurso «${contest}» nombra el proyecto «${found}», que no existe. Corrige el id.`,
  'contest-repeats-project': ({ contest, found }) =>
    `El proyecto «${found}» del concurso «${contest}» ya estaba nombrado. Déjalo en un solo concurso y una vez.`,
  'contest-without-projects': ({ contest }) =>
    `El concurso «${contest}» no tiene proyectos. Agrégalos o borra el concurso.`,
  'contest-without-budget': ({ contest }) =>
    `El concurso «${contest}» no tiene un monto que se pueda leer. Escribe uno mayor que cero.`,
  'contest-without-ballots': ({ contest }) =>
    `Ninguna papeleta eligió algo del concurso «${contest}». Haz que participen todos los votantes o bórralo.`,
  'project-without-contest': ({ missing }) =>
    `El proyecto «${missing}» no está en ningún concurso. Ponlo en uno.`,
  'contests-above-budget': ({ total, budget }) =>
    `Los montos de los concursos suman ${total} y el de la votación es ${budget}. Bájalos.`,
  'group-across-contests': ({ found }) =>
    `Hay proyectos que dependen unos de otros en concursos distintos: «${found}». Ponlos en el mismo.`,
  'increment-not-usable': ({ found, smallest }) =>
    `El incremento «${found}» no sirve. Se esperaba un múltiplo de ${smallest} mayor que cero.`,
} satisfies SentenceTable;

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
