// Home: what Minga is in one sentence, and the three things people come for.
import { m } from '#words';
import { editionsPath, type OpenEdition } from '../capabilities/edition/editions/index.ts';
import type { Page } from '../platform/http/route.ts';
import { ButtonLink } from '../ui/button/button.tsx';
import { SearchForm } from '../ui/field/search-form.tsx';
import { MapFrame, type MapLabel } from '../ui/map-frame/map-frame.tsx';
import { RuledTable } from '../ui/table/ruled-table.tsx';
import { comunasPath, countPath, experiencesPath } from './places.ts';

/** A figure with the page that it was read from. */
export interface SourcedFigure {
  readonly text: string;
  readonly href: string;
}

export interface HomeExperience {
  readonly place: string;
  readonly year: number;
  /** Where the registry tells the whole experience. */
  readonly href: string;
  readonly amount?: SourcedFigure;
  readonly voters?: SourcedFigure;
}

export interface HomeMap {
  readonly uprightUrl: string;
  readonly lyingUrl: string;
  /** Size of the upright picture in its own units; the lying one is the same, turned. */
  readonly width: number;
  readonly height: number;
  readonly labels: readonly MapLabel[];
  readonly comunasCount: number;
  /** What the dots or shapes are and whose they are, to stand by each picture. */
  readonly caption: string;
}

export interface HomePageProps {
  readonly map: HomeMap;
  readonly experiences: readonly HomeExperience[];
  /** Where something goes on today. */
  readonly open: readonly OpenEdition[];
  readonly pioneers: readonly { readonly name: string; readonly href: string }[];
  /** A real vote that can be counted at once, without a file of one's own. */
  readonly exampleHref?: string;
}

export function homePage(props: HomePageProps): Page {
  return {
    title: m.site_home_page_title(),
    description: m.site_home_description(),
    hero: <HomeHero map={props.map} />,
    spine: <Country map={props.map} />,
    body: (
      <>
        <OpenBlock open={props.open} />
        <CountBlock exampleHref={props.exampleHref} />
        <ExperiencesBlock {...props} />
      </>
    ),
  };
}

function HomeHero({ map }: { readonly map: HomeMap }) {
  return (
    <div class="home-hero wrap">
      <h1>{m.site_home_title()}</h1>
      <p class="lead">{m.site_home_lead()}</p>
      <div class="search-form-place">
        <SearchForm
          id="comuna"
          action={comunasPath.to({})}
          label={m.site_home_comuna_question()}
          placeholder={m.site_home_comuna_placeholder()}
        />
      </div>
      <p class="home-links">
        <a href={countPath.to({})}>{m.site_nav_count()}</a>
        <a href={experiencesPath.to({})}>{m.site_home_see_experiences()}</a>
      </p>
      <div class="home-country-lying">
        <MapFrame
          src={map.lyingUrl}
          width={map.height}
          height={map.width}
          orientation="lying"
          alt={m.site_home_map_alt({ count: map.comunasCount })}
          caption={
            <>
              <span class="map-ends">
                <span>Arica</span>
                <span>Magallanes</span>
              </span>
              <span>{map.caption}</span>
            </>
          }
        />
      </div>
    </div>
  );
}

function Country({ map }: { readonly map: HomeMap }) {
  return (
    <MapFrame
      src={map.uprightUrl}
      width={map.width}
      height={map.height}
      orientation="upright"
      alt={m.site_home_map_alt({ count: map.comunasCount })}
      labels={map.labels}
      caption={map.caption}
      labelsTitle={m.site_home_regions()}
    />
  );
}

function OpenBlock({ open }: Pick<HomePageProps, 'open'>) {
  if (open.length === 0) return null;
  return (
    <section class="home-block home-open">
      <div class="wrap home-done">
        <h2>{m.site_home_open_title()}</h2>
        <RuledTable
          caption={m.site_home_open_title()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.site_home_open_edition() },
            { label: m.site_home_open_phase() },
            { label: m.site_home_open_amount(), align: 'end' },
          ]}
          rows={open.map(({ name, institution, amount, phase, href }) => [
            <>
              <a class="home-place" href={href}>
                {name}
              </a>{' '}
              <span class="home-year">{institution}</span>
            </>,
            phase,
            amount,
          ])}
        />
        <p class="secondary">
          <a href={editionsPath.to({})}>{m.site_home_open_all()}</a>
        </p>
      </div>
    </section>
  );
}

