// Where the registry of experiences is on the site.
import { definePath } from '../../../../platform/http/path.ts';

export const experiencesPath = definePath('/experiencias', '/en/experiences');
export const experiencePath = definePath('/experiencias/:id', '/en/experiences/:id');
export const experiencesCsvPath = definePath('/datos/experiencias.csv');
export const experiencesJsonPath = definePath('/datos/experiencias.json');
