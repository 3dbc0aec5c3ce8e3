// Where the registry of experiences is on the site.
import { definePath } from '../../../../platform/http/path.ts';

export const experiencesPath = definePath('/experiencias', '/en/experiences');
export const experiencePath = definePath('/experiencias/:id', '/en/experiences/:id');
export const experiencesCsvPath = definePath('/datos/experiencias.csv');
export const experiencesJsonPath = definePath('/datos/experiencias.json');
export const importedProjectsCsvPath = definePath('/datos/proyectos-importados.csv');
export const importedProjectsJsonPath = definePath('/datos/proyectos-importados.json');
