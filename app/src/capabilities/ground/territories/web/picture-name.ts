// How a picture of Chile is named in its address: the variant and the hash of its content.
import type { MapVariant } from '../rules/projection.ts';
import type { ChileMap } from '../store/chile-map.ts';
import { picturePath } from './paths.ts';

const FORM = /^chile-(upright|lying|backdrop)-([0-9a-f]{12})\.svg$/;

export function pictureAddress(map: ChileMap, variant: MapVariant): string {
  return picturePath.to({ picture: `chile-${variant}-${map.picture(variant).hash}.svg` });
}

export function parsePictureName(
  name: string,
): { readonly variant: MapVariant; readonly hash: string } | undefined {
  const [, variant, hash] = FORM.exec(name) ?? [];
  if (variant === undefined || hash === undefined) return undefined;
  return { variant: variant as MapVariant, hash };
}
