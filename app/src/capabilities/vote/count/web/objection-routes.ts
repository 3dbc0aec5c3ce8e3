// What everybody reads of objections: of an edition, one of them, and of the whole country; and taking one's own back.
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import {
  findPublicEdition,
  type PublicEdition,
  unknownEdition,
} from '../../../edition/editions/index.ts';
import { dayIn, typedText } from '../../../ground/territories/rules/index.ts';
import { votesOf } from '../actions/objected-vote.ts';
import { withdrawObjection } from '../actions/withdraw-objection.ts';
import { parseObjectionName } from '../rules/objection.ts';
import { findObjection, listObjections, type Objection } from '../store/objections.ts';
import { countAllObjections, listAllObjections } from '../store/public-objections.ts';
import { allObjectionsPage } from './all-objections-page.tsx';
import { addressOf, refusedObjection } from './objection-parts.tsx';
import {
  allObjectionsPath,
  objectionPath,
  objectionsPath,
  withdrawPath,
} from './objection-paths.ts';
import { objectionPage, objectionsPage } from './objections-page.tsx';

const PAGE_ROWS = 50;

export function objectionRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer });
  return [
    get(objectionsPath, (ask) => answerList(house, ask)),
    get(objectionPath, (ask) => answerOne(house, ask)),
    get(allObjectionsPath, (ask) => answerAll(house, ask)),
    route({
      ...{ audience: { act: 'count/object' }, method: 'post', path: withdrawPath },
      answer: (ask) => answerWithdrawn(house, ask),
    }),
  ];
}

const unknown = () => refusedObjection({ code: 'count/objection-unknown' });

function editionOf({ db }: House, { params }: Ask): Promise<PublicEdition | undefined> {
  return findPublicEdition(db, typedText(params.institution), typedText(params.edition));
}

async function answerList(house: House, ask: Ask): Promise<Answer> {
  const edition = await editionOf(house, ask);
  if (edition === undefined) return unknownEdition(house, ask);
  const { db, clock } = house;
  const now = clock.now();
  const [votes, objections] = await Promise.all([
    votesOf(db, edition),
    listObjections(db, edition.id),
  ]);
  const today = dayIn(edition.place.timeZone, now);
  return objectionsPage({ edition, votes, objections, today, now });
}

interface FoundObjection {
  readonly edition: PublicEdition;
  readonly objection: Objection;
}

async function foundBy(house: House, ask: Ask): Promise<FoundObjection | undefined> {
  const named = parseObjectionName(ask.params.number ?? '');
  const edition = named && (await editionOf(house, ask));
  const objection = edition && (await findObjection(house.db, edition.id, named));
  return edition === undefined || objection === undefined ? undefined : { edition, objection };
}

async function answerOne(house: House, ask: Ask): Promise<Answer> {
  const found = await foundBy(house, ask);
  if (found === undefined) return unknown();
  const { edition, objection } = found;
  const { db, clock } = house;
  const isAuthor = ask.actor !== undefined && ask.actor.personId === objection.personId;
  const { fileId } = objection;
  const [votes, files] = await Promise.all([
    votesOf(db, edition),
    isAuthor && fileId !== null ? readFiles(db, [fileId]) : [],
  ]);
  const contest = votes.find(({ contest: one }) => one.id === objection.contestId)?.contest;
  return objectionPage({
    ...{ edition, objection, contest: contest?.name ?? '', isAuthor, evidence: files[0] },
    today: dayIn(edition.place.timeZone, clock.now()),
    done: ask.query.get('hecho') ?? undefined,
  });
}

async function answerWithdrawn(house: House, ask: Ask): Promise<Answer> {
  const found = await foundBy(house, ask);
  if (found === undefined) return unknown();
  const { edition, objection } = found;
  const { year, number } = objection;
  const here = objectionPath.to(addressOf(edition, objection));
  const done = await withdrawObjection(house.db, {
    ...{ editionId: edition.id, year, number, personId: actorOf(ask).personId },
    now: house.clock.now(),
  });
  if (!done.ok) {
    const label = m.count_objection_of({ number: String(number), year: String(year) });
    return refusedObjection(done.error, { label, href: here });
  }
  return seeOther(
    objectionPath.to(addressOf(edition, objection), { query: { hecho: 'retirada' } }),
  );
}

async function answerAll({ db }: House, ask: Ask): Promise<Answer> {
  const count = await countAllObjections(db);
  const paged = pagedOf(count, askedPage(ask.query), PAGE_ROWS);
  const objections = await listAllObjections(db, paged);
  return allObjectionsPage({ objections, paged });
}
