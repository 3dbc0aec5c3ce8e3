// «Queremos presupuesto participativo»: how far the petition of a comuna is, who signs, and what came of it.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { blankPaperPath } from '../../../../platform/paper.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { comunaPath } from '../../territories/index.ts';
import { posterPath, signPath, withdrawSignaturePath } from './paths.ts';
import { dayOf } from './words.ts';

export interface PetitionComuna {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly institution: string;
  readonly institutionSlug: string;
}

export interface PetitionSeen {
  readonly goal: number;
  readonly signatures: number;
  /** How many of them chose to be named. */
  readonly named: number;
  readonly reachedAt: Date | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredInName: string | null;
}

interface PetitionPageProps {
  readonly comuna: PetitionComuna;
  readonly petition: PetitionSeen;
  /** Public names of those who chose to be named, the latest ones. */
  readonly named: readonly string[];
  readonly hasSigned: boolean;
  /** The participatory budget that the comuna holds: then nobody has to ask for one. */
  readonly budget: { readonly label: string; readonly href: string } | undefined;
  /** Absolute, to share. */
  readonly address: string;
  readonly done: string | undefined;
}

export function petitionPage(props: PetitionPageProps): Page {
  const { comuna, petition, done } = props;
  const title = m.organizations_petition_title({ comuna: comuna.name });
  return {
    title,
    description: m.organizations_petition_description({
      comuna: comuna.name,
      count: petition.signatures,
      number: formatNumber(petition.signatures, currentLocale()),
    }),
    current: 'comunas',
    hero: <PetitionHero {...props} title={title} />,
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Done text={done} />
            <Answer {...props} />
            <Progress {...props} />
            <WhatHappens {...props} />
            <Signers {...props} />
          </div>
          <Aside {...props} />
        </div>
      </section>
    ),
  };
}

function PetitionHero({
  comuna,
  hasSigned,
  budget,
  title,
}: PetitionPageProps & { readonly title: string }) {
  const { name, slug } = comuna;
  return (
    <Hero
      title={title}
      crumbs={[
        { label: name, href: comunaPath.to({ slug }) },
        { label: m.organizations_petition_crumb() },
      ]}
      lead={m.organizations_petition_lead({ comuna: name })}
      {...(budget === undefined && !hasSigned
        ? {
            actions: (
              <ButtonLink kind="deep" href={signPath.to({ slug })}>
                {m.organizations_petition_sign()}
              </ButtonLink>
            ),
          }
        : {})}
    />
  );
}

function Answer({ comuna, petition }: PetitionPageProps) {
  const { answer, answeredAt, answeredInName } = petition;
  if (answer === null || answeredAt === null) return null;
  return (
    <section class="stack" aria-labelledby="respuesta">
      <h2 id="respuesta">
        {m.organizations_petition_answer_title({ institution: answeredInName ?? '' })}
      </h2>
      <p class="secondary">{dayOf(answeredAt, comuna.timeZone)}</p>
      <blockquote class="organization-said petition-answer">{answer}</blockquote>
    </section>
  );
}

/** How far it is: the bar is as long as its goal, or as all signatures when they are more. */
function Progress({ petition }: Pick<PetitionPageProps, 'petition'>) {
  const { signatures, goal } = petition;
  const locale = currentLocale();
  return (
    <section class="stack" aria-labelledby="cuantas">
      <h2 id="cuantas">
        {m.organizations_petition_count({
          count: signatures,
          number: formatNumber(signatures, locale),
          goal: formatNumber(goal, locale),
        })}
      </h2>
      <PetitionBar signatures={signatures} goal={goal} />
    </section>
  );
}

const BAR_WIDTH = 1000;

export function PetitionBar({ signatures, goal }: Pick<PetitionSeen, 'signatures' | 'goal'>) {
  const width = Math.round((Math.min(signatures, goal) / goal) * BAR_WIDTH);
  return (
    <svg
      class="petition-bar"
      viewBox={`0 0 ${BAR_WIDTH} 40`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="petition-bar-track" width={BAR_WIDTH} height="40" />
      <rect class="petition-bar-signed" width={width} height="40" />
    </svg>
  );
}

function WhatHappens({ comuna, petition }: PetitionPageProps) {
  const { goal, reachedAt, answer } = petition;
  const { institution, timeZone } = comuna;
  if (reachedAt === null) {
    return (
      <p>
        {m.organizations_petition_what({ goal: formatNumber(goal, currentLocale()), institution })}
      </p>
    );
  }
  return (
    <Notice tone="done" title={m.organizations_petition_reached_title()}>
      <p>{m.organizations_petition_reached({ day: dayOf(reachedAt, timeZone), institution })}</p>
      {answer === null && <p>{m.organizations_petition_unanswered({ institution })}</p>}
    </Notice>
  );
}

function Signers({ petition, named }: PetitionPageProps) {
  const hidden = petition.signatures - petition.named;
  if (petition.signatures === 0) {
    return (
      <EmptyState title={m.organizations_petition_none_title()}>
        <p>{m.organizations_petition_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.organizations_petition_signers_title()}</h2>
      {named.length > 0 && (
        <ul class="petition-signers">
          {named.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      )}
      {named.length < petition.named && (
        <p>
          {m.organizations_petition_named_limit({
            number: formatNumber(named.length, currentLocale()),
          })}
        </p>
      )}
      {hidden > 0 && (
        <p>
          {named.length === 0
            ? m.organizations_petition_unnamed_all({
                count: hidden,
                number: formatNumber(hidden, currentLocale()),
              })
            : m.organizations_petition_unnamed_rest({
                count: hidden,
                number: formatNumber(hidden, currentLocale()),
              })}
        </p>
      )}
    </section>
  );
}

function Aside(props: PetitionPageProps) {
  const { comuna, budget, hasSigned, address } = props;
  const { slug, name } = comuna;
  const words = m.organizations_petition_share_text({ comuna: name, address });
  return (
    <aside class="stack-wide">
      {budget !== undefined && (
        <Notice title={m.organizations_petition_budget_title()}>
          <p>
            <a href={budget.href}>{budget.label}</a>
          </p>
        </Notice>
      )}
      {hasSigned && (
        <section class="stack">
          <h2 class="panel-heading">{m.organizations_petition_signed_title()}</h2>
          <p>{m.organizations_petition_signed_text()}</p>
          <form method="post" action={withdrawSignaturePath.to({ slug })}>
            <Button kind="secondary" small>
              {m.organizations_petition_withdraw()}
            </Button>
          </form>
        </section>
      )}
      <section class="stack">
        <h2 class="panel-heading">{m.organizations_petition_share_title()}</h2>
        <ul class="organization-ways">
          <li>
            <a href={`https://wa.me/?${new URLSearchParams({ text: words })}`} rel="external">
              {m.organizations_petition_share_whatsapp()}
            </a>
          </li>
          <li>
            <a href={posterPath.to({ slug })}>{m.organizations_petition_share_poster()}</a>
          </li>
          {budget === undefined && (
            <li>
              <a href={paperAddressOf(comuna)}>{m.organizations_petition_on_paper()}</a>
            </li>
          )}
          <li>
            {m.organizations_petition_share_address()} <span class="code">{address}</span>
          </li>
        </ul>
      </section>
    </aside>
  );
}

function paperAddressOf({ institutionSlug, slug }: PetitionComuna): string {
  const step = { room: 'organizations', step: 'sign-petition', subject: slug };
  return blankPaperPath.to({ institution: institutionSlug, ...step });
}
