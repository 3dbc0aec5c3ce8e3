// An example of the simple layout, to be downloaded and overwritten: every row of it is invented.
import { joinCells } from './delimited-rows.ts';

const sheets = {
  Datos: [
    ['clave', 'valor'],
    ['nombre', 'EJEMPLO: reemplaza todo por tu votación'],
    ['comuna', 'Ejemplo'],
    ['año', '2026'],
    ['monto', '20000000'],
    ['moneda', 'CLP'],
  ],
  Proyectos: [
    ['id', 'nombre', 'costo', 'sector', 'categoria', 'latitud', 'longitud'],
    ['P01', 'Ejemplo: luminarias en la plaza', '8900000', 'Centro', 'Seguridad', '', ''],
    ['P02', 'Ejemplo: juegos inclusivos', '12500000', 'Norte', 'Infancia', '', ''],
    ['P03', 'Ejemplo: paradero techado', '1800000', 'Rural', 'Transporte', '', ''],
  ],
  Votos: [
    ['voto_id', 'proyectos'],
    ['V0001', 'P01,P03'],
    ['V0002', 'P02'],
    ['V0003', 'P01,P02,P03'],
    ['V0004', ''],
  ],
} as const;

export type TemplateSheets = Readonly<
  Record<'Datos' | 'Proyectos' | 'Votos', readonly (readonly string[])[]>
>;

/** The three sheets of the template, headings first. */
export function tableTemplateSheets(): TemplateSheets {
  return sheets;
}

/** The same as one CSV with `;`, CRLF and a BOM, so that Excel in Chile opens it with its accents. */
export function tableTemplateCsv(): string {
  const lines = Object.entries(sheets).flatMap(([title, rows]) => [
    title.toUpperCase(),
    ...rows.map((row) => joinCells(row, ';')),
  ]);
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
