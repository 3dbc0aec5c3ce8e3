// The invented vote, counted for whoever has no file yet: the same result page, with its rules at hand.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { type Choice, choiceQuery } from '../rules/choice.ts';
import type { ProblemWords, VoteKind, VoteReport } from '../rules/report/report.ts';
import { Trouble } from './count-states.tsx';
import { countPath, exampleFilePath, examplePath, resultPaths } from './paths.ts';
import { contestAnchor } from './result-offers.ts';
import * as parts from './result-parts.tsx';
import { ResultView } from './result-view.tsx';
import { SettingsFields } from './settings-fields.tsx';

/** `publicUrl`: where people reach the site. */
export function examplePage(choice: Choice, report: VoteReport, publicUrl: string): Page {
  const query = choiceQuery(choice);
  const id = 'ejemplo';
  const title = m.count_counted_title({ title: report.title });
  const address = examplePath.to({}, { query });
  return {
    title,
    description: report.lead,
    current: 'count',
    demonstration: m.count_demonstration(),
    hero: <Hero title={title} lead={report.lead} />,
    body: (
      <>
        <ResultView
          report={report}
          contest={0}
          parts={parts}
          offers={{
            links: {
              json: resultPaths.json.to({ id }, { query }),
              csv: resultPaths.csv.to({ id }, { query }),
              pb: resultPaths.pb.to({ id }, { query }),
            },
            checkAddress: new URL(address, publicUrl).href,
            contestHref: () => address + contestAnchor,
            rules: { action: examplePath.to({}), method: 'get', choice },
          }}
        />
        <Rules choice={choice} votes={report.votes} />
      </>
    ),
  };
}

/** The example under rules that cannot be used, or that take too long. */
export function exampleRefusedPage(
  choice: Choice,
  problems: ProblemWords,
  status: 422 | 503,
): Page {
  return {
    status,
    title: m.count_example_link(),
    description: m.count_description(),
    current: 'count',
    demonstration: m.count_demonstration(),
    body: (
      <>
        <div class="wrap count-trouble">
          <Trouble title={m.count_example_refused()} {...problems} />
        </div>
        <Rules choice={choice} open />
      </>
    ),
  };
}

interface RulesProps {
  readonly choice: Choice;
  readonly votes?: VoteKind;
  readonly open?: boolean;
}

function Rules({ choice, votes, open }: RulesProps) {
  return (
    <section class="section screen-only" id="como-contar">
      <div class="wrap stack-wide">
        <Disclosure summary={m.count_how_title()} open={open ?? false}>
          <form class="stack-wide" action={examplePath.to({})} method="get">
            <p class="count-how-hint">{m.count_how_hint()}</p>
            <SettingsFields choice={choice} votes={votes} />
            <Button>{m.count_apply()}</Button>
          </form>
        </Disclosure>
        <p class="cluster">
          <a href={countPath.to({})}>{m.count_own_file()}</a>
          <a href={exampleFilePath.to({})}>{m.count_example_file()}</a>
        </p>
      </div>
    </section>
  );
}
