// The front of the Mesa de Trabajo: how it stands in a few numbers, what is agreed and common, and beside it what comes next.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Part } from './part.ts';
import { PartSections } from './part-sections.tsx';

/** Parts one under the other, and others beside them. */
export interface FrontRow {
  readonly main: readonly Part[];
  readonly beside: readonly Part[];
}

export interface FrontParts {
  readonly rows: readonly FrontRow[];
  /** Who sits, as wide as the page; its numbers come first. */
  readonly below: readonly Part[];
}

export function frontPage({ rows, below }: FrontParts): Page {
  const inRows = rows.flatMap(({ main, beside }) => [...main, ...beside]);
  const figures = [...below, ...inRows].flatMap((part) => part.figures ?? []);
  return {
    title: m.roundtable_title(),
    description: m.roundtable_description(),
    hero: <Hero title={m.roundtable_title()} lead={m.roundtable_lead()} />,
    body: (
      <>
        <section class="section">
          <div class="wrap roundtable-figures">
            <KeyFigures figures={figures} />
          </div>
        </section>
        {rows.map(({ main, beside }) => (
          <section class="section">
            <div class="wrap columns">
              <div class="stack-wide">
                {main.map((part) => (
                  <PartOf part={part} />
                ))}
              </div>
              <aside class="stack-wide">
                {beside.map((part) => (
                  <PartOf part={part} isBeside />
                ))}
              </aside>
            </div>
          </section>
        ))}
        <PartSections parts={below} />
      </>
    ),
  };
}

function PartOf({
  part: { title, body },
  isBeside = false,
}: {
  readonly part: Part;
  readonly isBeside?: boolean;
}) {
  return (
    <section class="stack">
      <h2 class={isBeside ? 'panel-heading' : undefined}>{title}</h2>
      {body}
    </section>
  );
}
