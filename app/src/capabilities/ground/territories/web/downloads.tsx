// The list on screen as files, with the same filters, and where its figures come from.

import { m } from '#words';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { comunasCsvPath, comunasJsonPath } from './paths.ts';

export function Downloads({ query }: { readonly query: Readonly<Record<string, string>> }) {
  return (
    <ListFiles csv={comunasCsvPath.to({}, { query })} json={comunasJsonPath.to({}, { query })}>
      {m.territories_download_source()}
    </ListFiles>
  );
}
