// What everybody reads of editions: their list, each of them, its bases, its commitment, its ballots and its calendar.
import { m } from '#words';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { type Citation, citation, findNorm, labelOf } from '../../../ground/norms/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { shareCard, shareCardAnswer, shareImage } from '../../../ground/records/index.ts';
import { chileMap, listRegions } from '../../../ground/territories/index.ts';
import { dayIn, nameInAddress, typedText } from '../../../ground/territories/rules/index.ts';
import { parseEditionFilter } from '../rules/edition-filter.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { readDecidingBody } from '../store/commitments.ts';
import { listLinkedGatherings, listSeats } from '../store/committee.ts';
import { countEditions, type KeptPublication, listEditions } from '../store/editions.ts';
import { listPlaces } from '../store/places.ts';
import { findPublicEdition, listYears, readInfluence } from '../store/public-editions.ts';
import { readVersionText } from '../store/versions.ts';
import { ballotsPage } from './ballots-page.tsx';
import { calendarAnswer, calendarPage } from './calendar-page.tsx';
import { committeePage } from './committee-page.tsx';
import { contestPage } from './contest-page.tsx';
import { changeLines } from './diff-words.ts';
import { editionPage } from './edition-page.tsx';
import { editionsPage } from './editions-page.tsx';
import {
  ballotsPath,
  calendarFilePath,
  calendarPath,
  cardPath,
  commitmentPath,
  committeePath,
  contestPath,
  editionPath,
  editionsPath,
  rulesPath,
  versionPath,
  whoDecidesPath,
} from './paths.ts';
import { publicCommitmentPage } from './public-commitment-page.tsx';
import { titleOf } from './public-words.ts';
import { rulebookBlocks, writtenIn } from './rulebook-blocks.ts';
import { rulesPage } from './rules-page.tsx';
import { at, type SeenEdition, seenOn } from './seen-edition.ts';
import { editionPanels } from './slots.ts';
import { whoDecidesPage } from './who-decides-page.tsx';

interface AtSeen {
  readonly house: House;
  readonly ask: Ask;
  readonly seen: SeenEdition;
}

export function publicRoutes(house: House): readonly Route[] {
  const get = (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer });
  const ofEdition = (path: Route['path'], answer: (given: AtSeen) => Answer | Promise<Answer>) =>
    get(path, async (ask) => {
      const seen = await seenBy(house, ask);
      return seen === undefined ? unknownEdition(house, ask) : answer({ house, ask, seen });
    });
  return [
    get(editionsPath, (ask) => answerList(house, ask.query)),
    ofEdition(editionPath, answerOne),
    ofEdition(rulesPath, answerRules),
    ofEdition(versionPath, answerVersion),
    ofEdition(commitmentPath, answerCommitment),
    ofEdition(whoDecidesPath, ({ seen }) => whoDecidesPage({ seen })),
    ofEdition(ballotsPath, answerBallots),
    ofEdition(contestPath, answerContest),
    ofEdition(calendarPath, answerCalendar),
    ofEdition(calendarFilePath, ({ seen }) => calendarAnswer(seen, house.publicUrl)),
    ofEdition(committeePath, answerCommittee),
    ofEdition(cardPath, ({ ask, seen }) =>
      shareCardAnswer(cardOf(house, seen), ask.params.file ?? ''),
    ),
  ];
}

async function seenBy({ db, clock }: House, { params }: Ask): Promise<SeenEdition | undefined> {
  const [institution, slug] = [typedText(params.institution), typedText(params.edition)];
  const edition = await findPublicEdition(db, institution, slug);
  return edition && seenOn(edition, dayIn(edition.place.timeZone, clock.now()));
}

const PAGE_ROWS = 20;

async function answerList(
  { db, clock }: House,
  query: URLSearchParams,
  isUnknown = false,
): Promise<Answer> {
  const filter = parseEditionFilter(query);
  const asked = { ...filter, withDrafts: false };
  const [count, regions, years, influence] = await Promise.all([
    countEditions(db, asked),
    listRegions(db),
    listYears(db),
    readInfluence(db, undefined),
  ]);
  const paged = pagedOf(count, askedPage(query), PAGE_ROWS);
  const lines = await listEditions(db, asked, paged);
  const now = clock.now();
  return editionsPage({ filter, lines, count, paged, regions, years, influence, now, isUnknown });
}

/** An address in an edition that is not published leads to the list, of the institution that it names. */
export function unknownEdition(house: House, { params }: Ask): Promise<Answer> {
  const q = nameInAddress(typedText(params.institution));
  return answerList(house, new URLSearchParams({ q }), true);
}

