// Price lists: as everybody reads them, and the desk where they are kept one price at a time.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution, readInstitution } from '../../../ground/institutions/index.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { pesos } from '../../editions/index.ts';
import { keepPrices, retirePrice } from '../actions/keep-prices.ts';
import { codeOfName, type Price, type PriceWritten, priceLengths } from '../rules/prices.ts';
import { themeInAddress } from '../rules/proposal-filter.ts';
import { themes } from '../rules/themes.ts';
import { listPriceOwners, listPrices } from '../store/prices.ts';
import { keptSentence, keptStatus } from './endorse-words.ts';
import {
  allPricesPage,
  type Owner,
  priceDeskPage,
  priceFormPage,
  pricesPage,
} from './price-pages.tsx';
import { unknownPage } from './public-parts.tsx';
import { allPricesPath, priceDesk, pricesPath } from './public-paths.ts';

export const keepsPrices = { act: 'proposals/keep-prices' } as const;

export function priceRoutes(house: House): readonly Route[] {
  const desk = (
    method: Route['method'],
    path: Route['path'],
    answer: (given: AtPrices) => Promise<Answer>,
  ) =>
    route({
      audience: keepsPrices,
      method,
      path,
      answer: async (ask) => answer(await atPrices(house, ask)),
    });
  return [
    route({
      audience: 'public',
      method: 'get',
      path: pricesPath,
      answer: (ask) => answerPublic(house, ask),
    }),
    route({
      audience: 'public',
      method: 'get',
      path: allPricesPath,
      answer: async () => allPricesPage({ owners: await listPriceOwners(house.db) }),
    }),
    desk('get', priceDesk.list, answerDesk),
    desk('get', priceDesk.price, answerForm),
    desk('post', priceDesk.price, answerSave),
    desk('post', priceDesk.retire, answerRetire),
  ];
}

export interface AtPrices {
  readonly house: House;
  readonly ask: Ask;
  readonly owner: Owner & { readonly id: string };
}

/** The institution whose desk it is. */
export async function atPrices(house: House, ask: Ask): Promise<AtPrices> {
  const { id, slug, name } = await readInstitution(house.db, scopeOf(ask).id);
  return { house, ask, owner: { id, slug, name } };
}

async function answerPublic({ db }: House, { params }: Ask): Promise<Answer> {
  const owner = await findInstitution(db, params.institution ?? '');
  if (owner === undefined) return unknownPage(undefined);
  return pricesPage({ owner, prices: await listPrices(db, owner.id) });
}

async function answerDesk({ house, ask, owner }: AtPrices): Promise<Answer> {
  const words: Readonly<Record<string, () => string>> = {
    guardado: m.proposals_price_done_saved,
    quitado: m.proposals_price_done_retired,
    archivo: m.proposals_price_done_file,
  };
  const word = ask.query.get('hecho') ?? '';
  const done = Object.hasOwn(words, word) ? words[word]?.() : undefined;
  return priceDeskPage({ owner, prices: await listPrices(house.db, owner.id), done });
}

async function findPrice({ house, ask, owner }: AtPrices): Promise<Price | undefined> {
  const prices = await listPrices(house.db, owner.id);
  return prices.find(({ code }) => code === ask.params.code);
}

async function answerForm(given: AtPrices): Promise<Answer> {
  const { ask, owner } = given;
  if (ask.params.code === 'nuevo') {
    return priceFormPage({ owner, code: undefined, typed: {}, problems: [] });
  }
  const price = await findPrice(given);
  if (price === undefined) return unknownPage(undefined);
  return priceFormPage({ owner, code: price.code, typed: typedPrice(price), problems: [] });
}

function typedPrice(price: PriceWritten): Typed {
  return {
    nombre: price.name,
    unidad: price.unit,
    desde: String(price.lowClp),
    hasta: String(price.highClp),
    tema: price.theme === null ? '' : themeInAddress[price.theme],
    fuente: price.source,
    fecha: price.valuedOn,
  };
}

