// Where an organisation answers whoever asks it to stand behind a proposal, and offers itself to those that look for one.

import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { paragraphsUpTo, parseForm, readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { ownPath } from '../../../ground/organizations/index.ts';
import { answerAsSponsor, offerSponsorship } from '../actions/sponsor-proposal.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listForSponsor, type SponsorLine } from '../store/consents.ts';
import { addressOf, proposalPath, proposalPathIn, sponsorDeskPath } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { money } from './state-words.ts';

const toAnswer = { act: 'proposals/answer-as-organization' } as const;

export function sponsorRoutes(house: House): readonly Route[] {
  const path = sponsorDeskPath;
  return [
    route({ audience: toAnswer, method: 'get', path, answer: (ask) => show(house, ask) }),
    route({ audience: toAnswer, method: 'post', path, answer: (ask) => answer(house, ask) }),
  ];
}

async function show(house: House, ask: Ask, refusal?: Refusal): Promise<Page> {
  const organization = ask.params.organization ?? '';
  const lines = await listForSponsor(house.db, scopeOf(ask).id);
  const asked = lines.filter(({ asked: by, answer: said }) => by === 'author' && said === null);
  const looking = lines.filter(({ asked: by }) => by === null);
  const others = lines.filter((one) => !asked.includes(one) && !looking.includes(one));
  const title = m.proposals_sponsor_desk_title();
  const hecho = ask.query.get('hecho');
  return {
    ...(refusal === undefined ? {} : { status: statusOf(refusal) }),
    title,
    description: m.proposals_sponsor_desk_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: m.proposals_sponsor_desk_back(), href: ownPath.to({ organization }) },
          { label: title },
        ]}
        lead={m.proposals_sponsor_desk_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={hecho === 'respondido' ? m.proposals_done_sponsor_answered() : undefined} />
          <FormProblems problems={refusal === undefined ? [] : [problemOfRefusal(refusal)]} />
          <Lines title={m.proposals_sponsor_desk_asked()} lines={asked}>
            {(one) => <AnswerForm organization={organization} line={one} />}
          </Lines>
          <Lines title={m.proposals_sponsor_desk_looking()} lines={looking}>
            {(one) => (
              <form action={sponsorDeskPath.to({ organization })} method="post">
                <input type="hidden" name="propuesta" value={one.proposalId} />
                <Button kind="secondary" small name="accion" value="ofrecer">
                  {m.proposals_sponsor_desk_offer()}
                  <span class="visually-hidden"> {one.title}</span>
                </Button>
              </form>
            )}
          </Lines>
          <Lines title={m.proposals_sponsor_desk_others()} lines={others}>
            {(one) => <p class="secondary">{saidOf(one)}</p>}
          </Lines>
          {lines.length === 0 && <p>{m.proposals_sponsor_desk_none()}</p>}
        </div>
      </section>
    ),
  };
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly SponsorLine[];
  readonly children: (line: SponsorLine) => preact.JSX.Element;
}

function Lines({ title, lines, children }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <ul class="proposal-own">
        {lines.map((one) => (
          <li class="stack">
            <p>
              <a href={proposalPath.to(addressOf(one))} lang={writtenLang()}>
                {one.title}
              </a>{' '}
              <span class="secondary">
                {one.authorName} · {money(one.costClp)} · {one.editionName}
              </span>
            </p>
            {children(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerForm({
  organization,
  line,
}: {
  readonly organization: string;
  readonly line: SponsorLine;
}) {
  const id = `razon-${line.number}`;
  return (
    <form class="stack" action={sponsorDeskPath.to({ organization })} method="post" noValidate>
      <input type="hidden" name="propuesta" value={line.proposalId} />
      <Field id={id} name="razon" label={m.proposals_sponsor_desk_reason()} />
      <div class="cluster">
        <Button small name="accion" value="aceptar">
          {m.proposals_sponsor_desk_yes()}
          <span class="visually-hidden"> {line.title}</span>
        </Button>
        <Button kind="secondary" small name="accion" value="rechazar">
          {m.proposals_sponsor_desk_no()}
          <span class="visually-hidden"> {line.title}</span>
        </Button>
      </div>
    </form>
  );
}

function saidOf({ asked, answer: said }: SponsorLine): string {
  if (said === 'accepted') return m.proposals_sponsor_desk_accepted();
  if (said === 'declined') return m.proposals_sponsor_desk_declined();
  return asked === 'organization' ? m.proposals_sponsor_desk_offered() : '';
}

const schema = v.object({
  razon: paragraphsUpTo(500, () => m.proposals_too_long({ limit: '500' })),
});

async function answer(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const proposalId = typed.propuesta ?? '';
  if (!isUuid(proposalId)) return show(house, ask, { code: 'proposals/unknown' });
  const by = {
    organizationId: scopeOf(ask).id,
    now: house.clock.now(),
    pathIn: proposalPathIn,
  };
  const read = parseForm(schema, typed);
  const reason = read.isSound && read.values.razon !== '' ? read.values.razon : null;
  const said = typed.accion === 'aceptar' ? 'accepted' : 'declined';
  const done =
    typed.accion === 'ofrecer'
      ? await offerSponsorship(house.db, proposalId, by)
      : await answerAsSponsor(house.db, { proposalId, answer: said, reason }, by);
  if (!done.ok) return show(house, ask, done.error);
  const organization = ask.params.organization ?? '';
  return seeOther(sponsorDeskPath.to({ organization }, { query: { hecho: 'respondido' } }));
}