/** `missing` says what was asked of it and is not there. */
async function answerOne({ house, ask, seen }: AtSeen, missing?: string): Promise<Answer> {
  const { db, gather, clock } = house;
  const { edition } = seen;
  const { place } = edition;
  const [map, panels] = await Promise.all([
    chileMap(db),
    gather(editionPanels, {
      edition,
      institution: place.slug,
      now: clock.now(),
      today: seen.today,
    }),
  ]);
  const scope = { kind: 'institution', id: place.id } as const;
  const isOwnTeam = mayDo(permissions['editions/see-desk'], ask.actor?.grants ?? [], scope);
  const image = shareImage(cardOf(house, seen), (file) =>
    cardPath.to({ ...at(seen.edition), file }),
  );
  return editionPage({ seen, map, panels, isOwnTeam, image, missing });
}

function cardOf(house: House, { edition, level }: SeenEdition) {
  const { place, name, rules } = edition;
  const title = titleOf(level, place, rules.committed.envelopeClp);
  return shareCard(house, { overline: place.name, title, figure: name, note: '' });
}

function answerRules({ house, seen }: AtSeen): Promise<Answer> {
  const current = seen.edition.publications.at(-1);
  return current === undefined
    ? Promise.reject(new Error('a published edition has rules in force'))
    : showRules(house, seen, current, seen.edition.rules);
}

async function answerVersion(at: AtSeen): Promise<Answer> {
  const { house, ask, seen } = at;
  const { edition } = seen;
  const asked = edition.publications.find(({ version }) => String(version) === ask.params.version);
  const rules = asked && (await readVersionText(house.db, edition.id, asked.version));
  return asked === undefined || rules === undefined
    ? answerOne(at, m.editions_refused_version_unknown())
    : showRules(house, seen, asked, rules);
}

async function showRules(
  { db }: House,
  seen: SeenEdition,
  publication: KeptPublication,
  rules: Rulebook,
): Promise<Answer> {
  const { edition, today } = seen;
  const before = edition.publications.findLast(({ version }) => version < publication.version);
  const [places, norms, earlier] = await Promise.all([
    listPlaces(db, edition.place),
    Promise.all(
      rules.operational.legalBasis.map(async ({ norm, article }) => {
        return { article, norm: await findNorm(db, norm) };
      }),
    ),
    before && readVersionText(db, edition.id, before.version),
  ]);
  const known = norms.flatMap(({ norm, article }) =>
    norm === undefined ? [] : [{ norm, article }],
  );
  const citations: readonly Citation[] = known.map(({ norm, article }) =>
    citation(norm, article ?? undefined, today),
  );
  const { blocks } = rulebookBlocks({
    edition: edition.name,
    version: publication.version,
    rules,
    places,
    norms: new Map(known.map(({ norm }) => [norm.code, labelOf(norm)])),
  });
  const changes =
    before === undefined || earlier === undefined
      ? undefined
      : { since: before.version, lines: changeLines(earlier, rules, places) };
  const bases = earlier === undefined ? [rules] : [rules, earlier];
  const written = new Set(bases.flatMap((one) => [...writtenIn({ rules: one, places })]));
  return rulesPage({ seen, rules, publication, blocks, written, citations, changes });
}

async function answerCommitment({ house, seen }: AtSeen): Promise<Answer> {
  const { edition, today } = seen;
  const codes = new Set(edition.commitments.map(({ majorityNorm }) => majorityNorm));
  const [body, norms] = await Promise.all([
    readDecidingBody(house.db, edition.institutionId, today),
    Promise.all([...codes].map((code) => findNorm(house.db, code))),
  ]);
  const known = norms.filter((norm) => norm !== undefined);
  return publicCommitmentPage({
    seen,
    inOffice: body?.inOffice ?? [],
    norms: new Map(known.map((norm) => [norm.code, citation(norm, undefined, today)])),
  });
}

async function answerBallots({ house, ask, seen }: AtSeen): Promise<Answer> {
  const places = await listPlaces(house.db, seen.edition.place);
  const chosen = places.find(({ id }) => id === ask.query.get('lugar'));
  return ballotsPage({ seen, places, chosen });
}

async function answerContest(at: AtSeen): Promise<Answer> {
  const { house, ask, seen } = at;
  const contest = seen.contests.find(({ code }) => code === ask.params.contest);
  if (contest === undefined) return answerOne(at, m.editions_refused_contest_unknown());
  const all =
    contest.territories.length === 0 ? [] : await listPlaces(house.db, seen.edition.place);
  const places = contest.territories.map((id) => all.find((one) => one.id === id)?.name ?? '');
  return contestPage({ seen, contest, places: places.filter((name) => name !== '') });
}

async function answerCalendar({ house, seen }: AtSeen): Promise<Answer> {
  const gatherings = await listLinkedGatherings(house.db, seen.edition.id);
  return calendarPage({
    seen,
    gatherings: gatherings.filter(({ purpose }) => purpose === 'assembly'),
  });
}

async function answerCommittee({ house: { db }, seen }: AtSeen): Promise<Answer> {
  const { id } = seen.edition;
  const [members, gatherings] = await Promise.all([
    listSeats(db, id),
    listLinkedGatherings(db, id),
  ]);
  return committeePage({
    seen,
    members,
    gatherings: gatherings.filter(({ purpose }) => purpose === 'committee'),
  });
}
