// The invented price list of Ancud: no figure of it is a real one, and each says so.
import type { PriceWritten } from '../rules/prices.ts';
import { codeOfName } from '../rules/prices.ts';
import type { Theme } from '../rules/themes.ts';

type Row = readonly [
  name: string,
  unit: string,
  lowClp: number,
  highClp: number,
  theme: Theme | null,
];

const rows: readonly Row[] = [
  ['Vereda de hormigón', 'm²', 34_000, 42_000, 'streets'],
  ['Baldosa podotáctil', 'm²', 48_000, 58_000, 'streets'],
  ['Baranda metálica', 'metro lineal', 60_000, 78_000, 'streets'],
  ['Rampa accesible', 'unidad', 520_000, 700_000, 'streets'],
  ['Escaño de madera nativa', 'unidad', 240_000, 320_000, 'green-areas'],
  ['Árbol nativo plantado', 'unidad', 35_000, 55_000, 'green-areas'],
  ['Pavimento de adocreto', 'm²', 30_000, 38_000, 'green-areas'],
  ['Cama de cultivo elevada', 'unidad', 150_000, 210_000, 'green-areas'],
  ['Compostera comunitaria', 'unidad', 280_000, 360_000, 'green-areas'],
  ['Invernadero', 'm²', 55_000, 70_000, 'green-areas'],
  ['Luminaria solar LED con poste', 'unidad', 950_000, 1_250_000, 'lighting'],
  ['Luminaria interior LED', 'unidad', 75_000, 110_000, 'lighting'],
  ['Techumbre metálica', 'm²', 95_000, 120_000, null],
  ['Canaleta y bajada de aguas', 'metro lineal', 24_000, 32_000, null],
  ['Carpeta de hormigón afinado', 'm²', 26_000, 33_000, 'sport'],
  ['Arco con aro', 'unidad', 1_050_000, 1_400_000, 'sport'],
  ['Cierre perimetral', 'metro lineal', 52_000, 70_000, 'safety'],
  ['Ciclovía con demarcación', 'metro lineal', 28_000, 37_000, 'transport'],
  ['Paradero techado', 'unidad', 3_600_000, 4_400_000, 'transport'],
  ['Señal vertical', 'unidad', 110_000, 150_000, 'transport'],
  ['Columpio inclusivo', 'unidad', 2_100_000, 2_700_000, 'care'],
  ['Suelo de caucho', 'm²', 44_000, 58_000, 'care'],
  ['Estanque de 1.000 litros', 'unidad', 115_000, 155_000, 'water'],
  ['Estanque de 5.000 litros con canaletas', 'unidad', 1_350_000, 1_700_000, 'water'],
  ['Hora de taller', 'hora', 18_000, 26_000, null],
];

export const inventedPrices = (valuedOn: string): readonly PriceWritten[] =>
  rows.map(([name, unit, lowClp, highClp, theme]) => ({
    ...{ code: codeOfName(name), name, theme, unit, lowClp, highClp, valuedOn },
    source: 'Precio inventado para la demostración',
  }));
