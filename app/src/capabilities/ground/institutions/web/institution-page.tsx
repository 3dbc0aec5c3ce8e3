// The front page of an institution: its processes first, who decides there, how it is reached.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { MapFrame } from '../../../../ui/map-frame/map-frame.tsx';
import { comunaPath, type MapOfChile, regionPath } from '../../territories/index.ts';
import type { Body, Member } from '../rules/body.ts';
import type { Institution } from '../rules/institution.ts';
import { BodySection } from './body-parts.tsx';
import { ColourSheet, InstitutionTitle, Plate } from './institution-parts.tsx';
import { authoritiesPath, deskPath, institutionsPath } from './paths.ts';
import type { InstitutionPanel } from './slots.ts';
import { kindNames } from './words.ts';

export interface InstitutionPageProps {
  readonly institution: Institution;
  readonly bodies: readonly { readonly body: Body; readonly members: readonly Member[] }[];
  readonly panels: readonly InstitutionPanel[];
  readonly map: MapOfChile;
  readonly today: string;
  /** Whoever asks has a role here. */
  readonly isOwnTeam: boolean;
}

export function institutionPage(props: InstitutionPageProps): Page {
  const { institution } = props;
  return {
    title: institution.name,
    description: m.institutions_page_description({ institution: institution.name }),
    current: 'comunas',
    hero: <InstitutionHero {...props} />,
    body: (
      <>
        <ColourSheet institution={institution} />
        <Processes {...props} />
        <section class="section">
          <div class="wrap columns">
            <WhoDecides {...props} />
            <div class="stack-wide">
              <Plate institution={institution} />
              <Around institution={institution} />
              <Kept {...props} />
            </div>
          </div>
        </section>
      </>
    ),
  };
}

function InstitutionHero({ institution, map, isOwnTeam }: InstitutionPageProps) {
  const { regionName, regionSlug, slug } = institution;
  return (
    <Hero
      title={<InstitutionTitle institution={institution} />}
      crumbs={[
        { label: m.institutions_list_title(), href: institutionsPath.to({}) },
        ...(regionName === null || regionSlug === null
          ? []
          : [{ label: regionName, href: regionPath.to({ slug: regionSlug }) }]),
        { label: kindNames[institution.kind]() },
      ]}
      lead={leadOf(institution)}
      actions={
        <div class="cluster">
          {isOwnTeam && (
            <ButtonLink kind="deep" href={deskPath.to({ institution: slug })}>
              {m.institutions_to_desk()}
            </ButtonLink>
          )}
          <a href="#contacto">{m.institutions_to_contact()}</a>
        </div>
      }
      aside={<Where institution={institution} map={map} />}
    />
  );
}

function leadOf({ kind, comunaName, regionName }: Institution): string {
  if (kind === 'municipality') {
    return m.institutions_lead_municipality({
      comuna: comunaName ?? '',
      region: regionName ?? '',
    });
  }
  if (kind === 'regional-government') {
    return m.institutions_lead_regional_government({ region: regionName ?? '' });
  }
  return m.institutions_lead_national_body();
}

/** The country lying, with the comuna of a municipality ringed. */
function Where({ institution, map }: Pick<InstitutionPageProps, 'institution' | 'map'>) {
  const { cut, comunaName } = institution;
  const { url, width, height } = map.pictures.backdrop;
  const ring = cut === null ? undefined : map.ringAt(cut, 'backdrop');
  return (
    <MapFrame
      src={url}
      width={width}
      height={height}
      orientation="lying"
      alt={
        comunaName === null
          ? m.institutions_map_country()
          : m.institutions_map_comuna({ comuna: comunaName })
      }
      caption={map.caption}
      {...(ring === undefined ? {} : { ring })}
    />
  );
}

function Processes({ institution, panels }: InstitutionPageProps) {
  const processes = panels.filter(({ isKept }) => !isKept);
  return (
    <section class="section">
      <div class="wrap stack-wide">
        <h2>{m.institutions_processes_title()}</h2>
        {processes.length === 0 && <NoProcess institution={institution} />}
        {processes.map(({ title, body }) => (
          <section class="stack">
            <h3 class="panel-heading">{title}</h3>
            {body}
          </section>
        ))}
      </div>
    </section>
  );
}

/** What is kept of what the institution did: registers, documents, lots. */
function Kept({ panels }: Pick<InstitutionPageProps, 'panels'>) {
  const kept = panels.filter(({ isKept }) => isKept);
  return (
    <>
      {kept.map(({ title, body }) => (
        <section class="stack">
          <h2 class="panel-heading">{title}</h2>
          {body}
        </section>
      ))}
    </>
  );
}

function NoProcess({ institution }: Pick<InstitutionPageProps, 'institution'>) {
  return (
    <EmptyState
      title={m.institutions_processes_none_title()}
      level={3}
      actions={<a href="#contacto">{m.institutions_to_contact()}</a>}
    >
      <p>
        {institution.kind === 'national-body'
          ? m.institutions_processes_none_national()
          : m.institutions_processes_none_text()}
      </p>
    </EmptyState>
  );
}

function WhoDecides({ institution, bodies, today }: InstitutionPageProps) {
  return (
    <div class="stack-wide">
      <h2>{m.institutions_who_decides_title()}</h2>
      {bodies.map(({ body, members }) => (
        <BodySection body={body} members={members} today={today} />
      ))}
      <p class="secondary">
        <a href={authoritiesPath.to({}, { query: { q: institution.name, todas: '1' } })}>
          {m.institutions_all_mandates()}
        </a>
      </p>
    </div>
  );
}

function Around({ institution }: Pick<InstitutionPageProps, 'institution'>) {
  const { comunaSlug, comunaName, regionSlug, regionName } = institution;
  const locale = currentLocale();
  if (regionSlug === null) return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.institutions_around_title()}</h2>
      <ul class="institution-links">
        {comunaSlug !== null && (
          <li>
            <a href={comunaPath.to({ slug: comunaSlug }, { locale })}>
              {m.institutions_to_comuna({ comuna: comunaName ?? '' })}
            </a>
          </li>
        )}
        <li>
          <a href={regionPath.to({ slug: regionSlug }, { locale })}>{regionName}</a>
        </li>
      </ul>
    </section>
  );
}
