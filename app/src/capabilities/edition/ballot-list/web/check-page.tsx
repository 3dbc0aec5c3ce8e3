// Where anybody checks a list: with the file and what chance said, in her browser, on this site, or with ten lines of her own.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { PublicEdition } from '../../editions/index.ts';
import type { Checked } from '../rules/check-list.ts';
import { checkingScript } from '../rules/checking-script.ts';
import type { BallotList } from '../store/lists.ts';
import { CheckResult, type Published } from './check-result.tsx';
import { crumbsOf, Hash } from './parts.tsx';
import { checkPath, listPath, textPath } from './paths.ts';

const ISLAND = 'src/capabilities/edition/ballot-list/web/check.client.tsx';

export interface CheckPageProps {
  readonly edition: PublicEdition;
  readonly list: BallotList;
  readonly published: Published;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly checked: Checked | undefined;
  readonly status?: Page['status'];
}

export function checkPage(props: CheckPageProps): Page {
  const { edition, list, problems, published, checked, status } = props;
  const { contest } = list.content;
  const at = { institution: edition.place.slug, edition: edition.slug, contest: contest.code };
  return {
    ...(status === undefined ? {} : { status }),
    title: `${m.ballot_list_check_title()}: ${contest.name}`,
    description: m.ballot_list_check_lead(),
    current: 'comunas',
    islands: [ISLAND],
    hero: (
      <Hero
        title={m.ballot_list_check_title()}
        lead={m.ballot_list_check_lead()}
        crumbs={[
          ...crumbsOf(edition),
          { label: contest.name, lang: writtenLang(), href: listPath.to(at) },
          { label: m.ballot_list_check_title() },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <FormProblems problems={problems} />
            <p>
              {m.ballot_list_check_published()} <Hash sha256={published.sha256} />
            </p>
            <CheckForm {...props} />
            <div
              id="resultado"
              aria-live="polite"
              data-sha256={published.sha256}
              data-order={published.order?.join(' ')}
            >
              {checked && <CheckResult checked={checked} published={published} />}
            </div>
          </div>
          <OwnScript at={at} entropy={list.lot.entropy} />
        </div>
      </section>
    ),
  };
}

function CheckForm({ list, typed, problems }: CheckPageProps) {
  const { institutionSlug: institution, editionSlug: edition, content } = list;
  const at = { institution, edition, contest: content.contest.code };
  return (
    <form
      class="stack"
      id="comprobar"
      action={`${checkPath.to(at)}#resultado`}
      method="post"
      noValidate
      data-text={textPath.to(at)}
    >
      <TextAreaField
        id="nomina"
        name="nomina"
        rows={8}
        label={m.ballot_list_check_file()}
        hint={
          <>
            {m.ballot_list_check_file_hint()}{' '}
            <a href={textPath.to(at)}>{m.ballot_list_text_file()}</a>
          </>
        }
        value={typed.nomina ?? ''}
        error={problemOf(problems, 'nomina')}
      />
      <Field
        id="azar"
        name="azar"
        label={m.ballot_list_check_entropy()}
        hint={m.ballot_list_check_entropy_hint()}
        value={typed.azar ?? list.lot.entropy ?? ''}
        error={problemOf(problems, 'azar')}
      />
      <div>
        <Button>{m.ballot_list_check_do()}</Button>
      </div>
    </form>
  );
}

interface OwnScriptProps {
  readonly at: { readonly institution: string; readonly edition: string; readonly contest: string };
  readonly entropy: string | null;
}

function OwnScript({ at, entropy }: OwnScriptProps) {
  return (
    <section class="stack" aria-labelledby="propio">
      <h2 class="panel-heading" id="propio">
        {m.ballot_list_script_title()}
      </h2>
      <p>{m.ballot_list_script_text()}</p>
      <ol class="stack ballot-list-steps">
        <li>
          <a href={textPath.to(at)} download="nomina.json">
            {m.ballot_list_script_download()}
          </a>
        </li>
        <li>{m.ballot_list_script_save()}</li>
        <li>
          {m.ballot_list_script_run()}{' '}
          <code class="code">
            {`node comprobar.mjs nomina.json ${entropy ?? m.ballot_list_script_entropy()}`}
          </code>
        </li>
      </ol>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="ballot-list-script" tabIndex={0} aria-label={m.ballot_list_script_lines()}>
        <pre id="guion">
          <code>{checkingScript}</code>
        </pre>
      </section>
    </section>
  );
}
