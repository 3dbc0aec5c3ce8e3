// Where whoever wrote an answer says whether the guide that grew from it names her.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Guide } from '../store/guides.ts';
import { creditPath, guidePath, guidesPath } from './forum-paths.ts';

export interface CreditPageProps {
  readonly guide: Guide;
  readonly publicName: string;
  readonly problems: readonly FieldProblem[];
  readonly done: string | undefined;
}

const chosenOf = { asked: [], agreed: ['si'], declined: ['no'] } as const;

export function creditPage({ guide, publicName: name, problems, done }: CreditPageProps): Page {
  const { slug, title, institutionName: institution, credit } = guide;
  const lead = m.conversation_credit_lead({ institution });
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: m.conversation_credit_title(),
    description: lead,
    hero: (
      <Hero
        title={m.conversation_credit_title()}
        crumbs={[
          { label: m.conversation_guides_title(), href: guidesPath.to({}) },
          { label: title, href: guidePath.to({ guide: slug }) },
          { label: m.conversation_credit_title() },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Done text={done} />
          <form class="stack-wide" method="post" action={creditPath.to({ guide: slug })} noValidate>
            <Choices
              id="nombre"
              name="nombre"
              label={m.conversation_field_credit()}
              hint={m.conversation_hint_credit()}
              error={problemOf(problems, 'nombre')}
              chosen={[...chosenOf[credit]]}
              options={[
                { value: 'si', label: m.conversation_credit_yes({ name }) },
                { value: 'no', label: m.conversation_credit_no() },
              ]}
            />
            <Button>{m.conversation_credit_send()}</Button>
          </form>
        </div>
      </section>
    ),
  };
}
