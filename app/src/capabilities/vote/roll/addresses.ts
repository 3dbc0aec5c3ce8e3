// The address of a desk, which is also told outside pages.
import { definePath } from '../../../platform/http/path.ts';

/** Where whoever works at a table marks rights. */
export const tablePath = definePath(
  '/gestion/:institution/votaciones/:election/mesa',
  '/en/manage/:institution/votes/:election/table',
);
