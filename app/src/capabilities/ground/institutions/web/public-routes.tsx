// The public pages of institutions: their list, each front page, its colour and crest, and who decides.
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { chileMap, listRegions } from '../../territories/index.ts';
import { dayIn, nameInAddress, typedText } from '../../territories/rules/index.ts';
import { bodiesOf } from '../rules/body.ts';
import { parseAuthorityFilter, parseInstitutionFilter } from '../rules/filters.ts';
import { isOfTeam } from '../rules/keepers.ts';
import { countAuthorities, listAuthorities } from '../store/authorities.ts';
import { listMembers, readBody } from '../store/bodies.ts';
import { readCrest } from '../store/front-pages.ts';
import {
  countInstitutions,
  findInstitution,
  type InstitutionRow,
  listInstitutions,
} from '../store/institutions.ts';
import { colourAddress, colourIn, crestFile } from './aspect.ts';
import { authoritiesPage } from './authorities-page.tsx';
import { institutionPage } from './institution-page.tsx';
import { institutionsPage } from './institutions-page.tsx';
import { aspectPath, authoritiesPath, institutionPath, institutionsPath } from './paths.ts';
import { institutionPanels } from './slots.ts';

export function publicRoutes(house: House): Route[] {
  const get = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer: (ask) => answer(house, ask) });
  return [
    get(institutionsPath, answerList),
    get(institutionPath, answerOne),
    get(aspectPath, answerAspect),
    get(authoritiesPath, answerAuthorities),
  ];
}

async function answerList({ db }: House, ask: Ask): Promise<Answer> {
  return listPage(db, ask.query);
}

async function listPage(db: House['db'], query: URLSearchParams): Promise<Answer> {
  const filter = parseInstitutionFilter(query);
  const count = await countInstitutions(db, filter, { onlyOnboarded: false });
  const paged = pagedOf(count, askedPage(query));
  const [rows, regions] = await Promise.all([listInstitutions(db, filter, paged), listRegions(db)]);
  return institutionsPage({ filter, rows, count, paged, regions });
}

async function answerOne(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const asked = typedText(ask.params.institution);
  const institution = await findInstitution(db, asked);
  if (institution !== undefined) return frontPage(house, ask, institution);
  // An unknown address leads to the list, searched for its words.
  const page = await listPage(db, new URLSearchParams({ q: nameInAddress(asked) }));
  return page instanceof Response ? page : { ...page, status: 404, robots: 'noindex' };
}

async function frontPage(
  { db, gather, clock }: House,
  ask: Ask,
  institution: InstitutionRow,
): Promise<Answer> {
  const { id, kind, timeZone } = institution;
  const [map, panels, bodies] = await Promise.all([
    chileMap(db),
    gather(institutionPanels, { institution, locale: ask.locale }),
    Promise.all(
      bodiesOf(kind).map(async (one) => ({
        body: await readBody(db, id, one),
        members: await listMembers(db, id, one),
      })),
    ),
  ]);
  return institutionPage({
    institution,
    bodies,
    panels,
    map,
    today: dayIn(timeZone, clock.now()),
    isOwnTeam: ask.actor !== undefined && isOfTeam(ask.actor.grants, id),
  });
}

/** A file never changes under its name; the name of an earlier colour leads to today's. */
async function answerAspect({ db }: House, ask: Ask): Promise<Answer> {
  const { institution: slug = '', file = '' } = ask.params;
  const colour = colourIn(file);
  if (colour === undefined) return answerCrest(db, typedText(slug), file);
  const institution = await findInstitution(db, typedText(slug));
  if (institution?.colour === colour) {
    return forEver(`:root{--institution:${colour}}\n`, 'text/css; charset=utf-8');
  }
  const today = institution && colourAddress(institution);
  if (today === undefined) return new Response('Not found\n', { status: 404 });
  return new Response(null, {
    status: 302,
    headers: { location: today, 'cache-control': 'no-cache' },
  });
}

/** A crest that is no longer shown is no longer there. */
async function answerCrest(db: House['db'], slug: string, file: string): Promise<Answer> {
  const crest = await readCrest(db, slug);
  if (crest === undefined || crestFile(crest.sha256) !== file) {
    return new Response('Not found\n', { status: 404 });
  }
  return forEver(new Uint8Array(crest.png), 'image/png');
}

function forEver(body: BodyInit, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  });
}

async function answerAuthorities({ db }: House, ask: Ask): Promise<Answer> {
  const filter = parseAuthorityFilter(ask.query);
  const count = await countAuthorities(db, filter);
  const paged = pagedOf(count, askedPage(ask.query));
  const [rows, regions] = await Promise.all([listAuthorities(db, filter, paged), listRegions(db)]);
  return authoritiesPage({ filter, rows, count, paged, regions });
}
