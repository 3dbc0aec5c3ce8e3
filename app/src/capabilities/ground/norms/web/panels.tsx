// What norms add elsewhere: the page of an institution and its desk.
import { m } from '#words';
import { systemClock } from '../../../../platform/clock.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { deskPanels, institutionPanels } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { countNorms, listNorms } from '../store/norms.ts';
import { dayOfChile } from './norm-list.ts';
import { nationalDesk, normPath, normsPath, ownDesk } from './paths.ts';
import { shortLabelOf } from './words.ts';

const LISTED = 5;

export const panels: readonly Contribution[] = [
  contribute(institutionPanels, async (db, { institution }) => {
    const today = dayOfChile(systemClock.now());
    const own = { text: '', kind: undefined, issuer: institution.slug, onlyInForce: false };
    const [inForce, count] = await Promise.all([
      listNorms(db, { ...own, onlyInForce: true }, today, { limit: LISTED, offset: 0 }),
      countNorms(db, own, today),
    ]);
    if (count === 0) return null;
    const query = { emisor: institution.slug };
    return {
      title: m.norms_panel_title(),
      isKept: true as const,
      body: (
        <>
          <ul class="norm-lineage">
            {inForce.map((norm) => (
              <li>
                <a href={normPath.to({ norm: norm.code })}>{shortLabelOf(norm)}</a>
                <span class="norm-title secondary" lang="es">
                  {norm.title}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <a href={normsPath.to({}, { query })}>{m.norms_panel_all({ count })}</a>
          </p>
        </>
      ),
    };
  }),
  contribute(deskPanels, async (_db, { institution, actor }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    const may = (act: 'norms/keep' | 'norms/keep-national') =>
      mayDo(permissions[act], actor.grants, scope);
    const to = { institution: institution.slug };
    const links = [
      ...(may('norms/keep')
        ? [{ label: m.norms_desk_title(), href: ownDesk.list.to(to), note: m.norms_desk_note() }]
        : []),
      ...(may('norms/keep-national') && institution.kind === 'national-body'
        ? [{ label: m.norms_desk_national_title(), href: nationalDesk.list.to(to) }]
        : []),
    ];
    return links.length === 0 ? null : { title: m.norms_list_title(), pending: [], links };
  }),
];
