// The spreadsheet of ballots for one contest, with its list in place: only the ballots are to be typed.
import { m } from '#words';
import { countedProjects, idOf, type OfficialTerms } from './official-terms.ts';

/** Words that the reader of tables knows. */
const kindCells = {
  approval: 'aprobacion',
  'choose-1': 'uno',
  ordinal: 'ranking',
  cumulative: 'puntos',
  scoring: 'puntaje',
} as const;

/** The bytes of an .xlsx with the sheets Datos, Proyectos and Votos, and one that says how to fill them in. */
export async function ballotsWorkbook(
  terms: OfficialTerms,
  locale: 'es-CL' | 'en',
): Promise<Uint8Array<ArrayBuffer>> {
  const { Workbook } = (await import('exceljs')).default;
  const workbook = new Workbook();
  const { ballot } = terms;
  const hasPoints = ballot.kind === 'cumulative' || ballot.kind === 'scoring';
  const help = workbook.addWorksheet(m.count_template_sheet({}, { locale }));
  for (const line of [
    m.count_bring_template_note({}, { locale }),
    hasPoints
      ? m.count_bring_template_points({}, { locale })
      : m.count_bring_template_list({}, { locale }),
    m.count_bring_template_tables({}, { locale }),
  ]) {
    help.addRow([line]);
  }
  help.getColumn(1).width = 100;
  help.getColumn(1).alignment = { wrapText: true, vertical: 'top' };
  const sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
    Datos: [
      ['Dato', 'Valor'],
      ['Nombre', `${terms.contest}, ${terms.edition}`],
      ['Monto', terms.amountClp],
      ['Tipo de voto', kindCells[ballot.kind]],
    ],
    Proyectos: [
      ['id', 'nombre', 'costo'],
      ...countedProjects(terms).map(({ number, name, costClp }) => [
        idOf(number, terms),
        name,
        costClp,
      ]),
    ],
    Votos: [['papeleta', 'proyectos', ...(hasPoints ? ['puntos'] : []), 'mesa']],
  };
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for (const row of rows) sheet.addRow([...row]);
    sheet.getRow(1).font = { bold: true };
    for (const column of sheet.columns) {
      column.width = 22;
      // Text, so that a list of projects such as 1,2 is not taken for a number, and 07 keeps its zero.
      if (name === 'Votos') column.numFmt = '@';
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
