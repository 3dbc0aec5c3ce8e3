// Who decides what in an edition, and when, in plain words; it is read before taking part, and printed.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { DecisionNotice } from './decision-notice.tsx';
import { crumbsUnder } from './edition-page.tsx';
import { EditionRibbon, type OfEdition } from './edition-parts.tsx';
import { LevelBand } from './level-band.tsx';
import { commitmentPath, rulesPath } from './paths.ts';
import { bodyOf, placeName } from './public-words.ts';
import { at } from './seen-edition.ts';

export function whoDecidesPage({ seen }: OfEdition): Page {
  const { edition } = seen;
  const params = at(edition);
  return {
    title: `${m.editions_page_to_who_decides()} · ${edition.name}`,
    description: m.editions_page_who_decides_lead({ place: placeName(edition.place) }),
    current: 'comunas',
    hero: (
      <Hero
        title={m.editions_page_to_who_decides()}
        crumbs={crumbsUnder(seen)}
        lead={m.editions_page_who_decides_lead({ place: placeName(edition.place) })}
      />
    ),
    body: (
      <>
        <div class="wrap edition-ribbon">
          <EditionRibbon seen={seen} />
        </div>
        <LevelBand seen={seen} />
        <section class="section">
          <div class="wrap stack-wide">
            <h2>{m.editions_page_who_decides_steps()}</h2>
            <DecisionNotice seen={seen} />
            <ul class="plain-links">
              <li>
                <a href={commitmentPath.to(params)}>
                  {m.editions_page_commitment({ body: bodyOf(edition.place).name })}
                </a>
              </li>
              <li>
                <a href={rulesPath.to(params)}>{m.editions_page_rules()}</a>
              </li>
            </ul>
          </div>
        </section>
      </>
    ),
  };
}
