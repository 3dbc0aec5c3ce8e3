// What everybody reads of the sanction: of an edition, and of the whole country.
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findPublicEdition, unknownEdition } from '../../../edition/editions/index.ts';
import { dayIn, typedText } from '../../../ground/territories/rules/index.ts';
import { listSanctions } from '../store/public-sanctions.ts';
import { countSanctions, readPublicState } from '../store/public-state.ts';
import { readSubmissions } from '../store/submissions.ts';
import { allSanctionsPage } from './all-sanctions-page.tsx';
import { allSanctionsPath, sanctionPath } from './paths.ts';
import { sanctionPage } from './public-page.tsx';

const PAGE_ROWS = 50;

export function publicRoutes(house: House): readonly Route[] {
  const get = { audience: 'public', method: 'get' } as const;
  return [
    route({ ...get, path: sanctionPath, answer: (ask) => answerEdition(house, ask) }),
    route({ ...get, path: allSanctionsPath, answer: (ask) => answerAll(house, ask) }),
  ];
}

async function answerEdition(house: House, ask: Ask): Promise<Answer> {
  const { db, clock, publicUrl } = house;
  const { institution, edition: slug } = ask.params;
  const edition = await findPublicEdition(db, typedText(institution), typedText(slug));
  if (edition === undefined) return unknownEdition(house, ask);
  const [submissions, state] = await Promise.all([
    readSubmissions(db, edition.id),
    readPublicState(db, edition.id),
  ]);
  const today = dayIn(edition.place.timeZone, clock.now());
  return sanctionPage({ edition, submissions, state, today, publicUrl });
}

async function answerAll({ db }: House, { query }: Ask): Promise<Answer> {
  const asked = {
    institution: query.get('institucion') ?? undefined,
    edition: query.get('edicion') ?? undefined,
  };
  const paged = pagedOf(await countSanctions(db, asked), askedPage(query), PAGE_ROWS);
  return allSanctionsPage({ lines: await listSanctions(db, asked, paged), paged, asked });
}
