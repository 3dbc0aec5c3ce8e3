// What everybody reads of proposals: the lists with their map, the page of one, and what changed in it.
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { showConversation } from '../../../ground/conversation/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import {
  chileMap,
  type StreetMapPlaces,
  streetMapIsland,
} from '../../../ground/territories/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { type PublicEdition, placeName } from '../../editions/index.ts';
import { haltedBy } from '../../editions/rules/index.ts';
import { placeOf } from '../actions/open-conversation.ts';
import { showMap } from '../actions/show-map.ts';
import { chanceOfDay, type ListOrder, parseProposalFilter } from '../rules/proposal-filter.ts';
import { decideOpen } from '../rules/submission.ts';
import { listPrices } from '../store/prices.ts';
import { listAreas, listEditionsOnMap } from '../store/proposal-map.ts';
import { readSurroundings, readVersions } from '../store/proposal-surroundings.ts';
import { findProposals } from '../store/public-proposals.ts';
import { CountryMap } from './country-map.tsx';
import { countryPath, proposalPath, proposalsPath, proposePath } from './paths.ts';
import { proposalPage } from './proposal-page.tsx';
import { hrefOfCell, nameOf, ProposalsMap } from './proposals-map.tsx';
import { type ListFrame, listPage, proposalsPage } from './proposals-page.tsx';
import { doneWords } from './public-done.ts';
import {
  type AtEdition,
  type AtProposal,
  editionCrumbs,
  ofEdition,
  ofProposal,
  proposalCrumbs,
  unknownPage,
} from './public-parts.tsx';
import { mapFilePath, versionPath } from './public-paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { imageOf } from './share-card.ts';
import { proposalPanels, proposalTools } from './slots.ts';
import { dayWords } from './state-words.ts';
import { versionPage } from './version-page.tsx';

const PAGE_ROWS = 20;
const EDITIONS_ON_MAP = 200;

export function publicRoutes(house: House): readonly Route[] {
  const get = (path: Route['path']) => ({ audience: 'public', method: 'get', path }) as const;
  return [
    route({ ...get(countryPath), answer: (ask) => answerCountry(house, ask) }),
    ofEdition(house, get(proposalsPath), answerEdition),
    ofEdition(house, get(mapFilePath), answerMapFile),
    ofProposal(house, get(proposalPath), answerProposal),
    ofProposal(house, get(versionPath), answerVersion),
  ];
}

async function answerCountry(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const filter = parseProposalFilter(ask.query);
  const frame: ListFrame = {
    title: m.proposals_list_title_country(),
    description: m.proposals_list_description(),
    lead: m.proposals_list_lead_country(),
    crumbs: [],
    href: countryPath.to({}),
    proposeHref: undefined,
    contests: [],
    sectors: [],
    isOfEdition: false,
    filter,
    order: 'recent',
  };
  if (ask.query.get('vista') === 'mapa') {
    const [map, editions] = await Promise.all([
      chileMap(db),
      listEditionsOnMap(db, EDITIONS_ON_MAP),
    ]);
    return listPage(frame, 'mapa', <CountryMap map={map} editions={editions} />);
  }
  return listed(house, frame, { editionId: undefined, cut: null }, ask);
}

async function listed(
  { db, clock }: House,
  frame: Omit<ListFrame, 'sectors'>,
  where: { readonly editionId: string | undefined; readonly cut: string | null },
  { query }: Ask,
): Promise<Answer> {
  const { filter, order } = frame;
  const page = askedPage(query);
  const chance = chanceOfDay(dayIn('America/Santiago', clock.now()));
  const asked = { order, chance, page, length: PAGE_ROWS, cut: where.cut };
  const { counted, lines, sectors } = await findProposals(db, filter, where, asked);
  return proposalsPage({
    frame: { ...frame, sectors: sectorOptions(sectors) },
    lines,
    counted,
    paged: pagedOf(counted.count, page, PAGE_ROWS),
  });
}

function sectorOptions(sectors: readonly { readonly id: string; readonly name: string }[]) {
  return sectors.map(({ id, name }) => ({ value: id, label: name }));
}

