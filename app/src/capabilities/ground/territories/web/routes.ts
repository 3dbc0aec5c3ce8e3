// The addresses of the territory: comunas, regions, and the pictures of the country.
import { m } from '#words';
import { type Answer, type Ask, route, seeOther } from '../../../../platform/http/route.ts';
import type { House, RoutesOfRoom } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { type ComunaFilter, isUnfiltered, parseComunaFilter } from '../rules/comuna-filter.ts';
import { parseSectorFilter } from '../rules/sector-filter.ts';
import { nameInAddress, typedText } from '../rules/typed-text.ts';
import { readChileMap } from '../store/chile-map.ts';
import { guessComunas, listComunas, readComuna, readComunaNamed } from '../store/comunas.ts';
import { readRegionDrawing } from '../store/region-map.ts';
import { findRegions, listRegions, readRegion, readRegionNamed } from '../store/regions.ts';
import { countUnitValues, listUnitValues } from '../store/unit-values.ts';
import { ComunaHero, ComunaPage } from './comuna-page.tsx';
import { ComunasHero, ComunasPage, ComunasSpine } from './comunas-page.tsx';
import { comunaNotFound, regionNotFound } from './not-found-page.tsx';
import {
  comunaPath,
  comunasPath,
  picturePath,
  regionPath,
  sectorsPath,
  streetMapPath,
  unitValuesPath,
} from './paths.ts';
import { parsePictureName, pictureAddress } from './picture-name.ts';
import { RegionHero, RegionPage } from './region-page.tsx';
import { sectorsOfComuna } from './sectors-of-comuna.ts';
import { SectorsHero, SectorsPage } from './sectors-page.tsx';
import { comunaPanels, nextSteps, regionPanels } from './slots.ts';
import { streetMapIsland } from './street-map.tsx';
import { streetMapPlaces } from './street-map-places.ts';
import { askedUnit } from './unit-value-list.ts';
import { unitValuesPage } from './unit-values-page.tsx';

export const routes: RoutesOfRoom = (house) => [
  get(comunasPath, (ask) => answerComunas(house, ask)),
  get(comunaPath, (ask) => answerComuna(house, ask)),
  get(sectorsPath, (ask) => answerSectors(house, ask)),
  get(streetMapPath, (ask) => answerStreetMap(house, ask)),
  get(regionPath, (ask) => answerRegion(house, ask)),
  get(picturePath, (ask) => answerPicture(house, ask)),
  get(unitValuesPath, (ask) => answerUnitValues(house, ask)),
];

function get(path: Parameters<typeof route>[0]['path'], answer: (ask: Ask) => Promise<Answer>) {
  return route({ audience: 'public', method: 'get', path, answer });
}

async function answerComunas({ db }: House, ask: Ask): Promise<Answer> {
  const filter = parseComunaFilter(ask.query);
  const comunas = await listComunas(db, filter);
  const [only] = comunas;
  if (only !== undefined && comunas.length === 1 && (await isItsName(db, filter, only.cut))) {
    return seeOther(comunaPath.to({ slug: only.slug }));
  }
  const [regions, regionsFound, guesses, map] = await Promise.all([
    listRegions(db),
    filter.text === '' ? [] : findRegions(db, filter.text),
    comunas.length > 0 || filter.text === '' ? [] : guessComunas(db, filter.text),
    readChileMap(db),
  ]);
  const parts = { filter, comunas, regions, regionsFound, guesses, map };
  const count = formatNumber(map.comunasCount, currentLocale());
  return {
    title: m.territories_list_title(),
    description: m.territories_list_description({ count }),
    current: 'comunas',
    hero: ComunasHero(parts),
    spine: ComunasSpine(parts),
    body: ComunasPage(parts),
  };
}

/** Someone who typed the whole name of the only comuna found wants its page, not a list of one. */
async function isItsName(db: House['db'], filter: ComunaFilter, cut: string): Promise<boolean> {
  if (filter.text === '' || !isUnfiltered({ ...filter, text: '' })) return false;
  return (await readComunaNamed(db, filter.text))?.cut === cut;
}

async function answerComuna({ db, gather, clock, isProduction }: House, ask: Ask): Promise<Answer> {
  const asked = typedText(ask.params.slug);
  const comuna = await readComuna(db, asked);
  if (comuna === undefined) return answerUnknownComuna(db, asked);
  const given = { cut: comuna.cut, locale: ask.locale };
  const [panels, steps, sectors, map] = await Promise.all([
    gather(comunaPanels, given),
    gather(nextSteps, given),
    sectorsOfComuna(db, comuna.cut, parseSectorFilter(new URLSearchParams()), isProduction),
    readChileMap(db),
  ]);
  const { name, regionName, populationCount } = comuna;
  const population = formatNumber(populationCount, ask.locale);
  return {
    title: m.territories_comuna_title({ comuna: name, region: regionName }),
    description: m.territories_comuna_description({ comuna: name, region: regionName, population }),
    current: 'comunas',
    hero: ComunaHero({ comuna, map }),
    body: ComunaPage({ comuna, panels, steps, sectors, map, now: clock.now().getTime() }),
  };
}

