// Where the staff of a municipality keeps the parts and landmarks of its comuna, and that of the national body the values of units.
import { definePath } from '../../../../../platform/http/path.ts';

export const territoryDeskPaths = {
  list: definePath('/gestion/:institution/sectores', '/en/manage/:institution/sectors'),
  add: definePath('/gestion/:institution/sectores/nuevo', '/en/manage/:institution/sectors/new'),
  file: definePath('/gestion/:institution/sectores/importar', '/en/manage/:institution/sectors/import'), // biome-ignore format: one place
  csv: definePath('/gestion/:institution/sectores/plantilla.csv', '/en/manage/:institution/sectors/template.csv'), // biome-ignore format: one place
  xlsx: definePath('/gestion/:institution/sectores/plantilla.xlsx', '/en/manage/:institution/sectors/template.xlsx'), // biome-ignore format: one place
  one: definePath('/gestion/:institution/sectores/:id', '/en/manage/:institution/sectors/:id'),
  retire: definePath('/gestion/:institution/sectores/:id/retirar', '/en/manage/:institution/sectors/:id/retire'), // biome-ignore format: one place
  restore: definePath('/gestion/:institution/sectores/:id/reponer', '/en/manage/:institution/sectors/:id/restore'), // biome-ignore format: one place
} as const;

export type DeskPaths = typeof territoryDeskPaths | typeof landmarkDeskPaths;

export const landmarkDeskPaths = {
  list: definePath('/gestion/:institution/hitos', '/en/manage/:institution/landmarks'),
  add: definePath('/gestion/:institution/hitos/nuevo', '/en/manage/:institution/landmarks/new'),
  file: definePath('/gestion/:institution/hitos/importar', '/en/manage/:institution/landmarks/import'), // biome-ignore format: one place
  csv: definePath('/gestion/:institution/hitos/plantilla.csv', '/en/manage/:institution/landmarks/template.csv'), // biome-ignore format: one place
  xlsx: definePath('/gestion/:institution/hitos/plantilla.xlsx', '/en/manage/:institution/landmarks/template.xlsx'), // biome-ignore format: one place
  one: definePath('/gestion/:institution/hitos/:id', '/en/manage/:institution/landmarks/:id'),
  retire: definePath('/gestion/:institution/hitos/:id/retirar', '/en/manage/:institution/landmarks/:id/retire'), // biome-ignore format: one place
  restore: definePath('/gestion/:institution/hitos/:id/reponer', '/en/manage/:institution/landmarks/:id/restore'), // biome-ignore format: one place
} as const;

export const unitValueDeskPath = definePath(
  '/gestion/:institution/valores',
  '/en/manage/:institution/unit-values',
);