async function answerEdition({ house, ask, edition }: AtEdition): Promise<Answer> {
  const { db, mapTiles } = house;
  const { place, slug, rules } = edition;
  const address = { institution: place.slug, edition: slug };
  const filter = {
    ...parseProposalFilter(ask.query),
    institution: place.slug,
    edition: slug,
  };
  const isOpen = decideOpen(edition, house.clock.now()).ok;
  const order: ListOrder = filter.order ?? (isOpen ? 'chance' : 'recent');
  const frame: Omit<ListFrame, 'sectors'> = {
    title: m.proposals_list_title_edition({ place: placeName(place) }),
    description: m.proposals_list_description_edition({
      edition: edition.name,
      institution: place.name,
    }),
    lead: leadOf(edition, house.clock.now()),
    crumbs: editionCrumbs(edition),
    href: proposalsPath.to(address),
    proposeHref: isOpen ? proposePath.to(address) : undefined,
    contests: rules.committed.contests.map(({ code, name }) => ({ value: code, label: name })),
    isOfEdition: true,
    filter,
    order,
  };
  const within = { editionId: edition.id, cut: place.cut };
  if (ask.query.get('vista') !== 'mapa') return listed(house, frame, within, ask);
  const [cells, areas] = await Promise.all([
    showMap(db, filter, edition.id),
    listAreas(db, place.cut),
  ]);
  const own = { ...filter, institution: undefined, edition: undefined };
  const map = (
    <ProposalsMap
      address={address}
      placeName={placeName(place)}
      filter={own}
      cells={cells}
      areas={areas}
      tiles={mapTiles}
    />
  );
  const framed = { ...frame, sectors: sectorOptions(areas) };
  return listPage(
    framed,
    'mapa',
    map,
    mapTiles === undefined ? {} : { islands: [streetMapIsland] },
  );
}

/** Whether it takes proposals now, until when it does, or why it does not. */
function leadOf(edition: PublicEdition, now: Date): string {
  const open = decideOpen(edition, now);
  if (open.ok) return m.proposals_list_lead_open({ day: dayWords(open.value.until) });
  switch (open.error.code) {
    case 'proposals/not-yet':
      return m.proposals_list_lead_soon({ day: dayWords(open.error.from) });
    case 'proposals/is-over':
      return m.proposals_list_lead_over({ day: dayWords(open.error.until) });
    case 'proposals/suspended':
      return m.proposals_list_lead_suspended();
    default:
      return sentenceOf(open.error);
  }
}

/** What a map with streets draws: one point for each dot of the drawing without script. */
async function answerMapFile({ house: { db }, ask, edition }: AtEdition): Promise<Answer> {
  const filter = parseProposalFilter(ask.query);
  const own = { ...filter, institution: undefined, edition: undefined };
  const address = { institution: edition.place.slug, edition: edition.slug };
  const [cells, areas] = await Promise.all([
    showMap(db, own, edition.id),
    listAreas(db, edition.place.cut),
  ]);
  const places = {
    areas: areas.flatMap(({ name, rings }) =>
      rings === null ? [] : [{ text: name, name, rings }],
    ),
    centres: cells.map((cell) => ({
      text: cell.count === 1 ? cell.title : String(cell.count),
      name: nameOf(cell),
      lat: cell.lat,
      lon: cell.lon,
      href: hrefOfCell(cell, address, own),
    })),
    landmarks: [],
  } as unknown as StreetMapPlaces;
  return Response.json(places, { headers: { 'cache-control': 'no-cache' } });
}

async function answerProposal(given: AtProposal): Promise<Answer> {
  const { house, ask, edition, today, proposal, isAuthor } = given;
  const { db, clock, gather } = house;
  const personId = ask.actor?.personId;
  const slotGiven = { proposal, locale: ask.locale, now: clock.now(), personId };
  const [around, files, prices, panels, tools, conversation] = await Promise.all([
    readSurroundings(db, proposal.id, personId),
    readFiles(
      db,
      proposal.photos.map(({ fileId }) => fileId),
    ),
    listPrices(db, proposal.institutionId, proposal.contents.theme),
    gather(proposalPanels, slotGiven),
    isAuthor ? gather(proposalTools, slotGiven) : [],
    showConversation(house, ask, placeOf(proposal)),
  ]);
  const scope = { kind: 'institution', id: proposal.institutionId } as const;
  const may = (act: 'proposals/keep-photos' | 'proposals/enter') =>
    mayDo(permissions[act], ask.actor?.grants ?? [], scope);
  const inOrder = proposal.photos.flatMap(({ fileId }) => files.filter(({ id }) => id === fileId));
  return proposalPage({
    proposal,
    around,
    edition,
    crumbs: proposalCrumbs(edition),
    files: inOrder,
    today,
    halted: haltedBy(edition, proposal.contestId),
    isAuthor,
    image: imageOf(given),
    mayRemovePhotos: may('proposals/keep-photos'),
    mayEnterSheets: may('proposals/enter'),
    hasPrices: prices.length > 0,
    panels,
    tools: tools.flat(),
    conversation,
    done: doneWords(ask.query),
  });
}

async function answerVersion({ house, ask, edition, proposal }: AtProposal): Promise<Answer> {
  const digits = ask.params.version ?? '';
  const asked = /^[1-9]\d{0,4}$/.test(digits) ? Number(digits) : 0;
  const versions = await readVersions(house.db, proposal.id, asked);
  const version = versions.find((one) => one.version === asked);
  if (version === undefined) return unknownPage(edition);
  const before = versions.find((one) => one.version === asked - 1);
  return versionPage({ proposal, crumbs: proposalCrumbs(edition), before, version });
}