function CountBlock({ exampleHref }: { readonly exampleHref: string | undefined }) {
  return (
    <section class="home-block">
      <div class="wrap">
        <div class="home-count">
          <div class="home-count-columns">
            <div>
              <h2>{m.site_home_count_title()}</h2>
              <p>{m.site_home_count_text()}</p>
              <p class="cluster">
                <ButtonLink href={countPath.to({})}>{m.site_home_count_choose()}</ButtonLink>
                {exampleHref && <a href={exampleHref}>{m.site_home_count_example()}</a>}
              </p>
            </div>
            <figure class="sketch">
              <WaterfallSketch />
              <figcaption class="secondary small">{m.site_home_count_sketch()}</figcaption>
            </figure>
          </div>
        </div>
      </div>
    </section>
  );
}

/** Costs of the seven projects of the sketch, in hundred-thousands of pesos, out of an envelope of 500. */
const sketchCosts = [89, 125, 72, 38, 43, 69, 56] as const;
const SKETCH_ENVELOPE = 500;
const SKETCH_COMPLETES_FROM = 5;
const ROW = 32;

function WaterfallSketch() {
  let spent = 0;
  const rows = sketchCosts.map((cost, place) => {
    const start = spent;
    spent += cost;
    const kind = place < SKETCH_COMPLETES_FROM ? 'sketch-enters' : 'sketch-completes';
    return { start, cost, kind, y: place * ROW };
  });
  const height = rows.length * ROW + 4;
  return (
    <svg viewBox={`0 -4 504 ${height}`} width="504" height={height} aria-hidden="true">
      {rows.map(({ y }) => (
        <rect class="sketch-track" y={y} width={SKETCH_ENVELOPE} height={ROW - 6} />
      ))}
      {rows.map(({ start, cost, kind, y }) => (
        <>
          <rect class={kind} x={start} y={y} width={cost} height={ROW - 6} />
          {y > 0 && <path class="sketch-connector" d={`M${start} ${y - 6}v6`} />}
        </>
      ))}
      <path class="sketch-envelope" d={`M${SKETCH_ENVELOPE + 2} -4v${height}`} />
    </svg>
  );
}

function ExperiencesBlock({ experiences, pioneers }: HomePageProps) {
  return (
    <section class="home-block home-experiences">
      <div class="wrap home-done">
        <h2>{m.site_home_done_title()}</h2>
        <RuledTable
          caption={m.site_home_done_title()}
          captionHidden
          columns={[
            { label: m.site_home_done_place() },
            { label: m.site_home_done_amount(), align: 'end' },
            { label: m.site_home_done_voters(), align: 'end' },
          ]}
          rows={experiences.map((experience) => [
            <>
              <a class="home-place" href={experience.href}>
                {experience.place}
              </a>{' '}
              <span class="home-year">{experience.year}</span>
            </>,
            <Sourced figure={experience.amount} />,
            <Sourced figure={experience.voters} />,
          ])}
        />
        <p class="secondary">
          {m.site_home_done_note()}{' '}
          {pioneers.length > 0 && (
            <>
              {m.site_home_pioneers()}{' '}
              {pioneers.map(({ name, href }, place) => (
                <>
                  {place > 0 && (place === pioneers.length - 1 ? m.site_home_and() : ', ')}
                  <a href={href}>{name}</a>
                </>
              ))}
              .
            </>
          )}
        </p>
      </div>
    </section>
  );
}

function Sourced({ figure }: { readonly figure: SourcedFigure | undefined }) {
  if (!figure) return <span class="home-year">{m.site_home_no_figure()}</span>;
  return (
    <a class="home-figure" href={figure.href}>
      {figure.text}
    </a>
  );
}
