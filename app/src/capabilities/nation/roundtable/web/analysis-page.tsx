// The form in which a representative publishes the analysis of her member on a topic, with its sources.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Topic } from '../store/topics.ts';
import { crumbs } from './parts.tsx';
import { seatPath } from './paths.ts';
import { SourceFields } from './source-fields.tsx';
import { MOST_SOURCES } from './topic-forms.ts';
import { seatTopic } from './topic-paths.ts';

export interface AnalysisPageProps {
  readonly topic: Topic;
  readonly member: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function analysisPage({ topic, member, typed, problems, status }: AnalysisPageProps): Page {
  const at = { topic: String(topic.number) };
  const title = m.roundtable_analysis_write();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${topic.title}`,
    description: m.roundtable_analysis_lead({ member }),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_analysis_lead({ member })}
        crumbs={crumbs(
          { label: m.roundtable_seat(), href: seatPath.to({}) },
          { label: topic.title, href: seatTopic.front.to(at) },
          { label: title },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <form
            class="stack-wide"
            action={seatTopic.analysis.to(at)}
            method="post"
            enctype="multipart/form-data"
            noValidate
          >
            <Field
              id="titulo"
              name="titulo"
              label={m.roundtable_field_title()}
              error={problemOf(problems, 'titulo')}
              value={typed.titulo}
            />
            <TextAreaField
              id="resumen"
              name="resumen"
              label={m.roundtable_field_summary()}
              rows={12}
              error={problemOf(problems, 'resumen')}
              value={typed.resumen}
            />
            <FileDrop
              id="archivo"
              name="archivo"
              label={m.roundtable_field_file()}
              hint={m.roundtable_hint_pdf()}
              error={problemOf(problems, 'archivo')}
              accept=".pdf"
              isOptional
            />
            <SourceFields
              legend={m.roundtable_sources()}
              typed={typed}
              problems={problems}
              shown={MOST_SOURCES}
            />
            <p>
              <Button>{m.roundtable_analysis_publish()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}
