// The way from the desk of an institution to its archive, for those who may take it.
import { m } from '#words';
import { deskPanels } from '../../capabilities/ground/institutions/index.ts';
import { mayDo, permissions } from '../../capabilities/ground/people/rules/index.ts';
import { type Contribution, contribute } from '../../platform/contributions.ts';
import { archivePath } from './routes.tsx';

export const archivePanels: readonly Contribution[] = [
  contribute(deskPanels, async (_, { institution, actor }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (!mayDo(permissions['institutions/take-archive'], actor.grants, scope)) return null;
    const href = archivePath.to({ institution: institution.slug });
    const link = { label: m.site_archive_heading(), href, note: m.site_archive_note() };
    return { title: m.site_archive_panel(), pending: [], links: [link] };
  }),
];
