// What `minga-count --help` says of each verb, in both languages.
import type { Locale } from '../src/index.ts';
import type { Verb } from './command-line.ts';

const settings: Readonly<Record<Locale, string>> = {
  'es-CL': `Cómo se cuenta:
  --rule mes|greedy|bos|phragmen      partes iguales; más votos primero; partes iguales con
                                      sobregasto acotado; Phragmén secuencial (aprobación)
  --utility UTILIDAD                  cuánto vale un proyecto para quien lo apoya. Aprobación: cost
                                      (su costo) o cardinality (uno). Puntos: points o cost-points.
                                      Orden de preferencia: borda o cost-borda
  --completion none|greedy|add1|add1u qué se hace con lo que sobra (mes; bos: none o greedy)
  --endowment exact|floor             la parte de cada papeleta: exacta, o sin decimales (mes)
  --increment N                       paso de add1 y add1u, en unidades de la moneda (mes)
  --no-exhaustive-stop                add1 sigue aunque ya no quepa nada más (mes)
  --comparison none|satisfaction|exclusion
                                      si el resultado cede ante el de greedy (mes)
  --misfit skip|stop                  lo que no cabe se salta, o termina la cuenta (greedy, phragmen)
  --ties id|votes-cost-id|cost-votes-lot
                                      quién va primero en un empate exacto
  --lot ARCHIVO                       ids en el orden del sorteo, uno por línea o entre comas
  --minimum-score N                   votos (o puntos) que necesita un proyecto
  --minimum-share 1/3                 parte de papeletas × costo ÷ monto que necesita
  --conflicts a,b;c,d                 de cada grupo entra a lo más uno
  --together a,b;c,d                  pares que entran juntos o no entran (no en phragmen)
  --settings ARCHIVO.json             todo lo anterior, como sale en --json (settings)

Sin --rule cuenta con lo recomendado: mes, cost, add1u, votes-cost-id.
Con --rule, lo que no se dice queda simple: cost, none, id, incremento 1.
`,
  en: `How it is counted:
  --rule mes|greedy|bos|phragmen      Equal Shares; most votes first; Equal Shares with bounded
                                      overspending; sequential Phragmén (approvals)
  --utility UTILITY                   what a project is worth to a supporter. Approvals: cost (its
                                      cost) or cardinality (one). Points: points or cost-points.
                                      Rankings: borda or cost-borda
  --completion none|greedy|add1|add1u what happens to money left over (mes; bos: none or greedy)
  --endowment exact|floor             each ballot's share: exact, or without decimals (mes)
  --increment N                       step of add1 and add1u, in currency units (mes)
  --no-exhaustive-stop                add1 goes on although nothing else fits (mes)
  --comparison none|satisfaction|exclusion
                                      whether the outcome gives way to that of greedy (mes)
  --misfit skip|stop                  what does not fit is skipped, or ends it (greedy, phragmen)
  --ties id|votes-cost-id|cost-votes-lot
                                      who goes first in an exact tie
  --lot FILE                          ids in the order drawn, one a line or between commas
  --minimum-score N                   votes (or points) that a project needs
  --minimum-share 1/3                 part of ballots × cost ÷ budget that it needs
  --conflicts a,b;c,d                 of each group at most one is funded
  --together a,b;c,d                  pairs funded together or not at all (not in phragmen)
  --settings FILE.json                all of the above, as --json prints it (settings)

Without --rule it counts as recommended: mes, cost, add1u, votes-cost-id.
With --rule, what is not said stays plain: cost, none, id, increment 1.
`,
};

const contests: Readonly<Record<Locale, string>> = {
  'es-CL': `
Varios concursos en una votación, cada uno con su monto:
  --contests ARCHIVO.json             [{"name": …, "budget": …, "projects": [ids], "voters": "all"}];
                                      voters marked: solo las papeletas que marcaron algo de él
  --contests-of-file                  los que dice el archivo (budget_per_category o _neighborhood)
`,
  en: `
Several contests in one vote, each with its own amount:
  --contests FILE.json                [{"name": …, "budget": …, "projects": [ids], "voters": "all"}];
                                      voters marked: only ballots that marked something of it
  --contests-of-file                  those that the file tells (budget_per_category or _neighborhood)
`,
};

const everywhere: Readonly<Record<Locale, string>> = {
  'es-CL': `  --lang es|en                        idioma (es)
  --help                              esta ayuda
`,
  en: `  --lang es|en                        language (es)
  --help                              this help
`,
};

