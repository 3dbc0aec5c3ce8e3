// The test of logic and accuracy at the desk: its last record, contest by contest, and the button that runs it again.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { isInPreparation } from '../rules/states.ts';
import type { DeckContest } from '../rules/test-deck.ts';
import type { Election } from '../store/elections.ts';
import type { TestRun } from '../store/test-runs.ts';
import { type DeskShown, deskPage, Facts, Group, Said } from './parts.tsx';
import { desk } from './paths.ts';
import { differenceWords, hashWords, instantWords, money, numberOf } from './words.ts';

interface TestProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly run: TestRun | undefined;
}

export function testPage(props: TestProps): Page {
  const { institution, election, run } = props;
  const at = { institution: institution.slug, election: election.id };
  return deskPage({
    ...props,
    title: m.election_gate_test(),
    lead: m.election_test_lead(),
    children: (
      <>
        {run !== undefined && <Record run={run} timeZone={election.timeZone} />}
        {isInPreparation(election.state) && (
          <form class="stack" action={desk.test.to(at)} method="post">
            <p>{m.election_test_text()}</p>
            <div>
              <Button>
                {run === undefined ? m.election_test_run() : m.election_test_run_again()}
              </Button>
            </div>
          </form>
        )}
      </>
    ),
  });
}

function Record({ run, timeZone }: { readonly run: TestRun; readonly timeZone: string }) {
  return (
    <>
      <Notice tone={run.hasPassed ? 'done' : 'warning'}>
        <p>{run.hasPassed ? m.election_test_passed() : m.election_test_not_passed()}</p>
      </Notice>
      <Facts
        rows={[
          { label: m.election_test_ran_at(), text: instantWords(run.ranAt, timeZone) },
          {
            label: m.election_test_of(),
            text: <span class="code">{hashWords(run.triedSha256)}</span>,
          },
        ]}
      />
      {run.record.contests.map((one) => (
        <TriedContest one={one} />
      ))}
    </>
  );
}

function TriedContest({ one }: { readonly one: DeckContest }) {
  const nulls = one.nulls.reduce((sum, { n }) => sum + n, 0);
  return (
    <Group title={<Said>{one.contest}</Said>}>
      <p>
        {m.election_test_counts({
          ballots: numberOf(one.ballots),
          nulls: numberOf(nulls),
          spent: money(one.spent),
        })}
      </p>
      {one.differs.length > 0 && (
        <ul>
          {one.differs.map((code) => (
            <li>{differenceWords[code]()}</li>
          ))}
        </ul>
      )}
      <RuledTable
        caption={m.election_test_caption()}
        captionHidden
        columns={[
          { label: m.election_field_project() },
          { label: m.election_field_votes(), align: 'end' },
          { label: m.election_field_selected() },
        ]}
        rows={one.votes.map(({ project, n }) => [
          project,
          numberOf(n),
          one.selected.includes(project) ? m.election_value_yes() : m.election_value_no(),
        ])}
      />
    </Group>
  );
}
