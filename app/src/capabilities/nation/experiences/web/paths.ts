// Where the registry of experiences is on the site.
import { definePath } from '../../../../platform/http/path.ts';

export const experiencesPath = definePath('/experiencias', '/en/experiences');
export const comparisonPath = definePath('/experiencias/comparar', '/en/experiences/compare');
export const experiencePath = definePath('/experiencias/:id', '/en/experiences/:id');
export const experiencesCsvPath = definePath('/datos/experiencias.csv');
export const experiencesJsonPath = definePath('/datos/experiencias.json');
export const importedProjectsCsvPath = definePath('/datos/proyectos-importados.csv');
export const importedProjectsJsonPath = definePath('/datos/proyectos-importados.json');
export const comparisonFilePaths = {
  csv: definePath('/datos/comparacion.csv'),
  json: definePath('/datos/comparacion.json'),
};
export const situationPath = definePath('/situacion', '/en/situation');
export const situationFilePaths = {
  comunas: { csv: definePath('/datos/situacion.csv'), json: definePath('/datos/situacion.json') },
  budgets: {
    csv: definePath('/datos/situacion-cifras.csv'),
    json: definePath('/datos/situacion-cifras.json'),
  },
  regions: {
    csv: definePath('/datos/situacion-regiones.csv'),
    json: definePath('/datos/situacion-regiones.json'),
  },
};
