// The addresses of what is held about oneself.
import { definePath } from '../../../../platform/http/path.ts';

export const ownDataPath = definePath('/mis-datos', '/en/my-data');
export const ownDataFilePath = definePath('/mis-datos/mis-datos.json', '/en/my-data/my-data.json');
export const forgetPath = definePath('/mis-datos/borrar', '/en/my-data/erase');