const ending: Readonly<Record<Locale, string>> = {
  'es-CL': `${everywhere['es-CL']}
Termina con 0, o con 2 y una frase si algo no se puede hacer.
`,
  en: `${everywhere.en}
Exits with 0, or with 2 and one sentence when something cannot be done.
`,
};

const spanish: Readonly<Record<Verb, string>> = {
  count: `minga-count ARCHIVO [opciones]
minga-count check ARCHIVO             revisa un archivo Pabulib
minga-count explain ARCHIVO PROYECTO  por qué entró o no entró un proyecto
minga-count compare ARCHIVO --with …  dos reglas lado a lado
(cada uno con --help dice más)

Cuenta una votación de presupuesto participativo, con aritmética exacta.
ARCHIVO es Pabulib (.pb, de cualquier tamaño) o la tabla de la plantilla (.csv).

  --json                              el resultado completo (esquema minga-count/1), con sus hashes
  --csv                               una fila por proyecto, para una planilla
  --pb                                la votación en Pabulib, con la columna selected
  --ranking                           agrega el orden de todos los proyectos (para leer, o en --json)
${ending['es-CL']}
${settings['es-CL']}${contests['es-CL']}`,
  check: `minga-count check ARCHIVO.pb [opciones]

Revisa un archivo de cualquier tamaño como lo hace Pabulib antes de publicarlo, y dice todo lo que
encuentra. Si hay errores, dice también qué no se pudo revisar por ellos.

${everywhere['es-CL']}
Termina con 0 si nada está mal, con 1 si encuentra algo, o con 2 y una frase si no se puede leer.
`,
  explain: `minga-count explain ARCHIVO PROYECTO [opciones]

Dice por qué el proyecto de ese id entró o no entró, con la plata de quién, dónde quedó la de
quienes lo apoyan, qué habría cambiado el resultado (cada respuesta se comprueba contando de
nuevo) y qué entra en su lugar si se retira. Con varios concursos, se explica en el suyo.

  --json                              lo mismo como datos (esquema minga-count-explain/1)
${ending['es-CL']}
${settings['es-CL']}${contests['es-CL']}`,
  compare: `minga-count compare ARCHIVO [opciones] --with [opciones]

Cuenta con dos reglas y las pone lado a lado: qué entra con cada una, y cuántas papeletas ganan
con una y con otra. Cómo se cuenta antes de --with es la regla A; después, la B. Las demás
opciones valen para todo, y van donde sea. Con varios concursos, cada uno se compara por su lado.
Ejemplo: minga-count compare votos.pb --rule mes --completion add1u --with --rule greedy

  --json                              lo mismo como datos (esquema minga-count-compare/1)
${ending['es-CL']}
${settings['es-CL']}${contests['es-CL']}`,
};

const english: Readonly<Record<Verb, string>> = {
  count: `minga-count FILE [options]
minga-count check FILE                checks a Pabulib file
minga-count explain FILE PROJECT      why a project was funded or not
minga-count compare FILE --with …     two rules side by side
(each says more with --help)

Counts a participatory budgeting vote in exact arithmetic.
FILE is Pabulib (.pb, of any size) or the table of the template (.csv).

  --json                              the whole outcome (schema minga-count/1), with its hashes
  --csv                               a row per project, for a spreadsheet
  --pb                                the vote as Pabulib, with the column selected
  --ranking                           adds the order of all projects (for reading, or in --json)
${ending.en}
${settings.en}${contests.en}`,
  check: `minga-count check FILE.pb [options]

Checks a file of any size as Pabulib does before it publishes one, and tells all it finds. If there
are errors, it also tells what could not be checked because of them.

${everywhere.en}
Exits with 0 if nothing is wrong, 1 if it finds something, 2 and one sentence if it cannot be read.
`,
  explain: `minga-count explain FILE PROJECT [options]

Tells why the project of that id was funded or not, with whose money, where that of its supporters
went, what would have changed it (each answer is verified by counting again), and what enters in
its place if it is taken out. With several contests it is explained within its own.

  --json                              the same as data (schema minga-count-explain/1)
${ending.en}
${settings.en}${contests.en}`,
  compare: `minga-count compare FILE [options] --with [options]

Counts by two rules and puts them side by side: what each funds, and how many ballots gain with
one and with the other. How it is counted before --with is rule A; after it, rule B. The other
options hold for all, and stand anywhere. With several contests each is compared on its own.
Example: minga-count compare votes.pb --rule mes --completion add1u --with --rule greedy

  --json                              the same as data (schema minga-count-compare/1)
${ending.en}
${settings.en}${contests.en}`,
};

export function helpOf(verb: Verb, locale: Locale): string {
  return (locale === 'en' ? english : spanish)[verb];
}
