// The result that the file calls official: the same, or what differs and by which rules it would come out.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Choice } from '../rules/choice.ts';
import type { ReportOfficial } from '../rules/report/report.ts';
import { Facts } from './facts.tsx';
import type { ResultOffers } from './result-offers.ts';

interface OfficialProps {
  readonly official: ReportOfficial;
  readonly rules: Rules;
}

type Rules = NonNullable<ResultOffers['rules']>;

export function Official({ official, rules }: OfficialProps) {
  const { isSame, sentence, explanation, onlyOfficial, onlyOurs } = official;
  return (
    <section class="section">
      <div class="wrap stack">
        <h2>{m.count_official_title()}</h2>
        <Notice tone={isSame ? 'done' : 'calm'}>
          <p>{sentence}</p>
          {explanation && <p>{explanation}</p>}
          {official.rules && (
            <>
              <Facts facts={official.rules.lines} />
              <ApplyRules choice={official.rules.choice} rules={rules} />
            </>
          )}
        </Notice>
        {!isSame && (
          <div class="columns columns-even">
            <Names title={m.count_official_only_theirs()} names={onlyOfficial} />
            <Names title={m.count_official_only_ours()} names={onlyOurs} />
          </div>
        )}
      </div>
    </section>
  );
}

interface ApplyRulesProps {
  readonly choice: Choice;
  readonly rules: Rules;
}

/** A form, so that it also works on a file that waits on the server. */
function ApplyRules({
  choice,
  rules: { action, method, choice: before, onApply },
}: ApplyRulesProps) {
  const onSubmit = (event: SubmitEvent) => {
    if (onApply === undefined) return;
    event.preventDefault();
    onApply(choice);
  };
  return (
    <form class="screen-only" action={action} method={method} onSubmit={onSubmit}>
      {Object.entries({ ...before, ...choice }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button kind="secondary" small>
        {m.count_official_apply()}
      </Button>
    </form>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {names.length === 0 ? (
        <p>{m.count_none()}</p>
      ) : (
        <ul class="count-names">
          {names.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
