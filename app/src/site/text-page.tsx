// A page of plain text: its sentence on the deep band, then sections of paragraphs and points.
import type { ComponentChildren } from 'preact';
import type { Page } from '../platform/http/route.ts';
import { Hero } from '../ui/hero/hero.tsx';

interface TextPage {
  readonly title: string;
  readonly description: string;
  readonly children: ComponentChildren;
}

/** The description is also the lead: it says what the page is for. */
export function textPage({ title, description, children }: TextPage): Page {
  return {
    title,
    description,
    hero: <Hero title={title} lead={description} />,
    body: (
      <div class="section">
        <div class="wrap">{children}</div>
      </div>
    ),
  };
}

export interface Point {
  readonly title: string;
  readonly text: ComponentChildren;
}

/** Points told by a bold name and a sentence each, ruled like every list. */
export function Points({ points }: { readonly points: readonly Point[] }) {
  return (
    <dl class="points">
      {points.map(({ title, text }) => (
        <div class="point">
          <dt class="point-title">{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
