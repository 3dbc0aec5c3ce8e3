// The public addresses of lots: their list, the page of each, and what a machine needs to draw it again.
import { isUuid } from '@minga/basics';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findInstitution } from '../../institutions/index.ts';
import { lotToJson } from '../rules/lot-json.ts';
import { countLots, findLot, type LotRow, listLots, lotsOfSameList } from '../store/lots.ts';
import { institutionIn } from './document-list.ts';
import { lotPage } from './lot-page.tsx';
import { lotsPage } from './lots-page.tsx';
import { lotJsonPath, lotPath, lotsPath } from './paths.ts';
import { notHerePage } from './staff-parts.tsx';

export function lotRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer: (ask) => answer(house, ask) });
  return [get(lotsPath, answerList), get(lotPath, answerOne), get(lotJsonPath, answerJson)];
}

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const slug = institutionIn(ask.query);
  const institution = slug === undefined ? undefined : await findInstitution(db, slug);
  const count = await countLots(db, institution?.slug);
  const paged = pagedOf(count, askedPage(ask.query));
  const lots = await listLots(db, { institution: institution?.slug, ...paged });
  return lotsPage({ institution, lots, count, paged, now: clock.now() });
}

/** The lot of an address, if it names one. */
export async function lotOf(db: House['db'], id: string | undefined): Promise<LotRow | undefined> {
  return isUuid(id) ? findLot(db, id) : undefined;
}

async function answerOne(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const lot = await lotOf(db, ask.params.lot);
  if (lot === undefined) return notHerePage();
  const now = clock.now();
  const [others, sheets] = await Promise.all([
    lotsOfSameList(db, lot),
    lot.signedFileId === undefined ? [] : readFiles(db, [lot.signedFileId]),
  ]);
  return lotPage({
    lot,
    json: lotToJson(lot, now),
    others,
    signedSheet: sheets[0],
    isDemonstration: !house.isProduction,
    now,
  });
}

async function answerJson({ db, clock }: House, ask: Ask): Promise<Answer> {
  const lot = await lotOf(db, ask.params.lot);
  if (lot === undefined) return Response.json({ error: 'not-found' }, { status: 404 });
  return Response.json(lotToJson(lot, clock.now()), { headers: { 'cache-control': 'no-store' } });
}
