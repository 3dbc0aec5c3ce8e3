// The public page of an edition: how much is decided, who committed it, how far it is, and among which projects.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { MapFrame } from '../../../../ui/map-frame/map-frame.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { comunaPath, type MapOfChile, regionPath } from '../../../ground/territories/index.ts';
import type { EditionScope } from '../rules/rulebook.ts';
import { hasVoted } from '../rules/standing.ts';
import type { PlaceOfEdition } from '../store/public-editions.ts';
import { ContestBars } from './contest-bars.tsx';
import { CosocPart } from './cosoc-part.tsx';
import { EditionNotices, WhatWentOtherwise } from './edition-notices.tsx';
import {
  CommitmentPanel,
  Dates,
  EditionRibbon,
  EnvelopePart,
  type OfEdition,
  Slate,
} from './edition-parts.tsx';
import { InfluenceFigures } from './influence-figures.tsx';
import { LevelBand } from './level-band.tsx';
import {
  ballotsPath,
  calendarPath,
  commitmentPath,
  committeePath,
  desk,
  editionPath,
  rulesPath,
  whoDecidesPath,
} from './paths.ts';
import { bodyOf, dayOf, mayVote, placeName, titleOf } from './public-words.ts';
import { at, type SeenEdition } from './seen-edition.ts';
import type { EditionPanel } from './slots.ts';
import { money } from './words.ts';

export interface EditionPageProps {
  readonly seen: SeenEdition;
  readonly map: MapOfChile;
  readonly panels: readonly EditionPanel[];
  /** Whoever asks may open its desk. */
  readonly isOwnTeam: boolean;
  readonly image: Page['image'];
  /** What was asked of it and is not there. */
  readonly missing: string | undefined;
}

export function editionPage(props: EditionPageProps): Page {
  const { seen, map, panels, isOwnTeam, image, missing } = props;
  const { edition, level, commitment } = seen;
  const { place, name, rules } = edition;
  return {
    title: `${titleOf(level, place, rules.committed.envelopeClp)} · ${name}`,
    description: m.editions_page_description({
      scope: rules.committed.scope,
      edition: name,
      institution: place.name,
    }),
    ...(missing === undefined ? { image } : { status: 404, robots: 'noindex' }),
    current: 'comunas',
    hero: <EditionHero {...{ seen, map, isOwnTeam, panels }} />,
    body: (
      <>
        <div class="wrap edition-ribbon stack-wide">
          {missing !== undefined && (
            <Notice tone="warning">
              <p>{missing}</p>
            </Notice>
          )}
          <EditionRibbon seen={seen} />
          <EditionNotices seen={seen} />
        </div>
        <section class="section">
          <div class="wrap columns">
            <EnvelopePart seen={seen} />
            <div>{commitment && <CommitmentPanel seen={seen} commitment={commitment} />}</div>
          </div>
        </section>
        <LevelBand seen={seen} />
        <Contests seen={seen} />
        <SlateAndDates seen={seen} />
        <WhatWentOtherwise seen={seen} />
        <More seen={seen} panels={panels} />
      </>
    ),
  };
}

/** Where an edition stands: region, comuna, institution. */
function crumbsOf(place: PlaceOfEdition): readonly Crumb[] {
  const { regionName, regionSlug, comunaName, comunaSlug, slug, name } = place;
  return [
    ...(regionName === null || regionSlug === null
      ? []
      : [{ label: regionName, href: regionPath.to({ slug: regionSlug }) }]),
    ...(comunaName === null || comunaSlug === null
      ? []
      : [{ label: comunaName, href: comunaPath.to({ slug: comunaSlug }) }]),
    { label: name, href: institutionPath.to({ institution: slug }) },
  ];
}

/** Of a page under that of its edition. */
export function crumbsUnder({ edition }: SeenEdition): readonly Crumb[] {
  const { name: label } = edition;
  const own = { label, lang: writtenLang(), href: editionPath.to(at(edition)) };
  return [...crumbsOf(edition.place), own];
}

function EditionHero({
  seen,
  map,
  isOwnTeam,
  panels,
}: Omit<EditionPageProps, 'image' | 'missing'>) {
  const { edition, level } = seen;
  const { place, rules, name, slug } = edition;
  const doors = panels.flatMap(({ door }) => door ?? []);
  return (
    <Hero
      title={titleOf(level, place, rules.committed.envelopeClp)}
      crumbs={crumbsOf(place)}
      lead={
        <>
          <span lang={writtenLang()}>{name}</span>. {mayVote(rules.committed.voters, place)}
        </>
      }
      tags={<StateTags seen={seen} />}
      actions={
        <div class="cluster">
          {doors.map(({ label, href }) => (
            <ButtonLink kind="deep" href={href}>
              {label}
            </ButtonLink>
          ))}
          <ButtonLink
            kind={doors.length > 0 ? 'secondary' : 'deep'}
            href={ballotsPath.to(at(edition))}
          >
            {m.editions_page_to_ballots()}
          </ButtonLink>
          <a href={whoDecidesPath.to(at(edition))}>{m.editions_page_to_who_decides()}</a>
          {isOwnTeam && (
            <a href={desk.edition.to({ institution: place.slug, edition: slug })}>
              {m.editions_page_to_desk()}
            </a>
          )}
        </div>
      }
      aside={<Where place={place} map={map} />}
    />
  );
}

