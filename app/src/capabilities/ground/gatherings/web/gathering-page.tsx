// The page of a gathering: its level before anything is asked, where and when, coming to it, and what came of it.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { WhoDecides } from '../../../../ui/who-decides/who-decides.tsx';
import { institutionPath } from '../../institutions/index.ts';
import { organizationPath } from '../../organizations/index.ts';
import { levelWords } from '../actions/level-words.ts';
import type { Caller, Gathering } from '../store/gatherings.ts';
import { ComingPart, type ComingProps } from './coming-part.tsx';
import type { Encounter } from './encounter.ts';
import { EncounterPart } from './encounter-part.tsx';
import { StateTag } from './parts.tsx';
import { calendarPath, gatheringPath, gatheringsPath } from './paths.ts';
import { type Results, ResultsPart } from './results-part.tsx';
import type { GatheringPanel } from './slots.ts';
import { hoursOf, kindWords, levelActs, numberOf, placeOf } from './words.ts';

export interface GatheringPageProps extends ComingProps {
  readonly results: Results;
  /** Of an encounter or a workshop. */
  readonly encounter: Encounter | undefined;
  readonly panels: readonly GatheringPanel[];
  readonly status?: Page['status'] | undefined;
  readonly done: string | undefined;
}

export function gatheringPage(props: GatheringPageProps): Page {
  const { gathering, status, problems, done, panels } = props;
  const { title, caller } = gathering;
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: m.gatherings_page_description({ title, caller: caller.name }),
    current: 'comunas',
    hero: <GatheringHero gathering={gathering} />,
    body: (
      <>
        <Level gathering={gathering} />
        <section class="section gathering-body">
          <div class="wrap columns">
            <div class="stack-wide">
              <FormProblems problems={problems} />
              <Done text={done} />
              <StateNotice gathering={gathering} />
              <Agenda gathering={gathering} />
              <ComingPart {...props} />
              {props.encounter !== undefined && (
                <EncounterPart gathering={gathering} {...props.encounter} />
              )}
              <ResultsPart gathering={gathering} {...props.results} />
              {panels.map((panel) => (
                <section class="stack">
                  <h2>{panel.title}</h2>
                  {panel.body}
                </section>
              ))}
            </div>
            <Facts gathering={gathering} />
          </div>
        </section>
      </>
    ),
  };
}

function callerHref({ kind, slug }: Pick<Caller, 'kind' | 'slug'>): string {
  return kind === 'institution'
    ? institutionPath.to({ institution: slug })
    : organizationPath.to({ organization: slug });
}

function GatheringHero({ gathering }: { readonly gathering: Gathering }) {
  const { title, purpose, kind, state, caller } = gathering;
  return (
    <Hero
      title={<span lang={writtenLang()}>{title}</span>}
      crumbs={[
        { label: m.gatherings_list_title(), href: gatheringsPath.to({}) },
        { label: caller.name, href: callerHref(caller) },
        { label: kindWords[kind]() },
      ]}
      tags={
        <>
          <Tag tone="struct">{kindWords[kind]()}</Tag>
          <StateTag state={state} />
        </>
      }
      lead={<span lang={writtenLang()}>{purpose}</span>}
      actions={
        <p class="gathering-when">
          {hoursOf(gathering)}
          <br />
          <span lang={writtenLang()}>{placeOf(gathering)}</span>
        </p>
      }
    />
  );
}

/** Declared before anything is asked: what this gathering is for, and what happens with what is said. */
function Level({ gathering }: { readonly gathering: Gathering }) {
  const { level, effect, state, backedBy } = gathering;
  const isOver = state === 'held' || state === 'approved';
  return (
    <WhoDecides
      id="nivel"
      title={m.gatherings_level_title({ level: levelWords[level]().toLocaleUpperCase('es-CL') })}
      effect={
        <>
          <span lang={writtenLang()}>{effect}</span>
          {backedBy !== undefined && (
            <>
              {' '}
              <span lang={writtenLang()}>{backedBy}</span>
            </>
          )}
        </>
      }
      steps={[
        {
          title: m.gatherings_step_before(),
          text: m.gatherings_step_before_text(),
          isCurrent: !isOver && state !== 'cancelled',
        },
        { title: m.gatherings_step_there(), text: levelActs[level]() },
        {
          title: m.gatherings_step_after(),
          text: m.gatherings_step_after_text(),
          isCurrent: isOver,
        },
      ]}
    />
  );
}

function StateNotice({ gathering }: { readonly gathering: Gathering }) {
  const { state, stateReason } = gathering;
  if (stateReason === undefined) return null;
  const said = {
    postponed: m.gatherings_is_postponed,
    cancelled: m.gatherings_is_cancelled,
    published: m.gatherings_is_moved,
    held: m.gatherings_is_moved,
    approved: m.gatherings_is_moved,
    draft: m.gatherings_is_moved,
  }[state];
  return (
    <Notice tone="warning" title={said()}>
      <p lang={writtenLang()}>{stateReason}</p>
    </Notice>
  );
}

function Agenda({ gathering }: { readonly gathering: Gathering }) {
  const { agenda } = gathering;
  if (agenda.length === 0) return null;
  return (
    <section class="stack">
      <h2>{m.gatherings_agenda()}</h2>
      <ol class="gathering-agenda" lang={writtenLang()}>
        {agenda.map((item) => (
          <li>{item}</li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ gathering }: { readonly gathering: Gathering }) {
  const { slug, title, capacity, threshold, territoryName } = gathering;
  const spoken = writtenLang();
  // What the caller wrote is in the language of the caller.
  const facts: readonly (readonly [string, string | undefined, lang?: string | undefined])[] = [
    [m.gatherings_when(), hoursOf(gathering)],
    [m.gatherings_where(), placeOf(gathering), spoken],
    [m.gatherings_sector(), territoryName, spoken],
    [m.gatherings_field_access(), gathering.accessNotes, spoken],
    [m.gatherings_field_support(), gathering.supportNotes, spoken],
    [m.gatherings_field_audience(), gathering.audience, spoken],
    [
      m.gatherings_field_capacity(),
      capacity === undefined
        ? undefined
        : m.gatherings_people_count({ count: capacity, number: numberOf(capacity) }),
    ],
    [
      m.gatherings_threshold(),
      threshold &&
        m.gatherings_threshold_said({
          asked: numberOf(threshold.askedCount),
          count: numberOf(threshold.count),
          norm: threshold.norm,
        }),
    ],
    [m.gatherings_field_contact(), gathering.contact, spoken],
  ];
  return (
    <aside class="gathering-facts stack">
      <h2 class="panel-heading">{m.gatherings_facts()}</h2>
      <dl>
        {facts.map(([label, text, lang]) =>
          text ? (
            <div>
              <dt>{label}</dt>
              <dd lang={lang}>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p class="screen-only">
        <a
          href={calendarPath.to({ gathering: slug })}
          aria-label={m.gatherings_calendar_of({ title })}
        >
          {m.gatherings_calendar()}
        </a>
      </p>
    </aside>
  );
}

/** The way to a page of a gathering, where it is only listed. */
export function GatheringLink({ gathering }: { readonly gathering: Gathering }) {
  return (
    <a href={gatheringPath.to({ gathering: gathering.slug })} lang={writtenLang()}>
      {gathering.title}
    </a>
  );
}
