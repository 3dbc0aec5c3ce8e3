// Door 3: the addresses of the room, from the page that counts to the files that one takes away.
import { route } from '../../../../platform/http/route.ts';
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { choiceFrom } from '../rules/choice.ts';
import { formOverheadBytes, uploadBytes } from '../rules/limits.ts';
import { answerExample, answerExampleFile } from './answer-example.ts';
import { answerResultFile } from './answer-result-file.ts';
import { answerTemplateCsv, answerTemplateXlsx } from './answer-template.ts';
import { answerErase, answerRecount, answerUpload, answerUploaded } from './answer-upload.ts';
import { bringRoutes } from './bring-routes.ts';
import { countPage } from './count-page.tsx';
import { objectRoutes } from './object-routes.ts';
import { objectionDeskRoutes } from './objection-desk-routes.ts';
import { objectionRoutes } from './objection-routes.ts';
import { answerCheck, officialResultRoutes } from './official-result-routes.ts';
import {
  countPath,
  erasePath,
  exampleFilePath,
  examplePath,
  recountPath,
  resultPaths,
  templateCsvPath,
  templateXlsxPath,
  uploadPath,
  verifyPath,
} from './paths.ts';
import { openingRoutes } from './sealed/opening-routes.tsx';
import { recordRoutes } from './sealed/record-routes.tsx';
import { verifyPage } from './verify-page.tsx';

const toAll = { audience: 'public' } as const;

const toolRoutes: RoutesOfRoom = (house) => [
  route({
    ...toAll,
    method: 'get',
    path: countPath,
    answer: (ask) => {
      const result = ask.query.get('resultado');
      if (result !== null) return answerCheck(house, result);
      return countPage({ choice: choiceFrom(ask.query), isErased: ask.query.has('borrado') });
    },
  }),
  route({ ...toAll, method: 'get', path: verifyPath, answer: () => verifyPage() }),
  ...uploadRoutes(house),
];

const uploadRoutes: RoutesOfRoom = ({ db, publicUrl }) => [
  route({
    ...toAll,
    method: 'post',
    path: countPath,
    maxBodyBytes: uploadBytes + formOverheadBytes,
    answer: (ask) => answerUpload(db, ask),
  }),
  route({
    ...toAll,
    method: 'get',
    path: examplePath,
    answer: (ask) => answerExample(ask, publicUrl),
  }),
  route({ ...toAll, method: 'get', path: exampleFilePath, answer: answerExampleFile }),
  route({ ...toAll, method: 'get', path: templateCsvPath, answer: answerTemplateCsv }),
  route({ ...toAll, method: 'get', path: templateXlsxPath, answer: answerTemplateXlsx }),
  route({
    ...toAll,
    method: 'get',
    path: uploadPath,
    answer: (ask) => answerUploaded(db, ask, publicUrl),
  }),
  route({
    ...toAll,
    method: 'post',
    path: recountPath,
    answer: (ask) => answerRecount(db, ask),
  }),
  route({ ...toAll, method: 'post', path: erasePath, answer: (ask) => answerErase(db, ask) }),
  ...(['json', 'csv', 'pb'] as const).map((format) =>
    route({
      ...toAll,
      method: 'get',
      path: resultPaths[format],
      answer: (ask) => answerResultFile(db, ask, format),
    }),
  ),
];

export const routes: RoutesOfRoom = (house) => [
  ...toolRoutes(house),
  ...bringRoutes(house),
  ...officialResultRoutes(house),
  ...objectRoutes(house),
  ...objectionRoutes(house),
  ...objectionDeskRoutes(house),
  ...recordRoutes(house),
  ...openingRoutes(house),
];
