// The price list of an institution: as everybody reads it, and at its desk, where it is changed one by one.
// Accessibility: a table with its caption; amounts are text, and a range is said with words.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath, institutionPath } from '../../../ground/institutions/index.ts';
import type { Price } from '../rules/prices.ts';
import { themeInAddress } from '../rules/proposal-filter.ts';
import { themes, themeWords } from '../rules/themes.ts';
import { priceDesk, priceFilePaths, pricesPath } from './public-paths.ts';
import { dayWords, money, numberWords } from './state-words.ts';

export interface Owner {
  readonly slug: string;
  readonly name: string;
}

/** «$600.000 a $900.000», or one figure. */
export function rangeOf({ lowClp, highClp }: Pick<Price, 'lowClp' | 'highClp'>): string {
  const [low, high] = [money(lowClp), money(highClp)];
  return lowClp === highClp ? low : m.proposals_price_range({ low, high });
}

interface PricesPageProps {
  readonly owner: Owner;
  readonly prices: readonly Price[];
}

export function pricesPage({ owner, prices }: PricesPageProps): Page {
  const title = m.proposals_price_title();
  const query = { institucion: owner.slug };
  return {
    title: `${title}: ${owner.name}`,
    description: m.proposals_price_description({ institution: owner.name }),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: owner.name, href: institutionPath.to({ institution: owner.slug }) },
          { label: title },
        ]}
        lead={m.proposals_price_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {prices.length === 0 ? (
            <EmptyState title={m.proposals_price_none_title()}>
              <p>{m.proposals_price_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <PriceTable prices={prices} />
              <ListFiles
                csv={priceFilePaths.csv.to({}, { query })}
                json={priceFilePaths.json.to({}, { query })}
              />
            </>
          )}
        </div>
      </section>
    ),
  };
}

function PriceTable({
  prices,
  deskOf,
}: {
  readonly prices: readonly Price[];
  readonly deskOf?: string;
}) {
  return (
    <RuledTable
      caption={m.proposals_price_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.proposals_price_name() },
        { label: m.proposals_price_unit() },
        { label: m.proposals_price_amount(), align: 'end' },
        { label: m.proposals_page_theme() },
        { label: m.proposals_price_source() },
      ]}
      rows={prices.map((price) => [
        deskOf === undefined ? (
          <span lang={writtenLang()}>{price.name}</span>
        ) : (
          <a
            href={priceDesk.price.to({ institution: deskOf, code: price.code })}
            lang={writtenLang()}
          >
            {price.name}
          </a>
        ),
        <span lang={writtenLang()}>{price.unit}</span>,
        <span class="money">{rangeOf(price)}</span>,
        price.theme === null ? m.proposals_price_any_theme() : themeWords[price.theme](),
        <>
          <span lang={writtenLang()}>{price.source}</span>
          <span class="proposal-said-why">{dayWords(price.valuedOn)}</span>
        </>,
      ])}
    />
  );
}

interface PriceDeskProps extends PricesPageProps {
  readonly done: string | undefined;
}

export function priceDeskPage({ owner, prices, done }: PriceDeskProps): Page {
  const to = { institution: owner.slug };
  return {
    title: `${m.proposals_price_title()}: ${owner.name}`,
    description: m.proposals_price_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={m.proposals_price_title()}
        crumbs={[{ label: owner.name, href: deskPath.to(to) }]}
        lead={m.proposals_price_desk_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <p class="cluster">
            <ButtonLink href={priceDesk.price.to({ ...to, code: 'nuevo' })}>
              {m.proposals_price_add()}
            </ButtonLink>
            <ButtonLink kind="secondary" href={priceDesk.file.to(to)}>
              {m.proposals_price_from_file()}
            </ButtonLink>
          </p>
          {prices.length === 0 ? (
            <EmptyState title={m.proposals_price_none_title()}>
              <p>{m.proposals_price_none_text()}</p>
            </EmptyState>
          ) : (
            <PriceTable prices={prices} deskOf={owner.slug} />
          )}
        </div>
      </section>
    ),
  };
}

interface PriceFormProps {
  readonly owner: Owner;
  /** Undefined of one that is none yet. */
  readonly code: string | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function priceFormPage(props: PriceFormProps): Page {
  const { owner, code, typed, problems, status } = props;
  const title = code === undefined ? m.proposals_price_add() : m.proposals_price_change();
  const to = { institution: owner.slug };
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${owner.name}`,
    description: m.proposals_price_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: owner.name, href: deskPath.to(to) },
          { label: m.proposals_price_title(), href: priceDesk.list.to(to) },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide proposal-form">
          <FormProblems problems={problems} />
          <form
            class="stack-wide"
            action={priceDesk.price.to({ ...to, code: code ?? 'nuevo' })}
            method="post"
            noValidate
          >
            <PriceFields typed={typed} problems={problems} />
            <p>
              <Button>{m.proposals_price_save()}</Button>
            </p>
          </form>
          {code !== undefined && (
            <form action={priceDesk.retire.to({ ...to, code })} method="post">
              <Button kind="secondary">{m.proposals_price_retire()}</Button>
            </form>
          )}
        </div>
      </section>
    ),
  };
}

function PriceFields({
  typed,
  problems,
}: {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}) {
  const question = (name: string) => ({
    id: name,
    name,
    error: problemOf(problems, name),
    value: typed[name] ?? '',
  });
  return (
    <>
      <Field {...question('nombre')} label={m.proposals_price_name()} />
      <Field
        {...question('unidad')}
        label={m.proposals_price_unit()}
        hint={m.proposals_price_unit_hint()}
      />
      <Field
        {...question('desde')}
        label={m.proposals_price_low()}
        hint={m.proposals_price_low_hint()}
        inputMode="numeric"
      />
      <Field
        {...question('hasta')}
        label={m.proposals_price_high()}
        hint={m.proposals_price_high_hint()}
        inputMode="numeric"
      />
      <SelectField
        {...question('tema')}
        label={m.proposals_page_theme()}
        options={[
          { value: '', label: m.proposals_price_any_theme() },
          ...themes.map((theme) => ({ value: themeInAddress[theme], label: themeWords[theme]() })),
        ]}
      />
      <Field
        {...question('fuente')}
        label={m.proposals_price_source()}
        hint={m.proposals_price_source_hint()}
      />
      <Field {...question('fecha')} type="date" label={m.proposals_price_valued_on()} />
    </>
  );
}

interface AllPricesProps {
  readonly owners: readonly (Owner & { readonly count: number })[];
}

/** Which institutions publish prices. */
export function allPricesPage({ owners }: AllPricesProps): Page {
  const title = m.proposals_price_all_title();
  return {
    title,
    description: m.proposals_price_all_lead(),
    current: 'comunas',
    hero: <Hero title={title} lead={m.proposals_price_all_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {owners.length === 0 ? (
            <EmptyState title={m.proposals_price_none_title()}>
              <p>{m.proposals_price_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <RuledTable
                caption={title}
                captionHidden
                columns={[
                  { label: m.proposals_map_country_column_institution() },
                  { label: m.proposals_price_count(), align: 'end' },
                ]}
                rows={owners.map(({ slug, name, count }) => [
                  <a href={pricesPath.to({ institution: slug })}>{name}</a>,
                  numberWords(count),
                ])}
              />
              <ListFiles csv={priceFilePaths.csv.to({})} json={priceFilePaths.json.to({})} />
            </>
          )}
        </div>
      </section>
    ),
  };
}
