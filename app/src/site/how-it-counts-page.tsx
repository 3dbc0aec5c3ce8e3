// `/como-se-cuenta`: the two rules in plain words, with an example that can be done by hand.
import { m } from '#words';
import type { Page } from '../platform/http/route.ts';
import { currentLocale } from '../platform/words.ts';
import { ButtonLink } from '../ui/button/button.tsx';
import { clp, formatMoney } from '../ui/format.ts';
import { RuledTable } from '../ui/table/ruled-table.tsx';
import {
  type ExampleProject,
  exampleEnvelope,
  exampleProjects,
  exampleShare,
  exampleVoters,
} from './counting-example.ts';
import { countPath } from './places.ts';
import { Points, textPage } from './text-page.tsx';

export function howItCountsPage(): Page {
  return textPage({
    title: m.site_how_title(),
    description: m.site_how_lead(),
    children: (
      <>
        <Rules />
        <Example />
        <section class="text-block">
          <h2>{m.site_how_left_title()}</h2>
          <p>{m.site_how_left_text()}</p>
          <Points
            points={[
              { title: m.site_how_left_none_title(), text: m.site_how_left_none_text() },
              { title: m.site_how_left_greedy_title(), text: m.site_how_left_greedy_text() },
              { title: m.site_how_left_add1_title(), text: m.site_how_left_add1_text() },
              { title: m.site_how_left_add1u_title(), text: m.site_how_left_add1u_text() },
            ]}
          />
        </section>
        <section class="text-block">
          <h2>{m.site_how_others_title()}</h2>
          <Points
            points={[
              { title: m.site_how_others_bos_title(), text: m.site_how_others_bos_text() },
              {
                title: m.site_how_others_phragmen_title(),
                text: m.site_how_others_phragmen_text(),
              },
            ]}
          />
        </section>
        <section class="text-block">
          <h2>{m.site_how_ties_title()}</h2>
          <p>{m.site_how_ties_text()}</p>
        </section>
        <section class="text-block">
          <h2>{m.site_how_exact_title()}</h2>
          <p>{m.site_how_exact_text()}</p>
          <p>{m.site_how_exact_real()}</p>
          <p class="secondary">{m.site_how_paper()}</p>
          <p>
            <ButtonLink href={countPath.to({})}>{m.site_nav_count()}</ButtonLink>
          </p>
        </section>
      </>
    ),
  });
}

function Rules() {
  return (
    <>
      <section class="text-block">
        <h2>{m.site_how_greedy_title()}</h2>
        <p>{m.site_how_greedy_text()}</p>
        <p>{m.site_how_greedy_limit()}</p>
      </section>
      <section class="text-block">
        <h2>{m.site_how_mes_title()}</h2>
        <p>{m.site_how_mes_text()}</p>
        <ol class="numbered">
          <li>{m.site_how_mes_step_share()}</li>
          <li>{m.site_how_mes_step_pay()}</li>
          <li>{m.site_how_mes_step_round()}</li>
          <li>{m.site_how_mes_step_end()}</li>
        </ol>
      </section>
    </>
  );
}

function Example() {
  const money = (amount: bigint) => formatMoney(amount, clp, currentLocale());
  return (
    <section class="text-block">
      <h2>{m.site_how_example_title()}</h2>
      <p>
        {m.site_how_example_text({
          envelope: money(exampleEnvelope),
          share: money(exampleShare),
          count: exampleVoters.length,
        })}
      </p>
      <RuledTable
        caption={m.site_how_example_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.site_how_example_project() },
          { label: m.site_how_example_cost(), align: 'end' },
          { label: m.site_how_example_supporters() },
          { label: m.site_how_greedy_title() },
          { label: m.site_how_mes_title() },
        ]}
        rows={exampleProjects.map((project) => [
          projectName[project.id](),
          money(project.cost),
          project.supporters.join(', '),
          byVotes(project),
          byEqualShares(project, money(exampleShare)),
        ])}
      />
      <p>{m.site_how_example_end({ envelope: money(exampleEnvelope) })}</p>
    </section>
  );
}

const projectName: Readonly<Record<ExampleProject['id'], () => string>> = {
  lights: () => m.site_how_example_lights(),
  court: () => m.site_how_example_court(),
  garden: () => m.site_how_example_garden(),
};

function byVotes(project: ExampleProject): string {
  return project.entersByVotes
    ? m.site_how_example_votes_in({ count: project.supporters.length })
    : m.site_how_example_votes_out();
}

function byEqualShares(project: ExampleProject, share: string): string {
  return project.entersByEqualShares
    ? m.site_how_example_shares_in({ share })
    : m.site_how_example_shares_out();
}
