// A price list from a file: read whole, shown with what it changes of the list that holds, and taken when somebody has looked.
import * as v from 'valibot';
import { m } from '#words';
import { readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { plainHeading, type SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import { readRows, sheetLimits } from '../../../../platform/spreadsheet/read-rows.ts';
import { inLocale, locales } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ImportForm, ImportProblems } from '../../../../ui/file-import/import-form.tsx';
import {
  cellProblemSentence,
  sheetProblemSentence,
} from '../../../../ui/file-import/sheet-problem-sentence.ts';
import { templateAnswer } from '../../../../ui/file-import/template-answer.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { keepPrices } from '../actions/keep-prices.ts';
import { type PriceColumn, type PriceRowProblem, pricesIn } from '../rules/price-rows.ts';
import { PRICES_MOST, type PriceWritten, priceChanges, priceLengths } from '../rules/prices.ts';
import { themeInAddress } from '../rules/proposal-filter.ts';
import { type Theme, themes, themeWords } from '../rules/themes.ts';
import { listPrices } from '../store/prices.ts';
import { keptSentence } from './endorse-words.ts';
import { type Owner, rangeOf } from './price-pages.tsx';
import { type AtPrices, atPrices, backTo, keepsPrices } from './price-routes.ts';
import { priceDesk } from './public-paths.ts';
import { dayWords } from './state-words.ts';

function column(
  key: PriceColumn,
  [spanish, english]: readonly [string, string],
  [meaning, inEnglish]: readonly [string, string],
  more: Pick<SheetColumn, 'example' | 'isRequired'> & Partial<SheetColumn>,
): SheetColumn<PriceColumn> {
  return {
    key,
    heading: { 'es-CL': spanish, en: english },
    meaning: { 'es-CL': meaning, en: inEnglish },
    ...more,
  } as SheetColumn<PriceColumn>;
}

const columns: readonly SheetColumn<PriceColumn>[] = [
  column(
    'code',
    ['código', 'code'],
    [
      'Letras, dígitos y guiones: por él se actualiza. Vacío: sale del nombre.',
      'Letters, digits and hyphens: by it a price is brought up to date. Empty: it comes of the name.',
    ],
    { example: 'luminaria-solar', isRequired: false },
  ),
  column('name', ['nombre', 'name'], ['Qué es.', 'What it is.'], {
    example: 'Luminaria solar LED con poste',
    isRequired: true,
    synonyms: ['ítem', 'item', 'descripción'],
  }),
  column(
    'theme',
    ['tema', 'theme'],
    [
      'Como en la lista de propuestas; vacío: sirve a todos.',
      'As in the list of proposals; empty: of all.',
    ],
    { example: 'luminarias', isRequired: false },
  ),
  column(
    'unit',
    ['unidad', 'unit'],
    ['«unidad», «m²», «metro lineal».', '“unit”, “m²”, “metre”.'],
    {
      example: 'unidad',
      isRequired: true,
    },
  ),
  column('low', ['desde', 'from'], ['Pesos, con IVA.', 'Pesos, with tax.'], {
    example: '650000',
    isRequired: true,
    synonyms: ['precio', 'mínimo', 'precio mínimo'],
  }),
  column(
    'high',
    ['hasta', 'to'],
    ['Pesos, con IVA; vacío: el mismo.', 'Pesos, with tax; empty: the same.'],
    { example: '900000', isRequired: false, synonyms: ['máximo', 'precio máximo'] },
  ),
  column('source', ['fuente', 'source'], ['De dónde sale.', 'Where it comes from.'], {
    example: 'Licitación 1234-5-LE25',
    isRequired: true,
  }),
  column(
    'valued-on',
    ['fecha', 'date'],
    ['Día del precio: 01-09-2025.', 'Day of the price: 2025-09-01.'],
    {
      example: '01-09-2025',
      isRequired: true,
    },
  ),
];

const FILE_BODY_BYTES = sheetLimits.bytes + 100_000;

export function priceFileRoutes(house: House): readonly Route[] {
  const desk = (
    method: Route['method'],
    path: Route['path'],
    answer: (given: AtPrices) => Answer | Promise<Answer>,
  ) =>
    route({
      audience: keepsPrices,
      method,
      path,
      ...(method === 'post' ? { maxBodyBytes: FILE_BODY_BYTES } : {}),
      answer: async (ask) => answer(await atPrices(house, ask)),
    });
  const template = (format: 'csv' | 'xlsx') =>
    desk('get', priceDesk.templates[format], () =>
      templateAnswer(columns, m.proposals_price_template_name(), format),
    );
  return [
    desk('get', priceDesk.file, ({ owner }) => filePage(owner, [])),
    desk('post', priceDesk.file, answerFile),
    desk('post', priceDesk.confirm, answerConfirm),
    template('csv'),
    template('xlsx'),
  ];
}

interface DeskPage {
  readonly owner: Owner;
  readonly title: string;
  readonly lead: string;
  readonly status?: Page['status'];
  readonly body: Page['body'];
}

function deskPage({ owner, title, lead, status, body }: DeskPage): Page {
  const to = { institution: owner.slug };
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${owner.name}`,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: owner.name, href: deskPath.to(to) },
          { label: m.proposals_price_title(), href: priceDesk.list.to(to) },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">{body}</div>
      </section>
    ),
  };
}

function filePage(owner: Owner, problems: readonly string[]): Page {
  const to = { institution: owner.slug };
  const { csv, xlsx } = priceDesk.templates;
  return deskPage({
    owner,
    title: m.proposals_price_from_file(),
    lead: m.proposals_price_file_lead(),
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    body: (
      <>
        {problems.length > 0 && <ImportProblems sentences={problems} />}
        <ImportForm
          action={priceDesk.file.to(to)}
          columns={columns}
          templates={{ csv: csv.to(to), xlsx: xlsx.to(to) }}
          isRefused={problems.length > 0}
        />
      </>
    ),
  });
}

/** By its word in either language, or by its name in addresses. */
function themeOf(word: string): Theme | undefined {
  const asked = plainHeading(word);
  return themes.find((theme) =>
    [themeInAddress[theme], ...locales.map((locale) => inLocale(locale, themeWords[theme]))].some(
      (name) => plainHeading(name) === asked,
    ),
  );
}

const problemWords: Readonly<Record<PriceRowProblem['code'], () => string>> = {
  'code-wrong': m.proposals_price_row_code,
  repeated: m.proposals_price_row_repeated,
  'theme-unknown': m.proposals_price_row_theme,
  'too-long': m.proposals_price_row_long,
  'amount-wrong': m.proposals_price_amount_wrong,
  'high-below-low': m.proposals_price_high_below_low,
  'day-wrong': m.proposals_price_day_wrong,
};

function rowSentence({ line, column: key, code }: PriceRowProblem): string {
  const declared = columns.find((one) => one.key === key) ?? columns[0];
  return declared === undefined ? '' : cellProblemSentence(line, declared, problemWords[code]());
}

async function answerFile({ house, ask, owner }: AtPrices): Promise<Answer> {
  const { file } = await readFormWithFiles(ask.request);
  const given = file('file');
  if (given === undefined) return filePage(owner, [m.proposals_price_file_missing()]);
  const read = await readRows(new Uint8Array(await given.arrayBuffer()), columns);
  if (!read.ok) return filePage(owner, read.error.map(sheetProblemSentence));
  const { rows, unusedHeadings } = read.value;
  if (rows.length > PRICES_MOST) {
    const refusal = { code: 'proposals/prices-full', most: PRICES_MOST } as const;
    return filePage(owner, [keptSentence(refusal)]);
  }
  const { prices, problems } = pricesIn(rows, themeOf);
  if (problems.length > 0) return filePage(owner, problems.map(rowSentence));
  return previewPage(owner, prices, await listPrices(house.db, owner.id), unusedHeadings);
}

/** What would change; it travels with the form, and is read again when it comes back. */
function previewPage(
  owner: Owner,
  prices: readonly PriceWritten[],
  held: Parameters<typeof priceChanges>[0],
  unusedHeadings: readonly string[],
): Page {
  const { added, changed, absent, sameCount } = priceChanges(held, prices);
  const to = { institution: owner.slug };
  const rows = [
    ...added.map((one) => [one.name, m.proposals_price_will_add(), '', saidOf(one)]),
    ...changed.map(({ before, after }) => [
      after.name,
      m.proposals_price_will_change(),
      saidOf(before),
      saidOf(after),
    ]),
    ...absent.map((one) => [one.name, m.proposals_price_absent(), saidOf(one), '']),
  ];
  return deskPage({
    owner,
    title: m.proposals_price_preview_title(),
    lead: m.proposals_price_preview_lead({
      added: added.length,
      changed: changed.length,
      absent: absent.length,
      same: sameCount,
    }),
    body: (
      <>
        {unusedHeadings.length > 0 && (
          <Notice tone="warning">
            <p>{m.proposals_price_unused({ headings: unusedHeadings.join(', ') })}</p>
          </Notice>
        )}
        {rows.length > 0 && (
          <RuledTable
            caption={m.proposals_price_preview_title()}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.proposals_price_name() },
              { label: m.proposals_price_what() },
              { label: m.proposals_price_before() },
              { label: m.proposals_price_after() },
            ]}
            rows={rows}
          />
        )}
        <form class="stack" action={priceDesk.confirm.to(to)} method="post">
          <input type="hidden" name="precios" value={JSON.stringify(prices)} />
          {absent.length > 0 && (
            <label class="choice">
              <input type="checkbox" name="quitar" value="1" />
              <span>{m.proposals_price_retire_absent({ count: absent.length })}</span>
            </label>
          )}
          <div class="cluster">
            <Button>{m.proposals_price_confirm()}</Button>
            <a href={priceDesk.list.to(to)}>{m.proposals_price_leave()}</a>
          </div>
        </form>
      </>
    ),
  });
}

function saidOf(price: PriceWritten): string {
  const { unit, source, valuedOn } = price;
  return `${rangeOf(price)} / ${unit}. ${source}, ${dayWords(valuedOn)}`;
}

function pricesSchema() {
  const text = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit));
  const amount = () => v.pipe(v.number(), v.safeInteger(), v.minValue(1));
  const price = v.pipe(
    v.object({
      code: v.pipe(text(priceLengths.code), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
      name: text(priceLengths.name),
      theme: v.nullable(v.picklist(themes)),
      unit: text(priceLengths.unit),
      lowClp: amount(),
      highClp: amount(),
      source: text(priceLengths.source),
      valuedOn: v.pipe(
        v.string(),
        v.check((day) => parseDay(day) === day),
      ),
    }),
    v.check(({ lowClp, highClp }) => lowClp <= highClp),
  );
  return v.pipe(v.string(), v.parseJson(), v.array(price), v.maxLength(PRICES_MOST));
}

async function answerConfirm(given: AtPrices): Promise<Answer> {
  const { house, ask, owner } = given;
  const typed = await readForm(ask.request);
  const read = v.safeParse(pricesSchema(), typed.precios);
  if (!read.success) return filePage(owner, [m.proposals_price_lost()]);
  const by = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const asked = { prices: read.output, retiresAbsent: typed.quitar !== undefined };
  const done = await keepPrices(house.db, asked, by);
  return done.ok ? backTo(given, 'archivo') : filePage(owner, [keptSentence(done.error)]);
}
