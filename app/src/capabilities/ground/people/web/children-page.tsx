// The children in somebody's care: what each takes part in, what she consented to, and how it is taken back.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { formatInstant, formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { AGE_TO_TAKE_PART } from '../rules/age.ts';
import type { ChildRefusal, ChildTrack } from '../rules/childhood.ts';
import type { ProvenNames } from '../rules/names.ts';
import type { Consent, Ward } from '../store/guardianships.ts';
import {
  childrenPath,
  consentPath,
  newChildPath,
  removeChildPath,
  withdrawConsentPath,
} from './identify-paths.ts';
import { accountDetailsPath, accountPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';

export interface ShownChild extends Ward {
  /** Known to the guardian only, and no more once the child speaks for itself. */
  readonly names: ProvenNames | undefined;
  readonly age: number;
  readonly consents: readonly Consent[];
}

export interface ChildrenPageProps {
  readonly children: readonly ShownChild[];
  readonly tracks: readonly ChildTrack[];
  /** Why this person cannot register or consent. */
  readonly barred: ChildRefusal | undefined;
  readonly problem?: ChildRefusal;
  readonly done: string | null;
}

const done: Readonly<Record<string, () => string>> = {
  inscrita: () => m.people_children_done_registered(),
  consentimiento: () => m.people_children_done_given(),
  retirado: () => m.people_children_done_withdrawn(),
  quitada: () => m.people_children_done_removed(),
};

export function childrenPage(props: ChildrenPageProps): Page {
  const { barred, problem } = props;
  return {
    title: m.people_children_title(),
    description: m.people_children_lead(),
    robots: 'noindex',
    ...(problem === undefined ? {} : { status: refusalStatus[problem.code] }),
    hero: (
      <Hero
        title={m.people_children_title()}
        lead={m.people_children_lead()}
        crumbs={[
          { label: m.people_account_title(), href: accountPath.to({}) },
          { label: m.people_children_title() },
        ]}
        actions={
          barred === undefined && (
            <ButtonLink kind="deep" href={newChildPath.to({})}>
              {m.people_children_register()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {problem && (
            <FormProblems problems={[{ field: '', message: refusalSentence(problem) }]} />
          )}
          <Done text={props.done === null ? undefined : done[props.done]?.()} />
          {barred && <Barred refusal={barred} />}
          <Children {...props} />
          <Tracks {...props} />
        </div>
      </div>
    ),
  };
}

function Barred({ refusal }: { readonly refusal: ChildRefusal }) {
  const back = childrenPath.to({});
  return (
    <Notice tone="warning">
      <p>{refusalSentence(refusal)}</p>
      {refusal.code === 'people/guardian-age-unknown' && (
        <p>
          <a href={accountDetailsPath.to({}, { query: { volver: back } })}>
            {m.people_children_say_birth_date()}
          </a>
        </p>
      )}
    </Notice>
  );
}

function Children({ children, tracks, barred }: ChildrenPageProps) {
  if (children.length === 0) {
    return (
      <EmptyState title={m.people_children_none_title()}>
        <p>{m.people_children_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <ul class="child-list">
      {children.map((child) => (
        <li class="child stack">
          <Child child={child} tracks={barred === undefined ? tracks : []} />
        </li>
      ))}
    </ul>
  );
}

interface ChildProps {
  readonly child: ShownChild;
  readonly tracks: readonly ChildTrack[];
}

function Child({ child, tracks }: ChildProps) {
  const { publicName, names, age, endedAt, consents } = child;
  if (endedAt !== null) {
    return (
      <>
        <h2 class="panel-heading">{publicName}</h2>
        <p>{m.people_child_on_its_own({ date: day(endedAt) })}</p>
      </>
    );
  }
  const isOfAge = age >= AGE_TO_TAKE_PART;
  return (
    <>
      <h2 class="panel-heading">{publicName}</h2>
      {names && (
        <p class="secondary">
          {m.people_child_known_to_you({
            name: `${names.given} ${names.family}`,
            age: formatNumber(age, currentLocale()),
          })}
        </p>
      )}
      {isOfAge && <p>{m.people_child_of_age()}</p>}
      <Standing child={child} tracks={tracks} />
      {!isOfAge && <Open child={child} tracks={tracks} />}
      <Withdrawn consents={consents} tracks={tracks} />
      {consents.length === 0 && (
        <form method="post" action={removeChildPath.to({ child: child.childId })}>
          <Button kind="secondary" small>
            {m.people_child_remove({ alias: publicName })}
          </Button>
        </form>
      )}
    </>
  );
}

/** What the room that offers it calls it; a track that is over is called so. */
function titleOf(tracks: readonly ChildTrack[], { subject }: Consent): string {
  const track = tracks.find((one) => one.subject === subject);
  return track?.title ?? m.people_child_track_over();
}

function Standing({ child, tracks }: ChildProps) {
  const standing = child.consents.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (standing.length === 0) return null;
  return (
    <ul class="device-list">
      {standing.map((consent) => {
        const track = titleOf(tracks, consent);
        const address = { child: child.childId, id: consent.id };
        return (
          <li class="device">
            <p>{m.people_child_consented({ track, date: day(consent.givenAt) })}</p>
            <form method="post" action={withdrawConsentPath.to(address)}>
              <Button kind="secondary" small>
                {m.people_child_withdraw({ track })}
              </Button>
            </form>
          </li>
        );
      })}
    </ul>
  );
}

function Open({ child, tracks }: ChildProps) {
  const consented = new Set(
    child.consents.flatMap(({ subject, withdrawnAt }) => (withdrawnAt === null ? [subject] : [])),
  );
  const open = tracks.filter(({ subject }) => !consented.has(subject));
  if (open.length === 0) return null;
  return (
    <ul class="device-list">
      {open.map(({ subject, title, minimumAge }) => (
        <li class="device">
          {child.age < minimumAge ? (
            <p>
              {m.people_child_track_from({
                track: title,
                age: formatNumber(minimumAge, currentLocale()),
              })}
            </p>
          ) : (
            <a
              class="task-link"
              href={consentPath.to({ child: child.childId }, { query: { para: subject } })}
            >
              {m.people_child_consent_to({ track: title })}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Withdrawn({
  consents,
  tracks,
}: { readonly consents: readonly Consent[] } & Pick<ChildProps, 'tracks'>) {
  const withdrawn = consents.flatMap((consent) =>
    consent.withdrawnAt === null ? [] : [{ ...consent, withdrawnAt: consent.withdrawnAt }],
  );
  if (withdrawn.length === 0) return null;
  return (
    <Disclosure summary={m.people_child_withdrawn_ones()}>
      <ul class="device-list">
        {withdrawn.map((consent) => (
          <li class="device">
            {m.people_child_withdrawn({
              track: titleOf(tracks, consent),
              given: day(consent.givenAt),
              withdrawn: day(consent.withdrawnAt),
            })}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Tracks({ tracks }: Pick<ChildrenPageProps, 'tracks'>) {
  return (
    <section class="stack" aria-labelledby="abierto">
      <h2 class="panel-heading" id="abierto">
        {m.people_children_open()}
      </h2>
      {tracks.length === 0 ? (
        <p>{m.people_children_nothing_open()}</p>
      ) : (
        <ul class="device-list">
          {tracks.map(({ title, href, heldBy, minimumAge, endsAt }) => (
            <li class="device">
              <a class="task-link" href={href}>
                {title}
              </a>
              <p class="secondary">
                {m.people_children_track({
                  institution: heldBy,
                  age: formatNumber(minimumAge, currentLocale()),
                  date: day(endsAt),
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function day(at: Date): string {
  return formatInstant(at, currentLocale(), { timeZone: 'America/Santiago' });
}