async function answerSectors({ db, mapTiles, isProduction }: House, ask: Ask): Promise<Answer> {
  const asked = typedText(ask.params.slug);
  const comuna = await readComuna(db, asked);
  if (comuna === undefined) return answerUnknownComuna(db, asked);
  const filter = parseSectorFilter(ask.query);
  const sectors = await sectorsOfComuna(db, comuna.cut, filter, isProduction);
  // What has no place on the drawing has none on a map.
  const tiles = sectors.drawing && mapTiles;
  const parts = { comuna, sectors, tiles };
  return {
    title: m.territories_sectors_title({ comuna: comuna.name }),
    description: m.territories_sectors_description({ comuna: comuna.name }),
    current: 'comunas',
    hero: SectorsHero(parts),
    body: SectorsPage(parts),
    islands: tiles === undefined ? [] : [streetMapIsland],
    ...(sectors.isInvented ? { demonstration: m.territories_sectors_demonstration() } : {}),
  };
}

/** What a map in the browser shows, narrowed as the page that offers it. */
async function answerStreetMap({ db }: House, ask: Ask): Promise<Answer> {
  const comuna = await readComuna(db, typedText(ask.params.slug));
  if (comuna === undefined) return Response.json({}, { status: 404 });
  const sectors = await sectorsOfComuna(db, comuna.cut, parseSectorFilter(ask.query));
  return Response.json(streetMapPlaces(sectors), { headers: { 'cache-control': 'no-cache' } });
}

/** `/comunas/Ñuñoa` leads to `/comunas/nunoa`; what is no comuna's name gets the ones that look like it. */
async function answerUnknownComuna(db: House['db'], asked: string): Promise<Answer> {
  const text = nameInAddress(asked);
  const named = await readComunaNamed(db, text);
  if (named !== undefined) return movedTo(comunaPath.to({ slug: named.slug }));
  return comunaNotFound(await guessComunas(db, text));
}

async function answerRegion({ db, gather }: House, ask: Ask): Promise<Answer> {
  const asked = typedText(ask.params.slug);
  const region = await readRegion(db, asked);
  if (region === undefined) {
    const named = await readRegionNamed(db, nameInAddress(asked));
    if (named !== undefined) return movedTo(regionPath.to({ slug: named.slug }));
    return regionNotFound(await listRegions(db));
  }
  const { order } = parseComunaFilter(ask.query);
  const [comunas, panels, map] = await Promise.all([
    listComunas(db, { text: '', regionCode: region.code, onlyWithExperiences: false, order }),
    gather(regionPanels, { regionCode: region.code, locale: ask.locale }),
    readChileMap(db),
  ]);
  const drawing = await readRegionDrawing(db, region.code, comunas);
  const parts = { region, comunas, order, panels, map, drawing };
  return {
    title: region.name,
    description: m.territories_region_description({
      region: region.name,
      comunas: formatNumber(region.comunasCount, ask.locale),
      population: formatNumber(region.populationCount, ask.locale),
    }),
    current: 'comunas',
    hero: RegionHero(parts),
    body: RegionPage(parts),
  };
}

async function answerUnitValues({ db }: House, ask: Ask): Promise<Answer> {
  const unit = askedUnit(ask.query);
  const paged = pagedOf(await countUnitValues(db, unit), askedPage(ask.query));
  return unitValuesPage({ unit, rows: await listUnitValues(db, unit, paged), paged });
}

/** A picture never changes under its name; an old name leads to today's picture. */
async function answerPicture({ db }: House, ask: Ask): Promise<Answer> {
  const asked = parsePictureName(ask.params.picture ?? '');
  if (asked === undefined) return new Response('Not found\n', { status: 404 });
  const map = await readChileMap(db);
  const picture = map.picture(asked.variant);
  if (picture.hash !== asked.hash) {
    return new Response(null, {
      status: 302,
      headers: { location: pictureAddress(map, asked.variant), 'cache-control': 'no-cache' },
    });
  }
  return new Response(picture.svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
}

function movedTo(location: string): Response {
  return new Response(null, { status: 301, headers: { location } });
}
