// The scan of a sheet, as its team sees it beside the fields.
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { Picture } from '../../../../ui/picture/picture.tsx';

export function PaperScan({ file }: { readonly file: KeptFile | undefined }) {
  return (
    <div class="paper-scan">
      {file === undefined && <p class="secondary">{m.records_paper_no_scan()}</p>}
      {file?.kind === 'pdf' && (
        <p>
          <a href={fileAddress(file.id)}>{m.records_sheet_download({ name: file.name })}</a>
        </p>
      )}
      {file?.kind === 'image' && (
        <Picture
          width={file.width ?? 0}
          height={file.height ?? 0}
          alt={file.alt ?? ''}
          renditions={file.renditions.map(({ variant, contentType }) => ({
            href: fileAddress(file.id, variant),
            contentType,
            width: Number.parseInt(variant, 10),
          }))}
          sizes="(min-width: 960px) 50vw, 92vw"
        />
      )}
    </div>
  );
}