const line = (limit: number) =>
  v.pipe(
    lineUpTo(limit, () => m.proposals_price_too_long({ limit })),
    v.minLength(1, () => m.proposals_price_missing()),
  );

/** What the form of a price says; `today` is the last day on which it may have been valued. */
function priceSchema(today: string) {
  const amount = () =>
    v.pipe(
      pesos(),
      v.check(
        (found) => found === undefined || found > 0,
        () => m.proposals_price_amount_wrong(),
      ),
    );
  return v.object({
    nombre: line(priceLengths.name),
    unidad: line(priceLengths.unit),
    desde: v.pipe(
      amount(),
      v.check(
        (found) => found !== undefined,
        () => m.proposals_price_amount_wrong(),
      ),
    ),
    hasta: amount(),
    tema: v.optional(v.string(), ''),
    fuente: line(priceLengths.source),
    fecha: v.pipe(
      v.optional(v.string(), ''),
      v.check(
        (text) => parseDay(text) !== undefined && text <= today,
        () => m.proposals_price_day_wrong(),
      ),
    ),
  });
}

interface Parsed {
  readonly price: PriceWritten | undefined;
  readonly problems: readonly FieldProblem[];
}

function parsePrice(typed: Typed, code: string | undefined, today: string): Parsed {
  const parsed = parseForm(priceSchema(today), typed);
  if (!parsed.isSound) return { price: undefined, problems: parsed.problems };
  const { nombre: name, unidad: unit, desde: lowClp, fuente: source, fecha, tema } = parsed.values;
  const highClp = parsed.values.hasta ?? lowClp;
  if (lowClp === undefined || highClp === undefined || highClp < lowClp) {
    const message = m.proposals_price_high_below_low();
    return { price: undefined, problems: [{ field: 'hasta', message }] };
  }
  const theme = themes.find((one) => themeInAddress[one] === tema) ?? null;
  const own = code ?? codeOfName(name);
  if (own === '' || own === 'nuevo') {
    const message = m.proposals_price_name_wrong();
    return { price: undefined, problems: [{ field: 'nombre', message }] };
  }
  const price = { code: own, name, unit, lowClp, highClp, source, theme, valuedOn: fecha };
  return { price, problems: [] };
}

async function answerSave(given: AtPrices): Promise<Answer> {
  const { house, ask, owner } = given;
  const isNew = ask.params.code === 'nuevo';
  const held = await findPrice(given);
  if (!isNew && held === undefined) return unknownPage(undefined);
  const typed = await readForm(ask.request);
  const now = house.clock.now();
  const { price, problems } = parsePrice(typed, held?.code, now.toISOString().slice(0, 10));
  const again = (wrong: readonly FieldProblem[], status: NonNullable<Page['status']>) =>
    priceFormPage({ owner, code: held?.code, typed, problems: wrong, status });
  if (price === undefined) return again(problems, 422);
  const there = await listPrices(house.db, owner.id);
  if (isNew && there.some(({ code }) => code === price.code)) {
    return again([{ field: 'nombre', message: m.proposals_price_there_already() }], 409);
  }
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now };
  const done = await keepPrices(house.db, { prices: [price], retiresAbsent: false }, by);
  if (!done.ok) {
    return again([{ field: '', message: keptSentence(done.error) }], keptStatus(done.error));
  }
  return backTo(given, 'guardado');
}

async function answerRetire(given: AtPrices): Promise<Answer> {
  const { house, ask } = given;
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const done = await retirePrice(house.db, ask.params.code ?? '', by);
  return done.ok ? backTo(given, 'quitado') : unknownPage(undefined);
}

export function backTo({ owner }: AtPrices, hecho: string): Response {
  return seeOther(priceDesk.list.to({ institution: owner.slug }, { query: { hecho } }));
}
