// One ballot of an edition: its amount, how it is voted and counted, and the projects among which one chooses.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EnvelopeBar } from '../../../../ui/envelope-bar/envelope-bar.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type CountingRule, ruleOf } from '../rules/contest-rule.ts';
import type { PublicProject } from '../store/public-editions.ts';
import { crumbsUnder } from './edition-page.tsx';
import { EditionRibbon, type OfEdition, Projects } from './edition-parts.tsx';
import { Facts } from './facts.tsx';
import { ratioWords } from './public-words.ts';
import { refusalSentence } from './refusal-words.ts';
import { ruleNameOf, votingWords } from './rule-words.ts';
import type { SeenContest, SeenEdition } from './seen-edition.ts';
import { contestKindWords, factorWords, interruptionWords, money } from './words.ts';

export interface ContestPageProps extends OfEdition {
  readonly contest: SeenContest;
  /** Names of the places whose residents vote in it; empty for everybody. */
  readonly places: readonly string[];
}

export function contestPage(props: ContestPageProps): Page {
  const { seen, contest } = props;
  const { edition } = seen;
  return {
    title: `${contest.name} · ${edition.name}`,
    description: m.editions_page_contest_description({
      amount: money(contest.amountClp),
      projects: projectsOf(seen, contest),
    }),
    current: 'comunas',
    hero: (
      <Hero
        title={<span lang={writtenLang()}>{contest.name}</span>}
        crumbs={crumbsUnder(seen)}
        lead={m.editions_page_contest_description({
          amount: money(contest.amountClp),
          projects: projectsOf(seen, contest),
        })}
      />
    ),
    body: (
      <>
        <div class="wrap edition-ribbon stack-wide">
          <EditionRibbon seen={seen} />
          <Halted contest={contest} />
        </div>
        <section class="section">
          <div class="wrap columns">
            <Breadth {...props} />
            <HowItIsVoted {...props} />
          </div>
        </section>
        <section class="section">
          <div class="wrap stack-wide">
            <WholeSlate {...props} />
          </div>
        </section>
      </>
    ),
  };
}

function projectsOf({ edition }: SeenEdition, { projects }: SeenContest): string {
  const { scope } = edition.rules.committed;
  return m.editions_page_projects_count({ scope, count: projects.length });
}

function Halted({ contest: { halted, round } }: Pick<ContestPageProps, 'contest'>) {
  if (halted === undefined && round === 1) return null;
  return (
    <Notice tone="warning" title={interruptionWords[halted ?? 'repeated']()}>
      <p>
        {halted === undefined
          ? m.editions_page_contest_repeated({ round })
          : m.editions_page_contest_halted()}
      </p>
    </Notice>
  );
}

function Breadth({ seen, contest }: ContestPageProps) {
  const { breadth, amountClp, narrow, projects, stage } = contest;
  const { scope, breadth: least } = seen.edition.rules.committed;
  const factor = factorWords(least);
  return (
    <section class="stack">
      <h2>{m.editions_page_contest_money()}</h2>
      <EnvelopeBar
        envelope={BigInt(amountClp)}
        demand={BigInt(breadth.demandClp)}
        envelopeLabel={m.editions_page_envelope({ amount: money(amountClp) })}
        demandLabel={
          <>
            {m.editions_page_demand({ scope })}{' '}
            <strong class="money">{money(breadth.demandClp)}</strong>
          </>
        }
        ratio={m.editions_page_times({ ratio: ratioWords(breadth.ratio) })}
        note={
          <>
            {m.editions_page_contest_least({ factor })}{' '}
            {projects.length > 0 && m.editions_page_contest_counted({ scope })}
          </>
        }
      />
      {narrow !== undefined && stage === undefined && projects.length > 0 && (
        <Notice tone="warning" title={m.editions_page_contest_narrow()}>
          <p>{refusalSentence(narrow)}</p>
        </Notice>
      )}
    </section>
  );
}

const ruleSentences: Readonly<Record<CountingRule, () => string>> = {
  'equal-shares': m.editions_page_rule_equal_shares,
  'most-votes-skip': m.editions_page_rule_most_votes_skip,
  'most-votes-stop': m.editions_page_rule_most_votes_stop,
  'votes-per-peso': m.editions_page_rule_votes_per_peso,
  phragmen: m.editions_page_rule_phragmen,
  'bounded-overspending': m.editions_page_rule_bounded_overspending,
};

function HowItIsVoted({ seen, contest, places }: ContestPageProps) {
  const { minProjectClp, maxProjectClp, ballot, rule, kind } = contest;
  const known = ruleOf(rule, ballot.kind);
  const settings = Object.entries(rule).flatMap(([name, value]) =>
    value === undefined ? [] : [{ label: name, text: <span class="code">{value}</span> }],
  );
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.editions_page_contest_how()}</h2>
      <Facts
        rows={[
          {
            label: m.editions_page_contest_who(),
            text:
              places.length === 0 ? (
                m.editions_page_contest_everybody()
              ) : (
                <span lang={writtenLang()}>{places.join(', ')}</span>
              ),
          },
          { label: m.editions_page_contest_kind(), text: contestKindWords[kind]() },
          { label: m.editions_page_ballot_how(), text: votingWords(contest) },
          {
            label: m.editions_page_contest_limits({ scope: seen.edition.rules.committed.scope }),
            text: m.editions_page_from_to({
              from: money(minProjectClp),
              to: money(maxProjectClp),
            }),
          },
          { label: m.editions_page_contest_rule(), text: ruleNameOf(contest) },
        ]}
      />
      {known !== undefined && <p>{ruleSentences[known]()}</p>}
      <Disclosure summary={m.editions_page_contest_settings()}>
        <Facts rows={settings} />
      </Disclosure>
    </section>
  );
}

function WholeSlate({ seen, contest }: ContestPageProps) {
  const { scope } = seen.edition.rules.committed;
  const { projects, withdrawn } = contest;
  if (projects.length + withdrawn.length === 0) {
    return (
      <>
        <h2>{m.editions_page_contest_projects({ scope })}</h2>
        <p>{m.editions_page_none_yet_text({ scope })}</p>
      </>
    );
  }
  return (
    <>
      <section class="stack">
        <h2>{m.editions_page_contest_projects({ scope })}</h2>
        <Projects projects={projects} order={m.editions_page_projects_order()} />
      </section>
      <Groups
        title={m.editions_page_contest_conflicts()}
        groups={groupsOf(projects, ({ conflictGroup }) => conflictGroup)}
      />
      <Groups
        title={m.editions_page_contest_together()}
        groups={groupsOf(projects, ({ togetherGroup }) => togetherGroup)}
      />
      {withdrawn.length > 0 && (
        <section class="stack">
          <h2 class="panel-heading">{m.editions_page_contest_withdrawn({ scope })}</h2>
          <Projects projects={withdrawn} />
        </section>
      )}
    </>
  );
}

type Group = readonly PublicProject[];

function groupsOf(
  projects: readonly PublicProject[],
  groupOf: (project: PublicProject) => string | null,
): readonly Group[] {
  const groups = Map.groupBy(projects, groupOf);
  return [...groups].filter(([name]) => name !== null).map(([, group]) => group);
}

function Groups({ title, groups }: { readonly title: string; readonly groups: readonly Group[] }) {
  if (groups.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="panel-heading">{title}</h2>
      <ul class="edition-links" lang={writtenLang()}>
        {groups.map((group) => (
          <li>{group.map(({ name }) => name).join(' · ')}</li>
        ))}
      </ul>
    </section>
  );
}