function StateTags({ seen }: OfEdition) {
  const { halted, edition, level, commitment } = seen;
  const isNowConsultation =
    commitment?.isRevoked === true && level === 'consultation' && hasVoted(edition);
  if (halted === undefined && !edition.isArchived && !isNowConsultation) return null;
  return (
    <>
      {halted === 'suspended' && <Tag tone="attention">{m.editions_page_state_suspended()}</Tag>}
      {halted === 'annulled' && <Tag tone="stop">{m.editions_page_state_annulled()}</Tag>}
      {edition.isArchived && <Tag tone="done">{m.editions_page_state_archived()}</Tag>}
      {isNowConsultation && <Tag tone="attention">{m.editions_page_state_consultation()}</Tag>}
    </>
  );
}

function Where({ place, map }: { readonly place: PlaceOfEdition; readonly map: MapOfChile }) {
  const { url, width, height } = map.pictures.backdrop;
  const ring = place.cut === null ? undefined : map.ringAt(place.cut, 'backdrop');
  return (
    <MapFrame
      src={url}
      width={width}
      height={height}
      orientation="lying"
      alt={m.editions_page_map({ place: placeName(place) })}
      caption={map.caption}
      {...(ring === undefined ? {} : { ring })}
    />
  );
}

function Contests({ seen }: OfEdition) {
  const { contests, edition } = seen;
  const areOfPlaces = contests.some(({ territories }) => territories.length > 0);
  const forAll = contests.filter(({ territories }) => territories.length === 0).length;
  const perPerson = ballotsOfEach(contests);
  const text = areOfPlaces
    ? forAll > 0
      ? m.editions_page_contests_text_own()
      : m.editions_page_contests_text_places()
    : m.editions_page_contests_text_everybody({ count: forAll });
  return (
    <section class="section">
      <div class="wrap stack-wide">
        <div class="stack">
          <h2>
            {perPerson === undefined
              ? m.editions_page_contests_all_title({ count: contests.length })
              : m.editions_page_contests_title({ count: perPerson })}
          </h2>
          <p>
            {scopeWords(edition.rules.committed.scope)} {text}{' '}
            <a href={ballotsPath.to(at(edition))}>{m.editions_page_to_ballots()}</a>
          </p>
        </div>
        <ContestBars seen={seen} />
        <p class="secondary">
          {m.editions_page_contests_sum({ amount: money(edition.rules.committed.envelopeClp) })}
        </p>
      </div>
    </section>
  );
}

/** What is put in order, where it is not works. */
function scopeWords(scope: EditionScope): string {
  const said = {
    works: () => '',
    'social-programme': m.editions_page_scope_social,
    transfers: m.editions_page_scope_transfers,
  };
  return said[scope]();
}

/** How many ballots each person votes on; undefined when it depends on where she lives. */
function ballotsOfEach(contests: SeenEdition['contests']): number | undefined {
  const forAll = contests.filter(({ territories }) => territories.length === 0).length;
  const named = contests.flatMap(({ territories }) => territories);
  const counts = [...Map.groupBy(named, (place) => place).values()].map(({ length }) => length);
  const [first = 0] = counts;
  return counts.every((count) => count === first) ? forAll + first : undefined;
}

function SlateAndDates({ seen }: OfEdition) {
  const first = seen.contests.find(({ projects }) => projects.length > 0);
  return (
    <section class="section">
      <div class={first === undefined ? 'wrap stack-wide' : 'wrap columns'}>
        {first !== undefined && <Slate seen={seen} contest={first} />}
        <Dates seen={seen} />
      </div>
    </section>
  );
}

function More({ seen, panels }: OfEdition & Pick<EditionPageProps, 'panels'>) {
  const { edition } = seen;
  const { publications, place, influence, rules } = edition;
  const current = publications.at(-1);
  const params = at(edition);
  const links = [
    {
      href: rulesPath.to(params),
      label: m.editions_page_rules(),
      note: m.editions_page_rules_note({
        version: String(current?.version ?? 1),
        day: dayOf(current?.publishedAt ?? edition.createdAt, place),
      }),
    },
    {
      href: commitmentPath.to(params),
      label: m.editions_page_commitment({ body: bodyOf(place).name }),
      note: m.editions_page_commitment_note(),
    },
    {
      href: whoDecidesPath.to(params),
      label: m.editions_page_to_who_decides(),
      note: m.editions_page_who_decides_note(),
    },
    {
      href: ballotsPath.to(params),
      label: m.editions_page_to_ballots(),
      note: m.editions_page_ballots_note(),
    },
    { href: calendarPath.to(params), label: m.editions_page_calendar(), note: '' },
    ...(rules.operational.options.committee === null
      ? []
      : [
          {
            href: committeePath.to(params),
            label: m.editions_page_committee(),
            note: m.editions_page_committee_note(),
          },
        ]),
  ];
  return (
    <section class="section ruled">
      <div class="wrap stack-wide">
        {panels.map(({ title, body, id }) => (
          <section class="stack" id={id}>
            <h2>{title}</h2>
            {body}
          </section>
        ))}
        <CosocPart opinions={edition.opinions} />
        {(influence.prioritised > 0 || edition.isArchived) && (
          <section class="stack">
            <h2>{m.editions_page_influence()}</h2>
            <InfluenceFigures influence={influence} />
          </section>
        )}
        <section class="stack">
          <h2 class="panel-heading">{m.editions_page_more()}</h2>
          <ul class="edition-links">
            {links.map(({ href, label, note }) => (
              <li>
                <a href={href}>{label}</a> {note !== '' && <span class="secondary">{note}</span>}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </section>
  );
}
